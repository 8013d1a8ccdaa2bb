/** The modules of Node that may be imported without `node:`; a subpath belongs to its module. */
export const builtinNames: ReadonlySet<string> = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns ' +
    'domain events fs http http2 https inspector module net os path perf_hooks process punycode querystring ' +
    'readline repl stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);

const subpaths = new Set([
  'assert/strict',
  'dns/promises',
  'fs/promises',
  'inspector/promises',
  'path/posix',
  'path/win32',
  'readline/promises',
  'stream/consumers',
  'stream/promises',
  'stream/web',
  'timers/promises',
  'util/types',
]);

const prefix = 'node:';

/**
 * `node:fs` for `fs`, `fs/promises`, `node:fs` and `node:fs/promises`; undefined for what is no module of Node
 * (`buffer/` is a package). With the prefix every name counts: some modules, such as `node:test`, have no other.
 */
export function normaliseBuiltin(specifier: string): string | undefined {
  if (specifier.startsWith(prefix)) return moduleOf(specifier);
  return builtinNames.has(specifier) || subpaths.has(specifier) ? moduleOf(prefix + specifier) : undefined;
}

function moduleOf(prefixed: string): string {
  const slash = prefixed.indexOf('/');
  return slash < 0 ? prefixed : prefixed.slice(0, slash);
}
