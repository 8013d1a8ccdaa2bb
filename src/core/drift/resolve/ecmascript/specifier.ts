/** A specifier taken apart, by the way in which it has to be looked up. */
export type Specifier =
  | { kind: 'relative'; text: string; folderOnly: boolean }
  /** From the root that a bundler serves. */
  | { kind: 'rooted'; text: string }
  /** An entry of the `imports` field. */
  | { kind: 'internal'; text: string }
  | { kind: 'scheme'; scheme: string; text: string }
  /** `name` is undefined where no package can be called so (`@/x`, `~/x`): only an alias can help then. */
  | { kind: 'bare'; text: string; name: string | undefined; subpath: string };

// A drive letter (`C:\x`) is no scheme, so at least two letters.
const scheme = /^([a-z][a-z0-9+.-]+):/i;
const packageName = /^(?:@[a-z0-9-][a-z0-9-._]*\/)?[a-z0-9-][a-z0-9-._]*$/i;
const relative = /^\.{1,2}(?:\/|$)/;
const folderEnd = /(?:^|\/)\.{0,2}$/;

/** Longer than any path that a file system takes; what is longer is no specifier but data or an attack. */
const longest = 4096;

/** Undefined for what can name no module: nothing, or far too much. */
export function parseSpecifier(specifier: string): Specifier | undefined {
  // Most imports begin with a dot, which no scheme does.
  const found = specifier.startsWith('.') ? undefined : scheme.exec(specifier)?.[1];
  if (specifier.length > longest && found === undefined) return undefined;
  if (found !== undefined) return { kind: 'scheme', scheme: found.toLowerCase(), text: specifier };
  // webpack's inline loaders stand before the module, each followed by `!`.
  const text = specifier.slice(specifier.lastIndexOf('!') + 1);
  if (text === '') return undefined;
  if (relative.test(text)) return { kind: 'relative', text, folderOnly: folderEnd.test(text) };
  if (text.startsWith('/')) return { kind: 'rooted', text };
  if (text.startsWith('#')) return { kind: 'internal', text };
  return { kind: 'bare', text, ...packageParts(text) };
}

/** The package name of a bare specifier, and what stands behind it (`./x`, or `.` for the package itself). */
export function packageParts(text: string): { name: string | undefined; subpath: string } {
  const path = withoutQuery(text);
  const first = path.indexOf('/');
  const end = path.startsWith('@') && first > 0 ? path.indexOf('/', first + 1) : first;
  const name = end < 0 ? path : path.slice(0, end);
  const rest = end < 0 ? '' : path.slice(end + 1);
  return { name: packageName.test(name) ? name : undefined, subpath: rest === '' ? '.' : `./${rest}` };
}

/** Bundlers take instructions behind `?`, and images a fragment: neither belongs to the file's name. */
export function withoutQuery(text: string): string {
  // The first character is not asked: `#x` is an entry of `imports`.
  const query = text.indexOf('?', 1);
  const fragment = text.indexOf('#', 1);
  if (query < 0 && fragment < 0) return text;
  return text.slice(0, query < 0 || fragment < 0 ? Math.max(query, fragment) : Math.min(query, fragment));
}
