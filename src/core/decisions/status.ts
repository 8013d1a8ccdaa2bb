import type { DecisionStatus } from '../model/decision.ts';
import { leadingStatus } from './statusWords.ts';

/** No status is longer; reading more would only cost time. */
const longest = 500;

const replacement = /\b(?:super[sc]ee?ded\s+by|ersetzt\s+durch|remplacée?\s+par)\b|^replaced\s+by\b/iu;
/** Who is replaced in part still holds, and a sentence that has ended says nothing about this record. */
const notThisOne = /\b(?:partly|partially|in part|teilweise|partiellement|not|never)\b|[.!?]\s/i;
/** Between the entries of a list to choose from, as templates have it, or between a status and the next. */
const separator = /^[\s\])}]*(?:[/,;&\u2192]|[-=]>|\b(?:or|and)\b)[\s[({]*/i;
const day = /\b\d{4}-\d{2}-\d{2}\b/;

/** A status as it was meant: without marks, images' ticks, tags, what is struck out, and a date before it. */
function plain(text: string): string {
  return text
    .slice(0, longest)
    .replace(/~~[^~]*~~/g, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/[*_`"'\u201c\u201d]/g, '')
    .replace(/^\s*(?::[a-z0-9+-]+:|\[x\])/i, ' ')
    .replace(/^(?:[^\p{L}\p{N}]+|\d{4}-\d{2}-\d{2}(?=\P{N}))+/u, '')
    .trim();
}

/** What a text says behind "superseded by", where it says so of this record as a whole. */
function replacementIn(text: string): string | undefined {
  const found = replacement.exec(text);
  if (found === null || notThisOne.test(text.slice(0, found.index))) return undefined;
  return text.slice(found.index + found[0].length).split('\n', 1)[0];
}

/** The status that a text begins with; null for a template's list of choices and for anything unknown. */
export function statusOf(text: string): DecisionStatus | null {
  // `proposed | accepted | …` is what a template leaves to choose from, `- [ ] accepted` what nobody ticked.
  if (text.includes('|') || /^\s*(?:[*+-]\s+)?\[ \]/.test(text)) return null;
  const words = plain(text);
  const isReplaced = replacementIn(words) !== undefined;
  const [first, second, third] = namedInARow(words);
  if (first === undefined) return isReplaced ? 'superseded' : null;
  // "Accepted, superseded by 0007" is the only list that says what holds now.
  if (second !== undefined && (third !== undefined || second !== 'superseded' || !isReplaced)) return null;
  return isReplaced ? 'superseded' : first;
}

/** The statuses that a text begins with, no more than three. */
function namedInARow(text: string): DecisionStatus[] {
  const found: DecisionStatus[] = [];
  let rest = text;
  while (found.length < 3) {
    const next = leadingStatus(rest);
    if (next === undefined) break;
    found.push(next.status);
    const between = separator.exec(next.rest);
    if (between === null) break;
    rest = next.rest.slice(between[0].length);
  }
  return found;
}

/** Whether a line says nothing but a status, with a date, a reason or who decided. A sentence may begin alike. */
function isBare(line: string): boolean {
  const rest = leadingStatus(plain(line))?.rest;
  return rest !== undefined && /^\s*(?:$|[^\p{L}\s]|(?:by|on|in|since|as of|at)\b)/iu.test(rest);
}

/**
 * The status that the lines of a section say. What replaced the decision decides; of several with a date the
 * latest; otherwise they have to agree. A line of prose counts only where it is the first.
 */
export function statusOfLines(lines: readonly string[]): DecisionStatus | null {
  const said = lines.flatMap((line, index) => {
    const status = statusOf(line);
    return status === null || (index > 0 && status !== 'superseded' && !isBare(line))
      ? []
      : [{ status, date: day.exec(line)?.[0] }];
  });
  const known = new Set(said.map(({ status }) => status));
  if (known.has('superseded')) return 'superseded';
  const latest = said.reduce((a, b) => ((b.date ?? '') > (a?.date ?? '') ? b : a), said[0]);
  const isHistory = said.every(({ date }) => date !== undefined);
  const isClear =
    known.size === 1 ||
    (isHistory && said.every(one => one.date !== latest?.date || one.status === latest?.status));
  return isClear && latest !== undefined ? latest.status : null;
}

/** What a text says behind "superseded by"; empty where it does not, or only of a part. */
export const replacedBy = (text: string): string => replacementIn(text) ?? '';

/** A reference as it stands behind "supersedes": what only part of a decision gives way to does not replace it. */
const reference = /^[\s:*_("'-]*(?:the\s+)?(?:(?:decisions?|records?|adrs?)\b[\s#:-]*)?(?=\[|#?\d|adr)/i;

/** The references that a text consists of, such as `[0007](0007-x.md)` or `ADR-7 and ADR-8`; empty where it does not begin with one. */
export const onlyReferences = (text: string): string => (reference.test(text) ? text : '');

/** What a text says behind "supersedes"; empty where it does not. */
export function replaces(text: string): string {
  const found = /(?:\bsuper[sc]ee?des|^\W*replaces)\b/i.exec(text);
  if (found === null || notThisOne.test(text.slice(0, found.index))) return '';
  return onlyReferences(text.slice(found.index + found[0].length).split('\n', 1)[0]!);
}
