import type { DecisionStatus } from '../model/decision.ts';
import { leadingStatus } from './statusWords.ts';

/** No status is longer; reading more would only cost time. */
const longest = 500;

const replacement = /\b(?:super[sc]ee?ded\s+by|ersetzt\s+durch|remplacée?\s+par)\b|^replaced\s+by\b/iu;
/** Who is replaced in part still holds, and a sentence that has ended says nothing about this record. */
const notThisOne = /\b(?:partly|partially|in part|teilweise|partiellement|not|never)\b|[.!?]\s/i;
/** Between the entries of a list to choose from, as templates have it. */
const choice = /^[\s\]})]*(?:[|/,;→]|->|\bor\b)[\s[{(]*/i;
const day = /\b\d{4}-\d{2}-\d{2}\b/;

/** A status as it was meant: without marks, images' ticks, tags, what is struck out, and a date before it. */
function plain(text: string): string {
  return text
    .slice(0, longest)
    .replace(/~~[^~]*~~/g, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/[*_`"'\u201c\u201d]/g, '')
    .replace(/^\s*:[a-z0-9+-]+:/i, ' ')
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
  if (/^\s*(?:[*+-]\s+)?\[ \]/.test(text)) return null;
  const words = plain(text);
  const isReplaced = replacementIn(words) !== undefined;
  const first = leadingStatus(words);
  if (first === undefined) return isReplaced ? 'superseded' : null;
  let { rest } = first;
  for (let count = 1; ; count++) {
    const between = choice.exec(rest);
    if (between === null) break;
    const next = leadingStatus(rest.slice(between[0].length));
    if (next === undefined) return /[|{…]/.test(between[0]) && /^(?:draft|…|\.\.\.)/i.test(rest.slice(between[0].length)) ? null : isReplaced ? 'superseded' : first.status;
    if (count > 1 || !isReplaced || /[|/]/.test(between[0])) return null;
    rest = next.rest;
  }
  return isReplaced ? 'superseded' : first.status;
}
