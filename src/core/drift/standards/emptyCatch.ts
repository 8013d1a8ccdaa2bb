import { isComment } from '../extract/textSpans.ts';
import { firstLine, type SourceText, type Standard, type StandardBreach } from './standard.ts';

const clause = /\bcatch\b/g;
/** Words that say that an error is dropped, and not why. */
const noReason =
  /^(?:ignored?|ignoring|no-?op|noop|nothing|do|empty|errors?|exceptions?|silent(?:ly)?|swallow(?:ed)?|the|this|it|any|all|nope)$/i;
/** How many other words make a comment a reason: "Already gone." */
const reasonWords = 2;

/** An error that is caught and dropped without a word. */
export const emptyCatch: Standard = {
  usual: 'major',
  question: 'How bad is an error that is caught and dropped?',
  refuses: 'A `catch` whose block is empty, and `.catch(() => {})`, without a comment that says why.',
  remedy: 'Handle the error or pass it on; where it can be dropped, say why in a comment inside the braces',
  mayConcern: text => text.includes('catch'),
  breaches: source => {
    const found: StandardBreach[] = [];
    for (const { index } of source.text.matchAll(clause)) {
      if (!source.spans.isCode(index)) continue;
      const body = bodyAfter(source, index + 'catch'.length, source.text[index - 1] === '.');
      if (body === undefined || givesReason(source, body)) continue;
      const message = 'This error is caught and dropped';
      found.push({
        start: index,
        end: index + 'catch'.length,
        message,
        target: firstLine(lineAt(source.text, index)),
      });
    }
    return found;
  },
};

interface Body {
  start: number;
  end: number;
}

/** The braces behind a `catch` when nothing but comments stands in them; both ends are those of the braces. */
function bodyAfter(source: SourceText, at: number, isMethod: boolean): Body | undefined {
  let index = skip(source, at);
  if (isMethod) {
    if (source.text[index] !== '(') return undefined;
    index = arrowBody(source, skip(source, index + 1));
  } else if (source.text[index] === '(') {
    const close = closingParenthesis(source, index);
    if (close < 0) return undefined;
    index = skip(source, close + 1);
  }
  if (index < 0 || source.text[index] !== '{') return undefined;
  const close = skip(source, index + 1);
  return source.text[close] === '}' ? { start: index, end: close + 1 } : undefined;
}

const parameters = /(?:async\s+)?(?:\(\s*[\w$]*\s*(?::\s*\w+\s*)?\)|[\w$]+)\s*=>\s*/y;

/** Where the body of an arrow function with at most one parameter begins; -1 where there is none. */
function arrowBody({ text }: SourceText, at: number): number {
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
function skip({ text, spans }: SourceText, at: number): number {
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

function givesReason({ text }: SourceText, { start, end }: Body): boolean {
  const words = text.slice(start + 1, end - 1).match(/[\p{L}\p{N}']+/gu) ?? [];
  return words.filter(word => !noReason.test(word)).length >= reasonWords;
}

/** The whole line that `index` stands in. */
function lineAt(text: string, index: number): string {
  const start = text.lastIndexOf('\n', index) + 1;
  const end = text.indexOf('\n', index);
  return text.slice(start, end < 0 ? text.length : end);
}
