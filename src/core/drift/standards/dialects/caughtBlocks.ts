import { isComment } from '../../extract/textSpans.ts';
import type { SourceText } from '../standard.ts';
import type { Place } from './dialect.ts';

const clause = /\bcatch\b/g;

/** `catch` clauses whose block holds nothing but comments; with `methods`, `.catch(() => {})` as well. */
export function emptyCatchBlocks(source: SourceText, methods = false): { at: Place; body: Place }[] {
  const found: { at: Place; body: Place }[] = [];
  for (const { index } of source.text.matchAll(clause)) {
    if (!source.spans.isCode(index)) continue;
    const end = index + 'catch'.length;
    const isMethod = source.text[index - 1] === '.';
    if (isMethod ? !methods : !endsBlock(source, index)) continue;
    const body = isMethod ? callbackBody(source, end) : clauseBody(source, end);
    if (body !== undefined) found.push({ at: { start: index, end }, body });
  }
  return found;
}

/** The farthest that a clause stands from the block before it, comments between them included. */
const longestGap = 2_000;

/** True where a block ends before `at`: elsewhere `catch` is the name of a method. */
function endsBlock({ text, spans }: SourceText, at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - longestGap); index--) {
    if (/\s/.test(text[index]!)) continue;
    const span = spans.at(index);
    if (span === undefined || !isComment(span)) return text[index] === '}';
    index = span.start;
  }
  return false;
}

function clauseBody(source: SourceText, at: number): Place | undefined {
  let index = skip(source, at);
  // A clause names what it catches or has no parentheses at all; a method may have none to take.
  if (source.text[index] === '(' && source.text[skip(source, index + 1)] === ')') return undefined;
  // C# can ask for a condition besides the type: `catch (Error e) when (e.Code == 4)`.
  for (let round = 0; round < 2 && source.text[index] === '('; round++) {
    const close = closingParenthesis(source, index);
    if (close < 0) return undefined;
    index = skip(source, close + 1);
    if (source.text.startsWith('when', index)) index = skip(source, index + 'when'.length);
  }
  return emptyBraces(source, index);
}

function callbackBody(source: SourceText, at: number): Place | undefined {
  const open = skip(source, at);
  return source.text[open] === '('
    ? emptyBraces(source, functionBody(source, skip(source, open + 1)))
    : undefined;
}

/** Braces at `index` between which nothing but comments stands; both ends are those of the braces. */
export function emptyBraces(source: SourceText, index: number): Place | undefined {
  if (index < 0 || source.text[index] !== '{') return undefined;
  const close = skip(source, index + 1);
  return source.text[close] === '}' ? { start: index, end: close + 1 } : undefined;
}

const parameters =
  /(?:async\s+)?(?:(?:\(\s*(?:[\w$]+\s*(?::\s*\w+\s*)?)?\)|[\w$]+)\s*=>|function\b\s*\(\s*(?:[\w$]+\s*(?::\s*\w+\s*)?)?\))\s*/y;

/** Where the body of a function with at most one parameter begins; -1 where there is none. */
function functionBody({ text }: SourceText, at: number): number {
  parameters.lastIndex = at;
  return parameters.test(text) ? parameters.lastIndex : -1;
}

/** The farthest that a catch clause's parameter reaches. */
const longestParameter = 500;

function closingParenthesis({ text, spans }: SourceText, open: number): number {
  let depth = 0;
  for (let index = open; index < Math.min(text.length, open + longestParameter); index++) {
    const character = text[index];
    if (character !== '(' && character !== ')') continue;
    if (!spans.isCode(index)) continue;
    depth += character === '(' ? 1 : -1;
    if (depth === 0) return index;
  }
  return -1;
}

/** Index of the next character that is neither blank nor comment. */
export function skip({ text, spans }: SourceText, at: number): number {
  let index = at;
  while (index < text.length) {
    if (/\s/.test(text[index]!)) index++;
    else {
      const span = spans.at(index);
      if (span === undefined || !isComment(span)) return index;
      index = span.end;
    }
  }
  return index;
}
