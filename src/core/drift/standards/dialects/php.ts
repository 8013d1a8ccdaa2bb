import { statementLines } from './braces.ts';
import { emptyCatchBlocks } from './caughtBlocks.ts';
import type { Dialect } from './dialect.ts';
import { hasBlockAbove } from './documentation.ts';
import { isTestFile } from './testFiles.ts';

/** PHP. */
export const php: Dialect = {
  droppedErrors: source => emptyCatchBlocks(source),
  publicFunctions: {
    declared:
      /^[ \t]*(?:(?:abstract|final|static)\s+){0,4}(?:public\s+(?:(?:static|final|abstract)\s+){0,4}function\s+&?(\w+)|(?<=^)function\s+&?(\w+))\s*\(/dgm,
    counts: ({ text }, at, name) =>
      !/^__/.test(name) &&
      !/^(?:test|setUp|tearDown)/.test(name) &&
      !/#\[\\?(?:Override|Test)\b[^;{}]*$/.test(text.slice(Math.max(0, at - 300), at)),
    isDocumented: hasBlockAbove,
    comment: '/** … */',
  },
  names: [
    {
      what: 'type',
      declared:
        /^[ \t]*(?:(?:abstract|final|readonly)\s+){0,4}(?:class|interface|trait|enum)\s+([A-Za-z_]\w*)/gm,
      fits: /^_?[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$/,
      style: 'PascalCase',
    },
    {
      what: 'method',
      declared:
        /^[ \t]*(?:(?:public|protected|private|static|final|abstract)\s+){1,6}function\s+&?([A-Za-z_]\w*)(?=\s*\()/gm,
      fits: /^_*[a-z][A-Za-z0-9]*$|^(?:test|offset|stream|dir)_?\w*$/,
      // Where classes are named with underscores (`WP_Query`), methods are as well.
      isGiven: ({ path, text }, { 1: name }) =>
        /^_*[a-z0-9_]+$/.test(name!) &&
        (isTestFile(path) || /^[ \t]*(?:\w+[ \t]+)*class[ \t]+[A-Za-z0-9]+_\w/m.test(text)),
      style: 'camelCase',
    },
  ],
  codeLines: [
    ...statementLines,
    /^use\s+(?:function\s+)?[\w\\]+(?:\s+as\s+\w+)?;$/,
    /^\$\w+(?:->\w+|\[[^\]]*\]|::\$?\w+)*\s*[-+.*/|]?=\s*\S.*[;{([]$/,
    /^(?:echo|print|unset|require|include|require_once|include_once)\b.*;$/,
    /^(?:public|private|protected)\s+(?:static\s+)?function\b.*$/,
    /^(?:->|::)\w+\(.*\);?$/,
  ],
  joins: {
    behind: /^\s*\.\s*(?!["'.=])\S/,
    before: /\bsprintf\(\s*$/,
    holes: /'?%(?:\d+\$)?s/,
  },
};
