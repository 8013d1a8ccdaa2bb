import { Char } from '../characters.ts';
import { isNameStart, nameEnd } from '../names.ts';
import { TextSpans } from '../textSpans.ts';
import { characterEnd, inertEnd, prefixedEnd, rawStringEnd } from './tokens.ts';

/** What is no code in a Rust file; comments that document code are comments. */
export function spansOfRust(text: string): TextSpans {
  const spans = new TextSpans();
  for (let index = 0; index < text.length; ) {
    const code = text.charCodeAt(index);
    if (isNameStart(code)) {
      const word = nameEnd(text, index + 1);
      const end = prefixedEnd(text, index, word);
      if (end > word && end === rawStringEnd(text, word)) spans.add('string', index, end);
      index = end;
    } else {
      const end = addSpan(text, index, code, spans);
      index = end > index ? end : index + 1;
    }
  }
  return spans;
}

function addSpan(text: string, at: number, code: number, spans: TextSpans): number {
  const end = inertEnd(text, at, code);
  if (end === at) return at;
  if (code === Char.slash)
    spans.add(text.charCodeAt(at + 1) === Char.slash ? 'lineComment' : 'blockComment', at, end);
  else if (code === Char.doubleQuote || characterEnd(text, at) >= 0) spans.add('string', at, end);
  return end;
}
