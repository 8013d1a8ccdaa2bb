import { normaliseLineEnds } from '../artifacts/markdown/generated.ts';

/** What may stand between the marks: words of the plan that look like a mark are not one. */
export const blockContent = (markdown: string): string =>
  normaliseLineEnds(markdown)
    .replace(/<!--(?=[ \t]*plumbrule:)/g, '&lt;!--')
    .trim();

/**
 * A line as it counts: how wide a table's columns are, which bullet a list has and where blanks stand is for a
 * formatter to say.
 */
const asCounted = (line: string): string =>
  line
    .trim()
    .replace(/[ \t]+/g, ' ')
    .replace(/:?-{3,}:?/g, '---')
    .replace(/^[*+] /, '- ')
    .replace(/ ?\| ?/g, '|');

/**
 * The first line of `content`, counted from 0, that says something else than `wanted`; undefined where both say
 * the same. A line that is wanting counts as the one that stands in its place.
 */
export function firstDifference(content: string, wanted: string): number | undefined {
  const lines = content.split(/\r?\n/);
  const counted = lines.flatMap((line, number) =>
    line.trim() === '' ? [] : [{ words: asCounted(line), number }],
  );
  const expected = wanted.split('\n').flatMap(line => (line.trim() === '' ? [] : [asCounted(line)]));
  const at = expected.findIndex((words, index) => counted[index]?.words !== words);
  if (at >= 0) return counted[at]?.number ?? Math.max(0, lines.length - 1);
  return counted[expected.length]?.number;
}

/** True for a text that was not UTF-8: writing it back would lose what could not be read. */
export const isGarbled = (text: string): boolean => text.includes('\ufffd');
