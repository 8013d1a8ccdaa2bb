import { statementLines } from './braces.ts';
import { emptyCatchBlocks } from './caughtBlocks.ts';
import type { Dialect } from './dialect.ts';
import { hasCommentAbove } from './documentation.ts';
import { isTestFile } from './testFiles.ts';

const wellKnown = /^(?:Main|Dispose|DisposeAsync|ToString|Equals|GetHashCode|CompareTo)$/;

/** C#. */
export const csharp: Dialect = {
  droppedErrors: source => emptyCatchBlocks(source),
  publicFunctions: {
    declared:
      /^[ \t]*public\s+(?!class\b|interface\b|enum\b|struct\b|record\b|delegate\b|event\b|override\b)(?:(?:static|virtual|abstract|async|sealed|partial|unsafe|extern|new|readonly)\s+){0,8}(?!override\b|class\b|record\b|struct\b|interface\b)[\w.<>[\], ?()]*[\w>\]?)]\s+([A-Z]\w*)\s*(?:<[^>\n]{1,200}>\s*)?\(/dgm,
    counts: ({ text }, at, name, found) =>
      !wellKnown.test(name) &&
      !/\boverride\b/.test(found[0]) &&
      !/\[(?:Fact|Theory|Test|TestMethod|SetUp|TearDown|Benchmark)\b[^;{}]*$/.test(
        text.slice(Math.max(0, at - 300), at),
      ),
    isDocumented: (source, at) => hasCommentAbove(source, at, comment => /^\/\/\/|^\/\*\*/.test(comment)),
    comment: '/// <summary>',
  },
  names: [
    {
      what: 'type',
      declared:
        /(?<![\w.@:]\s?)\b(?:class|interface|enum|struct|record)\s+([A-Za-z_]\w*)(?=\s*[<{(:;\n]|\s+where\b)/g,
      fits: /^_?[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$/,
      style: 'PascalCase',
    },
    {
      what: 'method',
      declared:
        /^[ \t]*(?:(?:(?:public|protected|private|internal|static|virtual|abstract|override|async|sealed|partial)\s+){1,8}[\w.<>[\], ?]*[\w>\]?]|void)\s+([A-Za-z_]\w*)(?:<[^>\n]{1,200}>)?\s*\((?=[^\n]*[{;,()]|\s*$)/gm,
      fits: /^_*[A-Z][A-Za-z0-9]*(?:_\w+)*$/,
      // Tests are named like sentences, and what is imported from C keeps its name.
      isGiven: ({ path }, { 0: found }) => isTestFile(path) || /\bextern\b/.test(found),
      style: 'PascalCase',
    },
  ],
  codeLines: [
    ...statementLines,
    /^using\s+(?:static\s+)?[\w.]+;$/,
    /^(?:public|private|protected|internal)\s+.*[{;)]$/,
    /^(?:var|int|string|bool|double|long|decimal|object|[A-Z][\w.]*(?:<.*>)?)\s+\w+\s*=\s*\S.*;$/,
    /^\[[A-Z]\w*(?:\(.*\))?\]$/,
  ],
  joins: {
    behind: /^\s*\+\s*(?!["$@+=])\S/,
    before: /\b[sS]tring\.Format\(\s*(?:[\w.]+,\s*)?$/,
    holes: /'?\{\d+\}/,
    safe: /(?:Interpolated(?:Async)?|FromSql|SqlQuery(?:<[^>]*>)?|ExecuteSql(?:Async)?)\s*(?:<[^>]*>)?\(\s*$/,
  },
};
