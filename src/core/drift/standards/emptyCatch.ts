import { dialectOf } from './dialects/table.ts';
import { firstLine, type Standard } from './standard.ts';

/** Words that say that an error is dropped, and not why. */
const noReason =
  /^(?:ignored?|ignoring|no-?op|noop|nothing|do|empty|errors?|exceptions?|silent(?:ly)?|swallow(?:ed)?|the|this|it|any|all|nope|pass|end|rescue|except)$/i;
/** How many other words make a comment a reason: "Already gone." */
const reasonWords = 2;

/** An error that is caught and dropped without a word. */
export const emptyCatch: Standard = {
  usual: 'major',
  question: 'How bad is an error that is caught and dropped?',
  refuses:
    'A `catch` whose block is empty, and its like in each language (`.catch(() => {})`, `except Exception: pass`, an empty `rescue`, `if err != nil {}`, `Err(_) => {}`), without a comment that says why.',
  remedy: 'Handle the error or pass it on; where it can be dropped, say why in a comment inside the block',
  mayConcern: text => /catch|except|rescue|err|Err/.test(text),
  breaches: source =>
    dialectOf(source.path)
      .droppedErrors(source)
      .filter(({ body }) => !givesReason(source.text.slice(body.start, body.end)))
      .map(({ at }) => ({
        ...at,
        message: 'This error is caught and dropped',
        target: firstLine(lineAt(source.text, at.start)),
      })),
};

function givesReason(body: string): boolean {
  const words = body.match(/[\p{L}\p{N}']+/gu) ?? [];
  return words.filter(word => !noReason.test(word)).length >= reasonWords;
}

/** More of a line than people write. */
const longestLine = 1_000;

/** The line that `index` stands in, or what of a very long one stands around it. */
function lineAt(text: string, index: number): string {
  const from = Math.max(0, index - longestLine);
  const start = from + text.slice(from, index).lastIndexOf('\n') + 1;
  return text.slice(start, index + longestLine).split('\n', 1)[0]!;
}
