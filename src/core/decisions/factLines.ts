import type { Span } from '../artifacts/markdown/answer.ts';
import { rowCells } from '../artifacts/markdown/blocks.ts';
import { headingKey } from '../artifacts/markdown/layout.ts';
import { leadingStatus, statusLabels } from './statusWords.ts';

/** A fact of the body, as in `* Status: accepted`, by the offsets of its value. */
export interface FactLine extends Span {
  name: string;
  value: string;
  /** Where the value is but a part of an image, which may say it twice. */
  image?: Span;
}

/** A line of prose or of a table, by offsets without the line break. */
export interface TextLine extends Span {
  text: string;
}

const labelled =
  /^[ \t]*(?:>[ \t]*)*(?:[*+-][ \t]+)?[*_]{0,3}(\p{L}[\p{L}\p{M} -]{1,30}?)[*_]{0,3}[ \t]*:[*_]{0,3}[ \t]*(\S.*)$/u;
/** Between two facts on one line, as in `**Status:** accepted · **Date:** 2026-01-02`. */
const nextFact = /[ \t]+[|\u00b7\u2022][ \t]+(?=[*_]{0,3}\p{L}[\p{L} -]{1,30}[*_]{0,3}[ \t]*:)/gu;
const badge =
  /!\[[^\]\n]{0,200}\]\([^)\s]{0,500}?\/badge\/([^)\s/-]{1,30})-((?:[^)\s/-]|--){1,100})-[^)\s]{0,200}\)/g;
/** A longer line holds no facts. */
const longestLine = 5000;
/** No table of facts has more rows. */
const longestTable = 100;

/** The name that a label stands for, whatever language it is in. */
function factName(written: string): string {
  const name = headingKey(written);
  return statusLabels.has(name) ? 'status' : name;
}

/** The facts that one line of prose says. */
export function factsInLine({ text, start }: TextLine): FactLine[] {
  if (text.length > longestLine) return [];
  const ends = [...text.matchAll(nextFact)].map(({ index, 0: mark }) => ({
    index,
    next: index + mark.length,
  }));
  const facts: FactLine[] = [];
  let from = 0;
  for (const { index, next } of [...ends, { index: text.length, next: text.length }]) {
    const found = labelled.exec(text.slice(from, index));
    if (found !== null) {
      const value = found[2]!.replace(/(?:\s*<!--.*)?\s*$/, '');
      const at = start + from + found[0].length - found[2]!.length;
      facts.push({ name: factName(found[1]!), value, start: at, end: at + value.length });
    }
    from = next;
  }
  return facts.length > 0 ? facts : badgesIn(text, start);
}

/** What badges such as `![Status](https://…/badge/Status-Accepted-green)` say. */
function badgesIn(text: string, offset: number): FactLine[] {
  return [...text.matchAll(badge)].map(found => {
    const start = offset + found.index;
    const word = found[2]!;
    const at = start + found[0].indexOf('/badge/') + '/badge/'.length + found[1]!.length + 1;
    return {
      name: factName(found[1]!),
      value: word.replaceAll('--', '-').replace(/_|%20/g, ' '),
      start: at,
      end: at + word.length,
      image: { start, end: start + found[0].length },
    };
  });
}

/** The facts of a table that has one row below their names, or a name and a value in each row. */
export function factsInTable(lines: readonly TextLine[]): FactLine[] {
  const cells = (line: TextLine): FactLine[] =>
    rowCells(line.text).map(({ start, end }) => {
      const written = line.text.slice(start, end);
      const value = written.trim();
      const at = line.start + start + written.indexOf(value);
      return { name: '', value, start: at, end: at + value.length };
    });
  const [head, , ...rows] = lines.slice(0, longestTable).map(cells);
  if (head === undefined) return [];
  const pairs = [head, ...rows].flatMap(([name, fact]) =>
    name === undefined || fact === undefined ? [] : [{ ...fact, name: factName(name.value) }],
  );
  const isPairs =
    head.length === 2 &&
    (leadingStatus(head[1]!.value) !== undefined || pairs.slice(1).some(({ name }) => name === 'status'));
  if (isPairs) return pairs;
  const [row, ...more] = rows;
  // Several rows tell a history, or of other records.
  if (row === undefined || more.length > 0) return [];
  return row.map((cell, index) => ({ ...cell, name: factName(head[index]?.value ?? '') }));
}
