// First parts of what Ruby's own library provides, from the library of Ruby 3.1 (`rubylibdir` and `rubyarchdir`).
const library = new Set(
  (
    'English abbrev base64 benchmark bigdecimal bundler cgi continuation coverage csv date delegate did_you_mean ' +
    'digest drb enc enumerator erb error_highlight etc expect fcntl fiber fiddle fileutils find forwardable getoptlong ' +
    'ipaddr irb json kconv logger mkmf monitor mutex_m nkf objspace observer open-uri open3 openssl optionparser ' +
    'optparse ostruct pathname pp prettyprint pstore psych pty racc random rational rbconfig rdoc readline reline ' +
    'resolv resolv-replace rinda ripper rubygems securerandom set shellwords singleton socket stringio strscan syslog ' +
    'tempfile thread time timeout tmpdir tsort un unicode_normalize uri weakref win32ole yaml zlib'
  ).split(' '),
);

// First parts that Ruby shares with gems: what below them is its own.
const shared: Readonly<Record<string, ReadonlySet<string>>> = {
  digest: new Set(['bubblebabble', 'md5', 'rmd160', 'sha1', 'sha2', 'version']),
  io: new Set(['console', 'nonblock', 'wait']),
  net: new Set(['ftp', 'http', 'https', 'imap', 'pop', 'protocol', 'smtp']),
};

/** Whether a required path belongs to Ruby's own library. */
export function isLibrary(path: string): boolean {
  const [first = '', second] = path.split('/');
  const below = Object.hasOwn(shared, first) ? shared[first] : undefined;
  if (below !== undefined && second !== undefined) return below.has(second);
  return library.has(first);
}

// Gems whose required path is not their name, from their gemspecs.
const gemOfPath: Readonly<Record<string, string>> = {
  action_controller: 'actionpack',
  action_dispatch: 'actionpack',
  active_record: 'activerecord',
  concurrent: 'concurrent-ruby',
  curl: 'curb',
  filemagic: 'ruby-filemagic',
  magic: 'ruby-magic',
  progressbar: 'ruby-progressbar',
  'google/protobuf': 'google-protobuf',
  'rails/generators': 'railties',
  'rails/test_help': 'railties',
  vips: 'ruby-vips',
  xml: 'libxml-ruby',
  zip: 'rubyzip',
};

/** The gem whose name differs from the required path, where that is well known. */
export function wellKnownGem(path: string): string | undefined {
  for (let prefix = path; prefix !== ''; prefix = prefix.slice(0, Math.max(prefix.lastIndexOf('/'), 0))) {
    if (Object.hasOwn(gemOfPath, prefix)) return gemOfPath[prefix];
  }
  return undefined;
}

// Gems that are declared for the sake of others which they consist of.
const parts: Readonly<Record<string, readonly string[]>> = {
  rails: [
    ...[
      'actioncable',
      'actionmailbox',
      'actionmailer',
      'actionpack',
      'actiontext',
      'actionview',
      'activejob',
    ],
    ...['activemodel', 'activerecord', 'activestorage', 'activesupport', 'railties'],
  ],
  rspec: ['rspec-core', 'rspec-expectations', 'rspec-mocks', 'rspec-support'],
  'rspec-rails': ['rspec-core', 'rspec-expectations', 'rspec-mocks', 'rspec-support'],
};

/** The gems by which a gem may be declared: itself, and those that it is a part of. */
export function declaringGems(gem: string): string[] {
  return [gem, ...Object.keys(parts).filter(whole => parts[whole]!.includes(gem))];
}
