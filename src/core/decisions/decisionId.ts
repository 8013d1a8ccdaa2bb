/** The file's name without folder and ending. */
export const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');

/** A decision's id: the number that its file name starts with, as written there, else the name itself. */
export function decisionId(path: string): string {
  const stem = stemOf(path);
  // `20240131-` and `2024-01-31-` are dates: two decisions of one day would share them.
  if (/^(?:\d{4}-\d{2}-\d{2}|\d{7,})/.test(stem)) return stem;
  return /^(?:adr[-_ ]?)?(\d+)(?=[-_. ]|$)/i.exec(stem)?.[1] ?? stem;
}

/** The next free number, as wide as the widest so far and at least four figures. */
export function nextDecisionNumber(ids: Iterable<string>): string {
  let highest = 0;
  let width = 4;
  for (const id of ids) {
    if (!/^\d{1,6}$/.test(id)) continue;
    highest = Math.max(highest, Number(id));
    width = Math.max(width, id.length);
  }
  return String(highest + 1).padStart(width, '0');
}

/** Far more than a record refers to in one place. */
const longestReference = 2000;

/**
 * The decisions that a text such as `[0007](0007-x.md)` or `ADR-7 and ADR-8` names. Bare numbers are written as
 * wide as `width`.
 */
export function referredIds(text: string, width: number): string[] {
  const ids: string[] = [];
  const rest = text
    .slice(0, longestReference)
    .replace(/\[[^\]\n]{0,300}\]\(([^)\s]{1,500})[^)\n]{0,300}\)/g, (_, target: string) => {
      ids.push(decisionId(target.replace(/[?#].*$/, '')));
      return ' ';
    });
  const numbers = rest.replace(/\b\d{4}-\d{2}-\d{2}\b/g, ' ').matchAll(/(?:\badr[-\s]?|#|\b)(\d{1,6})\b/gi);
  for (const [, number] of numbers) ids.push(number!.padStart(width, '0'));
  return [...new Set(ids)];
}
