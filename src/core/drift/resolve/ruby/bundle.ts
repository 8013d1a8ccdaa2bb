/** What a `Gemfile` or a gemspec declares. */
export interface GemList {
  production: ReadonlySet<string>;
  development: ReadonlySet<string>;
  /** Set where gems are added by code or other files: what is missing may be declared after all. */
  open: boolean;
}

/** A gemspec, as far as its values are written out. */
export interface Gemspec extends GemList {
  name: string | undefined;
  requirePaths: readonly string[] | undefined;
}

const quoted = `(?:'([^'\\n]*)'|"([^"\\n#]*)")`;
const gemCall = new RegExp(`^\\s*gem[ (]\\s*${quoted}(.*)$`);
const groupOption = /\bgroups?(?::|"?\s*=>)\s*(\[[^\]]*\]|:\w+|['"]\w+['"])/;
const opensBlock = /\bdo\b(?:\s*\|[^|]*\|)?\s*$|^\s*(?:if|unless|case|begin|while|until|def)\b/;
const adds = /^\s*(?:eval_gemfile|instance_eval|gem[ (]\s*[^\s'"(])|\.each\b/;
const groupsOfDevelopment = new Set(['development', 'test']);

/** Reads a `Gemfile`. Gems of which every group is `development` or `test` are for development. */
export function readGemfile(text: string): GemList {
  const production = new Set<string>();
  const development = new Set<string>();
  let open = false;
  /** For each block that is open: the groups that it names, if it names any. */
  const blocks: (readonly string[] | undefined)[] = [];
  for (const line of statements(text)) {
    if (adds.test(line)) open = true;
    const found = gemCall.exec(line);
    if (found !== null) {
      const option = groupOption.exec(found[3] ?? '')?.[1];
      const groups = option === undefined ? blocks.findLast(names => names !== undefined) : wordsOf(option);
      const forDevelopment =
        groups !== undefined && groups.length > 0 && groups.every(name => groupsOfDevelopment.has(name));
      (forDevelopment ? development : production).add(found[1] ?? found[2] ?? '');
    } else if (/^\s*end\b/.test(line)) blocks.pop();
    else if (opensBlock.test(line)) {
      const group = /^\s*group[ (](.*)\bdo\b/.exec(line)?.[1];
      blocks.push(group === undefined ? undefined : wordsOf(group.replace(/\w+:\s*\w+/g, '')));
    }
  }
  return { production, development, open };
}

const dependency = new RegExp(`\\.add_(runtime_|development_)?dependency[ (]\\s*(?:${quoted}|\\S)`);
const nameOfGem = new RegExp(`\\.name\\s*=\\s*${quoted}`);
const requirePaths = /\.require_paths?\s*=\s*(\[[^\]]*\]|%w[[({][^\])}]*[\])}]|['"][^'"]*['"])/;

/** Reads a gemspec. */
export function readGemspec(text: string): Gemspec {
  const production = new Set<string>();
  const development = new Set<string>();
  let open = false;
  let name: string | undefined;
  let paths: string[] | undefined;
  for (const line of statements(text)) {
    const found = dependency.exec(line);
    const gem = found?.[2] ?? found?.[3];
    if (gem !== undefined) (found?.[1] === 'development_' ? development : production).add(gem);
    else if (found !== null) open = true;
    const named = nameOfGem.exec(line);
    name ??= named?.[1] ?? named?.[2];
    const listed = requirePaths.exec(line)?.[1];
    if (listed !== undefined) paths ??= listed.match(/[\w./-]+/g)?.filter(path => path !== 'w') ?? [];
  }
  return { production, development, open, name, requirePaths: paths };
}

/** The names of all gems in a `Gemfile.lock`. */
export function readLock(text: string): Set<string> {
  const names = new Set<string>();
  for (const line of text.split('\n')) {
    const found = /^ {4}([\w.-]+) \(/.exec(line);
    if (found !== null) names.add(found[1]!);
  }
  return names;
}

/** The lines of a manifest without comments; a line that ends in a comma goes on in the next one. */
function* statements(text: string): Generator<string> {
  let pending = '';
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*#/.test(line) || line.length > 2000) continue;
    pending = pending === '' ? line : `${pending} ${line.trim()}`;
    if (/,\s*$/.test(line) && pending.length < 5000) continue;
    yield pending;
    pending = '';
  }
  if (pending !== '') yield pending;
}

const wordsOf = (text: string): string[] => text.match(/\w+/g) ?? [];
