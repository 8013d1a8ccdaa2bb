import { isSpace } from '../characters.ts';
import type { DeclaredSymbol } from '../import.ts';
import { isComment, type TextSpans } from '../textSpans.ts';

const declaration =
  /(?<![\w$.])(?:(?:class|interface|enum|type|namespace|module|const|let|var)\s+|function(?:\s*\*\s*|\s+))([A-Za-z_$][\w$]*)/g;

/** What a JavaScript or TypeScript file declares by name: types, functions, variables. */
export function symbolsOfEcmascript(text: string, spans: TextSpans): DeclaredSymbol[] {
  const first = [...text.matchAll(declaration)].flatMap((found): DeclaredSymbol[] => {
    const end = found.index + found[0].length;
    return spans.isCode(found.index) ? [{ name: found[1]!, start: end - found[1]!.length, end }] : [];
  });
  return [...first, ...furtherVariables(text, spans)].sort((a, b) => a.start - b.start);
}

/** Brackets, commas, the ends of statements (of lines as well) and the beginnings of declarations. */
const step = /[()[\]{};,]|\n\s*|(?<![\w$.])(?:const|let|var)\b/g;
/** A further variable has a value or a type: what else stands behind a comma may belong to a type's arguments. */
const further = /([A-Za-z_$][\w$]*)\s*(?:=(?![=>])|:)/y;
/** Marks before and behind the end of a line over which a statement goes on. */
const before = new Set(',=+-*/%&|^<>?:.');
const behind = new Set(',=+*/%&|^<>?:.)]}');

/** The variables behind the first of a declaration: `b` of `let a = 1, b = 2`. */
function furtherVariables(text: string, spans: TextSpans): DeclaredSymbol[] {
  const found: DeclaredSymbol[] = [];
  /** For each open bracket, and for the text as a whole: whether a declaration is under way in it. */
  const declaring = [false];
  /** Where the code goes on behind the line breaks that were judged last. */
  let next = 0;
  for (const { 0: mark, index } of text.matchAll(step)) {
    if (!spans.isCode(index)) continue;
    const last = declaring.length - 1;
    if ('([{'.includes(mark)) declaring.push(false);
    else if (')]}'.includes(mark)) {
      if (last > 0) declaring.pop();
    } else if (mark === ';') declaring[last] = false;
    else if (mark.startsWith('\n')) {
      // Several breaks with nothing but comments between them are one.
      if (!declaring[last] || index < next) continue;
      next = codeFrom(text, spans, index);
      declaring[last] = behind.has(text[next] ?? '') || before.has(codeBefore(text, spans, index));
    } else if (mark !== ',') declaring[last] = true;
    else if (declaring[last]) {
      const start = codeFrom(text, spans, index + 1);
      further.lastIndex = start;
      const name = further.exec(text)?.[1];
      if (name !== undefined) found.push({ name, start, end: start + name.length });
    }
  }
  return found;
}

/** The last character of code before an index, blanks and comments aside; empty where there is none. */
function codeBefore(text: string, spans: TextSpans, index: number): string {
  for (let at = index - 1; at >= 0; at--) {
    const span = spans.at(at);
    if (span !== undefined && isComment(span)) at = span.start;
    else if (!isSpace(text.charCodeAt(at))) return text[at]!;
  }
  return '';
}

/** Index of the first character of code from an index on, blanks and comments aside. */
function codeFrom(text: string, spans: TextSpans, from: number): number {
  let at = from;
  while (at < text.length) {
    const span = spans.at(at);
    if (span !== undefined && isComment(span)) at = span.end;
    else if (isSpace(text.charCodeAt(at))) at++;
    else break;
  }
  return at;
}
