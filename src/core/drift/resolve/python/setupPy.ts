import { Char, isSpace, lineEnd } from '../../extract/characters.ts';
import { python } from '../../extract/python.ts';
import type { DependencyList } from './dependencies.ts';
import { purposeOf } from './dependencies.ts';

/** What resolution reads of a `setup.py`, as far as it is written out. */
interface SetupPy {
  name: string | undefined;
  /** Values of `package_dir`, and where packages are looked for. */
  folders: readonly string[];
}

/** Reads a `setup.py` without running it; what is computed makes the list of dependencies unreadable. */
export function readSetupPy(path: string, text: string, list: DependencyList): SetupPy {
  const spans = python.spans(text);
  const argument = (name: string): number => {
    for (const found of text.matchAll(new RegExp(String.raw`(?<![\w.])${name}\s*=(?!=)\s*`, 'g'))) {
      if (spans.isCode(found.index)) return found.index + found[0].length;
    }
    return -1;
  };

  const install = argument('install_requires');
  if (install >= 0) {
    const requirements = readList(text, install);
    if (requirements === undefined) list.unreadable ??= `${path} computes \`install_requires\``;
    else list.addAll(requirements.values, 'production');
  } else if (/\*\*\s*\w/.test(text)) list.unreadable ??= `${path} computes the arguments of \`setup\``;
  for (const name of ['tests_require', 'setup_requires']) {
    const at = argument(name);
    if (at >= 0) list.addAll(readList(text, at)?.values ?? [], 'development');
  }
  readExtras(path, text, argument('extras_require'), list);
  const name = argument('name');
  const constant = constantAt(text, name);
  return {
    name: firstString(text, constant === undefined ? name : argument(constant)),
    folders: sourceFolders(text),
  };
}

function readExtras(path: string, text: string, at: number, list: DependencyList): void {
  if (at < 0) return;
  let next = text[at] === '{' ? skipSpace(text, at + 1) : -1;
  while (next >= 0 && text[next] !== '}') {
    const key = stringAt(text, next);
    const colon = key === undefined ? -1 : skipSpace(text, key.end);
    const start = text[colon] === ':' ? skipSpace(text, colon + 1) : -1;
    const requirements = start < 0 ? undefined : readList(text, start);
    if (key === undefined || requirements === undefined) {
      next = -1;
      break;
    }
    list.addAll(requirements.values, purposeOf(key.value));
    next = skipSpace(text, requirements.end);
    if (text[next] === ',') next = skipSpace(text, next + 1);
  }
  if (next < 0) list.unreadable ??= `${path} computes \`extras_require\``;
}

/** The strings of a list or tuple that is written out, and where it ends; undefined where something is computed. */
function readList(text: string, at: number): { values: string[]; end: number } | undefined {
  const close = text[at] === '[' ? ']' : text[at] === '(' ? ')' : undefined;
  if (close === undefined) return undefined;
  const values: string[] = [];
  let next = skipSpace(text, at + 1);
  while (text[next] !== close) {
    const item = stringAt(text, next);
    if (item === undefined) return undefined;
    values.push(item.value);
    next = skipSpace(text, item.end);
    if (text[next] === ',') next = skipSpace(text, next + 1);
    else if (text[next] !== close) return undefined;
  }
  // A list that something is added to is computed.
  const after = text[skipSpace(text, next + 1)];
  return after === ',' || after === ')' || after === '}' ? { values, end: next + 1 } : undefined;
}

const literal = /[rRuU]?(?:"((?:[^"\\\r\n]|\\.){0,1000})"|'((?:[^'\\\r\n]|\\.){0,1000})')/y;

function stringAt(text: string, at: number): { value: string; end: number } | undefined {
  literal.lastIndex = at;
  const found = literal.exec(text);
  return found === null ? undefined : { value: found[1] ?? found[2] ?? '', end: literal.lastIndex };
}

const firstString = (text: string, at: number): string | undefined =>
  at < 0 ? undefined : stringAt(text, at)?.value;

const constantName = /[A-Za-z_]\w{0,100}(?=\s*[,)])/y;

/** The name that stands instead of a string: `NAME` of `name=NAME`. */
function constantAt(text: string, at: number): string | undefined {
  constantName.lastIndex = Math.max(0, at);
  return at < 0 ? undefined : constantName.exec(text)?.[0];
}

/** Index after white space and comments. */
function skipSpace(text: string, at: number): number {
  let index = at;
  for (;;) {
    const code = text.charCodeAt(index);
    if (isSpace(code)) index++;
    else if (code === Char.hash) index = lineEnd(text, index);
    else return index;
  }
}

function sourceFolders(text: string): string[] {
  const mapped = /package_dir\s*=\s*(?:dict\(|\{)([^})]*)/.exec(text)?.[1] ?? '';
  const where = /find_(?:namespace_)?packages\(\s*(?:where\s*=\s*)?["']([^"']+)["']/.exec(text)?.[1];
  const values = [...mapped.matchAll(/["']["']\s*:\s*["']([^"']*)["']/g)].map(found => found[1]!);
  return where === undefined ? values : [...values, where];
}
