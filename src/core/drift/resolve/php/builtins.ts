// Classes of PHP 8.4 and the extensions in its source tree (their stubs, `*.stub.php`), as far as they are global.
// Exceptions, iterators and what shares a beginning with others are told by that; the rest stands here.
const classes = new Set(
  (
    'AddressInfo AllowDynamicProperties AppendIterator ArgumentCountError ArithmeticError ArrayAccess ArrayIterator ' +
    'ArrayObject AssertionError Attribute BackedEnum Closure Collator CompileError Countable CurlHandle ' +
    'CurlMultiHandle CurlShareHandle CURLFile CURLStringFile DeflateContext Deprecated Directory DivisionByZeroError ' +
    'Error Exception FFI Fiber FiberError finfo GdFont GdImage Generator GMP HashContext Imagick ImagickDraw ImagickPixel ' +
    'InflateContext Iterator IteratorAggregate JsonSerializable LibXMLError Locale Memcache Memcached MessageFormatter ' +
    'Normalizer NumberFormatter OuterIterator Override ParseError php_user_filter PhpToken Redis RedisCluster Reflector ' +
    'ResourceBundle ReturnTypeWillChange SeekableIterator SensitiveParameter SensitiveParameterValue Serializable ' +
    'Shmop SNMP Socket Spoofchecker stdClass Stringable SysvMessageQueue SysvSemaphore SysvSharedMemory Throwable tidy ' +
    'tidyNode Transliterator Traversable TypeError UConverter UnhandledMatchError UnitEnum ValueError WeakMap ' +
    'WeakReference XSLTProcessor ZipArchive __PHP_Incomplete_Class'
  )
    .toLowerCase()
    .split(' '),
);

const families =
  /^(?:(?:Date|DOM|FFI|Intl|LDAP|MongoDB|mysqli|OpenSSL|PDO|Pg[A-Z]|Phar|Reflection|Session|SimpleXML|Soap|Sodium|Spl|SQLite3|XML)\w*|\w+(?:Iterator|Exception))$/i;
// The classes of Composer that it writes into every `vendor` folder are as good as built in.
const spaces = /^(?:(?:BcMath|Dom|FFI|Pdo|Random|Uri|Composer\\Autoload)\\|Composer\\InstalledVersions$)/i;

/** Whether a name is that of a class which every PHP has, whatever a workspace declares beside it. */
export const isCoreClass = (name: string): boolean => classes.has(name.toLowerCase());

/** Whether a name without a declaration is PHP's own. `form` is that of the `use`. */
export function isBuiltin(name: string, form: string | undefined): boolean {
  if (name.includes('\\')) return spaces.test(name);
  // Global functions and constants are nearly all PHP's own, in thousands.
  if (form === 'function' || form === 'const') return true;
  return isCoreClass(name) || (families.test(name) && !name.includes('_'));
}
