import { statementLines } from './braces.ts';
import { emptyCatchBlocks } from './caughtBlocks.ts';
import type { Dialect } from './dialect.ts';
import { hasBlockAbove } from './documentation.ts';
import { isTestFile } from './testFiles.ts';

const accessor = /^(?:get|set|is|has)[A-Z]\w*$|^(?:main|toString|equals|hashCode|compareTo|close)$/;

/** Java. */
export const java: Dialect = {
  droppedErrors: source => emptyCatchBlocks(source).filter(({ at }) => !isNamedIgnored(source.text, at.end)),
  publicFunctions: {
    declared:
      /^[ \t]*public\s+(?:(?:static|final|abstract|synchronized|default|native|strictfp)\s+){0,8}(?:<[^>\n]{1,200}>+\s+)?[\w.<>[\], ?&@]*[\w>\]]\s+([a-z]\w*)\s*\(/dgm,
    // Accessors say what they do; an override says what its declaration says.
    counts: ({ text }, at, name) =>
      !accessor.test(name) &&
      !/@(?:Override|Test|Generated|Before|After)\w*\b[^;{}]*$/.test(text.slice(Math.max(0, at - 300), at)),
    isDocumented: hasBlockAbove,
    comment: '/** … */',
  },
  names: [
    {
      what: 'type',
      declared:
        /(?<![\w.@])(?:class|interface|enum|record)\s+([A-Za-z_$][\w$]*)(?=\s*[<{(]|\s+(?:extends|implements|permits)\b)/g,
      fits: /^_?[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$/,
      style: 'PascalCase',
    },
    {
      what: 'method',
      declared:
        /^[ \t]*(?:(?:(?:public|protected|private|static|final|abstract|synchronized|default|native)\s+){1,8}(?:<[^>\n]{1,200}>+\s+)?(?!<|record\b)[\w.<>[\], ?&]*[\w>\]]|void)\s+([A-Za-z_$][\w$]*)\s*\((?=[^\n]*[{;,(]|\s*$)/gm,
      fits: /^[_$]*[a-z][A-Za-z0-9]*_*$/,
      // Tests are named like sentences, and what C calls has the name that C gives it.
      isGiven: ({ path }, { 0: found }) => isTestFile(path) || /\bnative\b/.test(found),
      style: 'camelCase',
    },
  ],
  codeLines: [
    ...statementLines,
    /^import\s+(?:static\s+)?[\w.]+(?:\.\*)?;$/,
    /^(?:public|private|protected)\s+.*[{;]$/,
    /^(?:final\s+)?[A-Z][\w.]*(?:<.*>)?(?:\[\])*\s+\w+\s*=\s*\S.*;$/,
    /^(?:int|long|double|float|boolean|byte|char|short|var)\s+\w+\s*=\s*\S.*;$/,
    /^@[A-Z]\w*(?:\(.*\))?$/,
  ],
  joins: {
    behind: /^\s*\+\s*(?!["+=])\S/,
    before: /\bString\.format\(\s*(?:[\w.]+,\s*)?$/,
    after: /^\s*\.formatted\(/,
    holes: /'?%(?:\d+\$)?s/,
  },
};

/** `catch (Error ignored)`: the name says that it is meant. */
function isNamedIgnored(text: string, at: number): boolean {
  return /^\s*\([^)]*\b(?:ignored?|expected|ok|_|__)\w*\s*\)/i.test(text.slice(at, at + 300));
}
