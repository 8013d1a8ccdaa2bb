import { remember } from '../../../remember.ts';
import { lineFeed } from '../../extract/characters.ts';
import { isComment } from '../../extract/textSpans.ts';
import type { SourceText } from '../standard.ts';
import { emptyBraces, skip } from './caughtBlocks.ts';
import type { Dialect, Place } from './dialect.ts';
import { hasCommentAbove } from './documentation.ts';

const arm = /\bErr\s*\(\s*(?:_\w*|\w+)\s*\)\s*=>\s*/g;
const ifLet = /\bif\s+let\s+Err\s*\(\s*_\w*\s*\)\s*=\s*[^{}\n;]{1,300}(?=\{)/g;

function droppedErrors(source: SourceText): { at: Place; body: Place }[] {
  return [...source.text.matchAll(arm), ...source.text.matchAll(ifLet)].flatMap(({ 0: whole, index }) => {
    if (!source.spans.isCode(index)) return [];
    const end = index + whole.length;
    const unit = source.text.startsWith('()', end)
      ? { start: end, end: lineFeed(source.text, end) }
      : undefined;
    const body = unit ?? emptyBraces(source, skip(source, end));
    if (body === undefined) return [];
    // An arm has no room for words of its own: people write them above it.
    const words = commentAbove(source, index);
    const at = { start: index, end: index + firstWord(whole) };
    return [{ at, body: words === undefined ? body : { start: words.start, end: body.end } }];
  });
}

/** The comment that stands on lines of its own right above what begins at `at`. */
function commentAbove({ text, spans }: SourceText, at: number): Place | undefined {
  const before = text.slice(Math.max(0, at - longestGap), at).trimEnd();
  const end = at - (Math.min(at, longestGap) - before.length);
  const span = spans.at(end - 1);
  if (span === undefined || !isComment(span)) return undefined;
  const line = text.lastIndexOf('\n', span.start) + 1;
  return span.start - line < longestGap && text.slice(line, span.start).trim() === '' ? span : undefined;
}

/** More blanks than stand between a comment and what it is about. */
const longestGap = 200;

const firstWord = (text: string): number => /^\w+/.exec(text)![0].length;

/** Rust. */
export const rust: Dialect = {
  droppedErrors,
  publicFunctions: {
    declared: /\bpub\s+(?:(?:const|async|unsafe|extern(?:\s*"[^"]*")?)\s+)*fn\s+([a-z_]\w*)/dg,
    counts: (source, at) => !isInTests(source, at),
    isDocumented: (source, at, found) =>
      hasCommentAbove(source, at, comment => /^\/\/\/|^\/\*\*/.test(comment)) ||
      /#\[doc\b/.test(source.text.slice(Math.max(0, found.index - 400), found.index)),
    comment: '/// …',
  },
  names: [
    {
      what: 'type',
      declared: /(?<![\w.])(?:struct|enum|trait|union)\s+([A-Za-z_]\w*)(?=\s*[<{(;:]|\s+where\b)/g,
      fits: /^_?[A-Z][A-Za-z0-9]*$|^[a-z_]+_t$/,
      style: 'PascalCase',
    },
    {
      what: 'function',
      declared: /(?<!extern\s"[^"]{0,20}"\s)\bfn\s+([A-Za-z_]\w*)(?=\s*[<(])/g,
      fits: /^_*[a-z0-9][a-z0-9_]*$/,
      style: 'snake_case',
    },
  ],
  codeLines: [
    /^let\s+(?:mut\s+)?(?:\w+|\(.*\)|\w+\(.*\))(?:\s*:\s*[^=]+)?\s*=\s*\S.*[;{(]?$/,
    /^(?:pub(?:\([^)]*\))?\s+)?(?:async\s+|const\s+|unsafe\s+)*fn\s+\w+.*[{;(]$/,
    /^(?:pub\s+)?use\s+[\w:]+(?:::\{.*\}|::\*)?;$/,
    /^(?:\}\s*else\s+)?if\s+\S.*\{$/,
    /^(?:for|while|match|loop)\b.*\{$/,
    /^(?:return\s+)?[\w:]+(?:(?:\.|::)\w+)*!?\(.*\)\??;$/,
    /^[\w.*]+(?:\[[^\]]+\][\w.]*)*\s*[-+*/|&]?=\s*[^=\s].*;$/,
    /^return\b.*;$/,
    /^#!?\[(?:derive|cfg|allow|test|inline)\b.*\]$/,
  ],
  joins: {
    behind: /^\s*\+\s*&?(?!["+=])\S/,
    before: /\b(?:format|write|writeln|format_args)!\s*\(\s*(?:\w+,\s*)?$/,
    holes: /'?\{[\w:?]*\}/,
  },
};

/** True below `#[cfg(test)]`, which stands at the end of a file by custom. */
function isInTests(source: SourceText, at: number): boolean {
  const tests = remember(testsStart, source, () => source.text.indexOf('#[cfg(test)]'));
  return tests >= 0 && tests < at;
}

/** Where the tests of a file begin; -1 where it has none. */
const testsStart = new WeakMap<SourceText, number>();
