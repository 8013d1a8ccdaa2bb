import { remember } from '../../../remember.ts';
import { lineFeed } from '../../extract/characters.ts';
import type { SourceText } from '../standard.ts';
import type { Dialect, Place } from './dialect.ts';

// Errors of one kind that are let pass are a decision; everything at once is not. Linters draw the line there too.
const broadExcept =
  /^([ \t]*)except(?:[ \t]+\(?(?:Base)?Exception\)?(?:[ \t]+as[ \t]+\w+)?)?[ \t]*:[ \t]*(?:(?:pass|\.\.\.)[ \t]*(?:#[^\n]*)?$|(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n){0,100}\1[ \t]+(?:pass|\.\.\.)[ \t]*(?:#[^\n]*)?$)/gm;

function droppedErrors({ text, spans }: SourceText): { at: Place; body: Place }[] {
  return [...text.matchAll(broadExcept)].flatMap(({ 0: whole, 1: indent, index }) => {
    const start = index + indent!.length;
    if (!spans.isCode(start)) return [];
    const end = index + whole.length;
    if (staysInside(text, end, indent!.length)) return [];
    const colon = text.indexOf(':', start) + 1;
    return [{ at: { start, end: start + 'except'.length }, body: { start: colon, end } }];
  });
}

/** True where the block goes on behind `pass`. */
function staysInside(text: string, end: number, indent: number): boolean {
  const next = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*([ \t]*)\S/.exec(text.slice(end + 1, end + 2_000));
  return next !== null && next[1]!.length > indent;
}

/** More than the parameters of any function take. */
const longestHead = 10_000;

/** True where the body of a function begins with a text. */
function hasDocstring({ text, spans }: SourceText, at: number): boolean {
  let depth = 0;
  for (let index = at; index < Math.min(text.length, at + longestHead); index++) {
    const character = text[index]!;
    if (!'()[]{}:'.includes(character) || !spans.isCode(index)) continue;
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (depth === 0) {
      const rest = text.slice(index + 1, index + longestHead);
      const blank = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*/.exec(rest)![0].length;
      return /^[rRuUbB]{0,2}["']/.test(rest.slice(blank, blank + 3));
    }
  }
  return false;
}

/** Top-level functions, and methods of top-level classes that are not hidden; nested functions are nobody's business. */
function isPublic(source: SourceText, at: number, name: string): boolean {
  if (name.startsWith('_')) return false;
  const { text } = source;
  const indent = /^[ \t]*/.exec(text.slice(at, at + 200))![0].length;
  if (indent > 0 && !isInPublicClass(source, at)) return false;
  // A further form of one function, or one that says nothing new.
  const above = text.slice(Math.max(0, at - 400), at);
  const decorators = /(?:\n[ \t]*@[^\n]*)*\n?[ \t]*$/.exec(above)![0];
  return !/@(?:[\w.]+\.)?(?:overload|override|typing\.overload|\w+\.(?:setter|deleter))\b/.test(decorators);
}

/** The beginnings of the lines that stand right inside of a top-level class that is not hidden. */
const linesOfPublicClasses = new WeakMap<SourceText, ReadonlySet<number>>();

function isInPublicClass(source: SourceText, at: number): boolean {
  return remember(linesOfPublicClasses, source, () => readClasses(source.text)).has(at);
}

function readClasses(text: string): Set<number> {
  const found = new Set<number>();
  /** The lines around the present one, each indented more than the one before. */
  const around: { indent: number; isPublicClass: boolean }[] = [];
  for (let start = 0; start < text.length; ) {
    const end = lineFeed(text, start);
    const line = text.slice(start, end);
    const indent = /^[ \t]*/.exec(line)![0].length;
    // Blank lines, comments and the ends of brackets begin no block.
    if (line.trim() !== '' && !'#)]}'.includes(line[indent]!)) {
      while ((around.at(-1)?.indent ?? -1) >= indent) around.pop();
      if (around.at(-1)?.isPublicClass) found.add(start);
      around.push({ indent, isPublicClass: indent === 0 && /^class[ \t]+[A-Za-z]/.test(line) });
    }
    start = end + 1;
  }
  return found;
}

/** Python. */
export const python: Dialect = {
  droppedErrors,
  publicFunctions: {
    declared: /^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*[([]/dgm,
    counts: (source, at, name) => isPublic(source, at, name),
    isDocumented: (source, _, found) => hasDocstring(source, found.indices![1]![1]),
    comment: 'a docstring',
  },
  names: [
    {
      what: 'class',
      declared: /^[ \t]*class[ \t]+([A-Za-z_]\w*)(?=[ \t]*[(:[])/gm,
      fits: /^_*(?:[A-Z][A-Za-z0-9]*|[a-z][a-z0-9]*)$/,
      style: 'PascalCase',
    },
    {
      what: 'function',
      declared: /^[ \t]*(?:async[ \t]+)?def[ \t]+([A-Za-z_]\w*)(?=[ \t]*[([])/gm,
      // What overrides a name of another convention cannot change it: `setUp`, `visit_Name`, `do_GET`.
      fits: /^_*(?:[a-z0-9_]+|(?:set|tear)(?:Up|Down)(?:Class|Module|TestData)?|(?:visit|depart|do|test|generic|handle)_?\w*|[a-z]+(?:[A-Z][a-z0-9]*)+)_*$/,
      style: 'snake_case',
    },
  ],
  codeLines: [
    /^(?:from[ \t]+[\w.]+[ \t]+import[ \t]+[\w*(][\w, *()]*|import[ \t]+[a-z_][\w.]*(?:[ \t]+as[ \t]+\w+)?)$/,
    /^(?:async[ \t]+)?def[ \t]+\w+\(.*\)(?:[ \t]*->.*)?:$/,
    /^class[ \t]+\w+(?:\(.*\))?:$/,
    /^(?:if|elif|while)\b[^.]*(?:==|!=|<|>|\bin\b|\bnot\b|\bis\b|\(|\.\w).*:$/,
    /^for[ \t]+[\w(][\w, ()]*[ \t]in[ \t]+\S.*:$/,
    /^(?:else|try|finally):$/,
    /^except\b.*:$/,
    /^with[ \t]+[^\s(]+\(.*\)[^)]*:$/,
    /^[A-Za-z_][\w.]*(?:\[[^\]]+\])*[ \t]*(?:[-+*/|&]|\/\/|\*\*)?=[ \t]*(?:[\w.]+\(.*|[\w.]+|["'[{(].*|-?\d[\d.]*)$/,
    /^(?:await[ \t]+)?(?:self|cls|[A-Za-z_]\w*)(?:\.\w+)+\(.*\)$/,
    /^(?:print|assert|raise|return|yield|del)[ \t(][\w.]*[([.].*[)\]]$/,
  ],
  joins: {
    behind: /^\s*(?:\+\s*(?!["'+=])\S)/,
    after: /^\s*(?:%\s*(?!\s)[\w({]|\.format\()/,
    holes: /'?%(?:\(\w+\))?[sdr]|'?\{\w*\}/,
  },
};
