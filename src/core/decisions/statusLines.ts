import type { Span } from '../artifacts/markdown/answer.ts';
import { afterLine } from '../artifacts/markdown/layout.ts';
import { factsInLine, type TextLine } from './factLines.ts';
import { replacedBy, statusOf, statusOfLines } from './status.ts';

const marks = /^[ \t]*(?:>[ \t]*)*(?:[*+-][ \t]+)?/;

/** Where a line of the section "Status" says something: behind list and quote marks, and behind `Status:`. */
export function wordsOfStatusLine(line: TextLine): Span {
  const fact = factsInLine(line).find(({ name }) => name === 'status');
  return fact ?? { start: line.start + marks.exec(line.text)![0].length, end: line.end };
}

/**
 * The text with another status in its section "Status", whose lines are given. It goes where the status is; a line
 * that says otherwise, such as "Superseded by 0007", goes out.
 */
export function writeStatusLines(text: string, lines: readonly TextLine[], value: string): string {
  const said = lines.map(line => {
    const span = wordsOfStatusLine(line);
    return { line, ...span, words: text.slice(span.start, span.end) };
  });
  const at = Math.max(
    0,
    said.findIndex(({ words }) => statusOf(words) !== null),
  );
  const agree = (words: string): boolean => statusOfLines([value, words]) === statusOf(value);
  let changed = text;
  for (let index = said.length - 1; index >= 0; index--) {
    const { line, start, end, words } = said[index]!;
    if (index === at) changed = changed.slice(0, start) + value + changed.slice(end);
    else if (statusOf(words) !== null && (!agree(words) || replacedBy(words) !== ''))
      changed = changed.slice(0, line.start) + changed.slice(afterLine(changed, line.end));
  }
  return changed;
}
