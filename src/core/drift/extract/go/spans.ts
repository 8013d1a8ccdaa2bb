import { blockCommentEnd, Char, lineFeed } from '../characters.ts';
import { type TextSpan, TextSpans } from '../textSpans.ts';
import { quotedEnd, rawStringEnd } from './tokens.ts';

/** What is no code in a Go file. */
export function spansOfGo(text: string): TextSpans {
  const spans = new TextSpans();
  for (let index = 0; index < text.length; ) {
    const end = spanEnd(text, index, spans);
    index = end > index ? end : index + 1;
  }
  return spans;
}

/** Adds the span that begins at `at`; gives its end, or `at` where none begins. */
function spanEnd(text: string, at: number, spans: TextSpans): number {
  const code = text.charCodeAt(at);
  if (code === Char.doubleQuote || code === Char.quote || code === Char.backtick) {
    const end = code === Char.backtick ? rawStringEnd(text, at) : quotedEnd(text, at);
    return add(spans, 'string', at, end < 0 ? ~end : end);
  }
  if (code !== Char.slash) return at;
  const next = text.charCodeAt(at + 1);
  if (next === Char.slash) return add(spans, 'lineComment', at, lineFeed(text, at));
  return next === Char.asterisk ? add(spans, 'blockComment', at, blockCommentEnd(text, at)) : at;
}

function add(spans: TextSpans, kind: TextSpan['kind'], start: number, end: number): number {
  spans.add(kind, start, end);
  return end;
}
