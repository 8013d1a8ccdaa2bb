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
  if (indent > 0 && !classLinesOf(source).ofPublic.has(at)) return false;
  // A further form of one function, or one that says nothing new.
  const above = text.slice(Math.max(0, at - 400), at);
  const decorators = /(?:\n[ \t]*@[^\n]*)*\n?[ \t]*$/.exec(above)![0];
  return !/@(?:[\w.]+\.)?(?:overload|override|typing\.overload|\w+\.(?:setter|deleter))\b/.test(decorators);
}

/** The beginnings of the lines that stand right inside of classes. */
interface ClassLines {
  /** Of top-level classes that are not hidden. */
  ofPublic: ReadonlySet<number>;
  /** Of classes that have bases. */
  ofDerived: ReadonlySet<number>;
}

const classLines = new WeakMap<SourceText, ClassLines>();
const classLinesOf = (source: SourceText): ClassLines =>
  remember(classLines, source, () => readClasses(source.text));

const hasBases = /^class[ \t]+\w+[ \t]*(?:\[[^\]\n]*\][ \t]*)?\((?!\s*(?:object\s*)?\))/;

function readClasses(text: string): ClassLines {
  const ofPublic = new Set<number>();
  const ofDerived = new Set<number>();
  /** The lines around the present one, each indented more than the one before. */
  const around: { indent: number; isPublicClass: boolean; isDerived: boolean }[] = [];
  for (let start = 0; start < text.length; ) {
    const end = lineFeed(text, start);
    const line = text.slice(start, end);
    const indent = /^[ \t]*/.exec(line)![0].length;
    // Blank lines, comments and the ends of brackets begin no block.
    if (line.trim() !== '' && !'#)]}'.includes(line[indent]!)) {
      while ((around.at(-1)?.indent ?? -1) >= indent) around.pop();
      if (around.at(-1)?.isPublicClass) ofPublic.add(start);
      if (around.at(-1)?.isDerived) ofDerived.add(start);
      around.push({
        indent,
        isPublicClass: indent === 0 && /^class[ \t]+[A-Za-z]/.test(line),
        isDerived: hasBases.test(line.slice(indent)),
      });
    }
    start = end + 1;
  }
  return { ofPublic, ofDerived };
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
      fits: /^_*[A-Z][A-Za-z0-9]*$/,
      // What is used like a function or named by its base may be one lower-case word: `suppress`, nodes of a tree.
      isGiven: ({ text }, { 0: found, 1: name, index }) =>
        /^_*[a-z][a-z0-9]*$/.test(name!) &&
        hasBases.test(text.slice(index, index + found.length + 200).trimStart()),
      style: 'PascalCase',
    },
    {
      what: 'function',
      declared: /^[ \t]*(?:async[ \t]+)?def[ \t]+([A-Za-z_]\w*)(?=[ \t]*[([])/gm,
      // What overrides a name of another convention cannot change it: `setUp`, `visit_Name`, `do_GET`.
      fits: /^_*(?:[a-z0-9_]+|(?:set|tear)(?:Up|Down)(?:Class|Module|TestData)?|(?:visit|depart|do|test|generic|handle)_?\w*)_*$/,
      isGiven: (source, { 1: name, index }) =>
        /^_*[a-z]+(?:[A-Z][a-z0-9]*)+_*$/.test(name!) && classLinesOf(source).ofDerived.has(index),
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
