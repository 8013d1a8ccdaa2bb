/** The file's name without folder and ending. */
export const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');

/** A decision's id: the number that its file name starts with, as written there, else the name itself. */
export function decisionId(path: string): string {
  const stem = stemOf(path);
  // `20240131-` and `2024-01-31-` are dates: two decisions of one day would share them.
  if (
    /^(?:\d{4}-\d{2}-\d{2}|\d{7,}|\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*-\d{4}\b)/i.test(
      stem,
    )
  )
    return stem;
  return /^(?:adr[-_ ]?)?(\d+)(?=[-_. ]|$)/i.exec(stem)?.[1] ?? stem;
}

/** What two ids of one decision have in common: `0007`, `007` and `7` are one. */
export const plainId = (id: string): string => (/^\d+$/.test(id) ? String(Number(id)) : id.toLowerCase());

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

const dated = /\b\d{4}-?\d{2}-?\d{2}-[\p{L}\p{N}_-]*\p{L}[\p{L}\p{N}_-]*/gu;
/** Numbers that stand at the start, as in `7, 8 and 0009`. */
const leadingNumbers = /^[\s:([]*\d{1,6}\b(?:[\s,;&)\]]|\band\b|\d{1,6}\b(?!-))*/i;

/** Whether a link leads to a decision: a page elsewhere, such as an issue or a guide, may have a number too. */
function isRecord(path: string): boolean {
  const isNumbered = /^\d/.test(decisionId(path));
  if (!/\.md$/i.test(path)) return isNumbered && !path.includes('://');
  return isNumbered || !path.replace(/^\.\//, '').includes('/');
}

/**
 * The decisions that a text such as `[0007](0007-x.md)`, `0007-x.md`, `ADR-7 and ADR-8` or `7, 8` names. Bare
 * numbers are written as wide as `width`.
 */
export function referredIds(text: string, width: number): string[] {
  const ids: string[] = [];
  const take = (id: string): string => {
    ids.push(id);
    return ' ';
  };
  let rest = text
    .slice(0, longestReference)
    .replace(/\[([^\]\n]{0,300})\]\(([^)\s]{1,500})[^)\n]{0,300}\)/g, (_, words: string, target: string) => {
      const path = target.replace(/[?#].*$/, '');
      if (isRecord(path)) return take(decisionId(path));
      return /adr/i.test(words) ? ` ${words} ` : ' ';
    })
    .replace(/[\p{L}\p{N}_./-]{1,300}\.md\b/giu, path => (isRecord(path) ? take(decisionId(path)) : ' '))
    .replace(dated, take)
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, ' ');
  rest = rest.replace(/(?:\badr[-\s_]?|#)(\d{1,6})\b(?!-\d)/gi, (_, number: string) =>
    take(number.padStart(width, '0')),
  );
  // Beside a reference of another shape a bare number is a year or a count.
  const numbers = ids.length > 0 ? [] : (leadingNumbers.exec(rest)?.[0].match(/\d+/g) ?? []);
  return [...new Set([...ids, ...numbers.map(number => number.padStart(width, '0'))])];
}
