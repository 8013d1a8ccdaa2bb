// `sys.stdlib_module_names` of CPython 3.8 to 3.14 without the names that begin with an underscore.
const modules =
  'abc aifc annotationlib antigravity argparse array ast asynchat asyncore atexit audioop base64 bdb binascii binhex ' +
  'bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop colorsys compileall ' +
  'configparser contextlib contextvars copy copyreg crypt csv dataclasses datetime decimal difflib dis doctest ' +
  'dummy_threading enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc ' +
  'genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac imaplib imghdr imp inspect io ' +
  'ipaddress itertools keyword linecache locale lzma macpath mailbox mailcap marshal math mimetypes mmap modulefinder ' +
  'msvcrt netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev parser pdb pickle ' +
  'pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr ' +
  'pydoc pyexpat queue quopri random readline reprlib resource rlcompleter runpy sched secrets select selectors ' +
  'shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sre_compile sre_constants sre_parse ' +
  'ssl stat statistics stringprep struct subprocess sunau symbol symtable sys syslog tabnanny tarfile telnetlib ' +
  'tempfile termios textwrap this threading time timeit token tokenize trace traceback tracemalloc tty turtle types ' +
  'typing unicodedata uu uuid warnings wave weakref webbrowser winreg winsound xdrlib zipapp zipimport zlib';

// Those of them that have submodules.
const packages =
  'asyncio collections compression concurrent ctypes curses dbm distutils email encodings ensurepip html http idlelib ' +
  'importlib json lib2to3 logging msilib multiprocessing pathlib profiling pydoc_data re sqlite3 string sysconfig ' +
  'tkinter tomllib turtledemo unittest urllib venv wsgiref xml xmlrpc zipfile zoneinfo';

// What Python 3 renamed: the table of standard library names in PEP 3108.
const renamed =
  'BaseHTTPServer CGIHTTPServer ConfigParser Cookie HTMLParser Queue SimpleHTTPServer SimpleXMLRPCServer SocketServer ' +
  'StringIO Tkinter UserDict UserList UserString __builtin__ anydbm cPickle cStringIO commands cookielib copy_reg ' +
  'dbhash dumbdbm exceptions gdbm htmlentitydefs httplib md5 new robotparser sets sha thread tkFont tkMessageBox ' +
  'urllib2 urlparse whichdb xmlrpclib';

const moduleNames = new Set(`${modules} ${renamed}`.split(' '));
const packageNames = new Set(packages.split(' '));
const ownNames = new Set(['__future__', '__main__']);

/** How a top-level name belongs to the language: a package can have submodules, a module cannot. */
export function standardKind(name: string): 'module' | 'package' | undefined {
  if (packageNames.has(name) || ownNames.has(name)) return 'package';
  if (moduleNames.has(name)) return 'module';
  return privateNames.has(name) ? 'package' : undefined;
}

// Private modules that programs import nevertheless; `_typeshed` is known to type checkers alone.
const privateNames = new Set(
  (
    '_abc _ast _asyncio _bisect _bootlocale _bz2 _codecs _collections _collections_abc _colorize _compat_pickle ' +
    '_contextvars _csv _ctypes _curses _datetime _decimal _dummy_thread _elementtree _frozen_importlib ' +
    '_frozen_importlib_external _functools _hashlib _heapq _imp _interpreters _io _json _locale _lsprof _lzma ' +
    '_markupbase _multiprocessing _opcode _operator _osx_support _pickle _posixshmem _posixsubprocess _py_abc ' +
    '_pydecimal _pyio _pyrepl _queue _random _scproxy _sha1 _sha256 _sha512 _signal _sitebuiltins _socket _sqlite3 _sre _ssl ' +
    '_stat _statistics _string _strptime _struct _symtable _sysconfigdata _testcapi _thread _threading_local _tkinter ' +
    '_tokenize _tracemalloc _typeshed _typing _uuid _warnings _weakref _weakrefset _winapi _winreg _zoneinfo'
  ).split(' '),
);
