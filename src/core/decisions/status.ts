import type { DecisionStatus } from '../model/decision.ts';

const statusWord = /^(proposed|accepted|rejected|deprecated|supersed|superced)/i;
const replaced = /\bsuper[sc]eded\s+by\b/i;

/** No status is longer; reading more would only cost time. */
const longest = 500;

/** The status that a text begins with; null for a template's list of choices and for anything unknown. */
export function statusOf(text: string): DecisionStatus | null {
  const words = text
    .slice(0, longest)
    .replace(/~~[^~]*~~/g, ' ')
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/[*_`"'\u201c\u201d]/g, '')
    .trim();
  // `proposed | accepted | …` is what a template leaves to choose from.
  if (words.includes('|') || words.startsWith('{')) return null;
  if (replaced.test(words)) return 'superseded';
  const word = statusWord.exec(words)?.[1]?.toLowerCase();
  if (
    word === undefined ||
    !/^(?:proposed|accepted|rejected|deprecated|super[sc]eded)(?![\p{L}-])/iu.test(words)
  )
    return null;
  return word.startsWith('super') ? 'superseded' : (word as DecisionStatus);
}

/** The status that several lines agree on; a line that says what replaced the decision decides. */
export function statusOfLines(lines: readonly string[]): DecisionStatus | null {
  const known = new Set(lines.map(statusOf).filter(status => status !== null));
  if (known.has('superseded')) return 'superseded';
  const [only] = known;
  return known.size === 1 && only !== undefined ? only : null;
}

/** What a text says behind "superseded by"; empty where it does not. */
export function replacedBy(text: string): string {
  const found = replaced.exec(text);
  return found === null ? '' : text.slice(found.index + found[0].length).split('\n', 1)[0]!;
}

/** What a text says behind "supersedes"; empty where it does not. */
export function replaces(text: string): string {
  const found = /\bsuper[sc]edes\b:?/i.exec(text);
  return found === null ? '' : text.slice(found.index + found[0].length).split('\n', 1)[0]!;
}
