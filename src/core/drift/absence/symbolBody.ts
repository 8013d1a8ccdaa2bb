import { lineFeed } from '../extract/characters.ts';
import type { Language } from '../extract/language.ts';
import type { TextSpans } from '../extract/textSpans.ts';

/** How far behind a name the brace that opens its body may stand. */
const longestHead = 2_000;

/** The text that declares a symbol, from its line to the end of its body; undefined where it is not declared. */
export function symbolBody(text: string, symbol: string, language: Language): string | undefined {
  if (!text.includes(symbol)) return undefined;
  const spans = language.spans(text);
  const found = language.symbols(text, spans).find(({ name }) => name === symbol);
  if (found === undefined) return undefined;
  const start = text.lastIndexOf('\n', found.start) + 1;
  const open = bodyStart(text, spans, found.end);
  return text.slice(start, open === undefined ? indentedEnd(text, start) : closingBrace(text, spans, open));
}

/** The brace that opens the body; a `;` or `:` at a line's end before it says that there is none. */
function bodyStart(text: string, spans: TextSpans, from: number): number | undefined {
  for (let index = from; index < Math.min(text.length, from + longestHead); index++) {
    const character = text[index];
    if (character === '{' && spans.isCode(index)) return index;
    if (character === ';' && spans.isCode(index)) return undefined;
    if (character === ':' && /^[ \t]*(?:#.*)?\r?\n/.test(text.slice(index + 1, index + 200)))
      return undefined;
  }
  return undefined;
}

function closingBrace(text: string, spans: TextSpans, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    const character = text[index];
    if ((character !== '{' && character !== '}') || !spans.isCode(index)) continue;
    depth += character === '{' ? 1 : -1;
    if (depth === 0) return index + 1;
  }
  return text.length;
}

/** The end of the lines that are indented further than the first one, with a closing `end` if there is one. */
function indentedEnd(text: string, start: number): number {
  const indentOf = (line: string): number => line.length - line.trimStart().length;
  let lineEnd = lineFeed(text, start);
  const own = indentOf(text.slice(start, lineEnd));
  for (let at = lineEnd + 1; at < text.length; at = lineEnd + 1) {
    const next = lineFeed(text, at);
    const line = text.slice(at, next);
    if (line.trim() !== '' && indentOf(line) <= own) return /^\s*end\b/.test(line) ? next : lineEnd;
    lineEnd = next;
  }
  return text.length;
}
