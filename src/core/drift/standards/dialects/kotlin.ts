import { statementLines } from './braces.ts';
import { emptyCatchBlocks } from './caughtBlocks.ts';
import type { Dialect } from './dialect.ts';
import { hasBlockAbove } from './documentation.ts';
import { isTestFile } from './testFiles.ts';

const hidden = /\b(?:private|internal|protected|override|actual)\b/;

/** Kotlin. */
export const kotlin: Dialect = {
  droppedErrors: source =>
    emptyCatchBlocks(source).filter(
      ({ at }) => !/^\s*\(\s*(?:_|ignored?|expected)\w*\s*:/i.test(source.text.slice(at.end, at.end + 200)),
    ),
  publicFunctions: {
    declared:
      /^(?: {4}|\t)?((?:(?:public|open|abstract|final|inline|suspend|operator|infix|tailrec|external|private|internal|protected|override|actual|expect)\s+){0,8})fun\s+(?:<[^>\n]{1,200}>\s+)?(?:[\w.<>?, ]{1,200}\.)?(\w+|`[^`\n]+`)\s*\(/dgm,
    counts: ({ text }, at, _, found) =>
      !hidden.test(found[1]!) &&
      !/@(?:Test|Preview|Before|After|Composable)\w*\b[^;{}]*$/.test(text.slice(Math.max(0, at - 300), at)),
    isDocumented: hasBlockAbove,
    comment: '/** … */',
  },
  names: [
    {
      what: 'type',
      declared:
        /(?<![\w.@])(?:class|interface|object)\s+([A-Za-z_]\w*)(?=\s*[<{(:\n]|\s+(?:private|internal|where|constructor)\b)/g,
      fits: /^_?[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$/,
      style: 'PascalCase',
    },
    {
      what: 'function',
      declared: /\bfun\s+(?:<[^>\n]{1,200}>\s+)?(?:[\w.<>?]{1,200}\.)?([A-Za-z_]\w*)(?=\s*\()/g,
      // What gives a thing is called like the thing: factories, and parts of a user interface.
      fits: /^_*[a-z][A-Za-z0-9]*$|^[A-Z][A-Za-z0-9]*$/,
      isGiven: ({ path, text }, { index }) =>
        isTestFile(path) || /\bexternal\s+(?:\w+\s+)*$/.test(text.slice(Math.max(0, index - 60), index)),
      style: 'camelCase',
    },
  ],
  codeLines: [
    ...statementLines,
    /^import\s+[\w.]+(?:\.\*)?$/,
    /^(?:(?:private|internal|override|lateinit)\s+)*(?:val|var)\s+\w+(?:\s*:\s*[\w<>?., ]+)?\s*=\s*\S.*$/,
    /^(?:(?:private|internal|override|suspend|inline)\s+)*fun\s+\S.*[{=)]$/,
    /^[a-z]\w*(?:\??\.\w+)+\(.*\)$/,
    /^return\s+[\w.]+\(.*\)$/,
  ],
  joins: { behind: /^\s*\+\s*(?!["+=])\S/, after: /^\s*\.format\(/, holes: /'?%(?:\d+\$)?s/ },
};
