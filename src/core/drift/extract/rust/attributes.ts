import { detached } from '../detached.ts';

/** What is read of an attribute. */
export interface Attribute {
  /** True for `#![…]`, which speaks of what it stands in. */
  isInner: boolean;
  /** Files that `path = "…"` names: several where they depend on the system. */
  paths: string[];
  /** True where what the attribute stands at is compiled for tests only. */
  tests: boolean;
}

// Few attributes say anything of interest: the others are turned away by their first word.
const wanted = /#(!?)\[\s*(path|cfg_attr|cfg|(?:\w+::){0,4}(?:test|bench))\b/y;
const path = /\bpath\s*=\s*"([^"\n]*)"/g;
const forTests = /^cfg\s*\(\s*(?:test\s*\)|all\s*\((?!.*\b(?:any|not)\b).*\btest\b)/s;
/** As much of an attribute as is looked at. */
const longest = 600;

/** The attribute that begins at `at`; undefined for one that says nothing of interest. */
export function readAttribute(text: string, at: number): Attribute | undefined {
  wanted.lastIndex = at;
  const [whole, mark, word] = wanted.exec(text) ?? [];
  if (whole === undefined || word === undefined) return undefined;
  const start = at + whole.length - word.length;
  const some = text.slice(start, start + longest);
  const close = some.indexOf(']');
  const content = close < 0 ? some : some.slice(0, close);
  const namesFile = word === 'path' || word === 'cfg_attr';
  return {
    isInner: mark === '!',
    paths: namesFile ? [...content.matchAll(path)].map(found => detached(found[1]!)) : [],
    tests: word === 'cfg' ? forTests.test(content) : !namesFile,
  };
}
