import { familyOf, isNumeric, looksLikeId } from './taskId.ts';

/** The ids that a list defines: what a text can refer to. */
export interface KnownIds {
  has(id: string): boolean;
  /** Some of them are numbers, so that a number may be an id that is missing. */
  isNumbered: boolean;
  /** The ids from one to another, as the list numbers them; empty where that is no range. */
  between(first: string, last: string): string[];
}

/** A row of ids in a text, with offsets. */
export interface IdRow {
  ids: string[];
  start: number;
  end: number;
}

/** How many ids one range, and all ranges of a list, may stand for; beyond this only their ends count. */
const longestRange = 500;
const mostInRanges = 50_000;
const word = /(?:[A-Za-z0-9]|\b_)[A-Za-z0-9_.-]*/y;
const rangeSign = /[`*\])]{0,3}\s{0,3}(?:-|–|—|\.\.\.?|\bto\b|\bthrough\b|~)\s{0,3}[`*[(]{0,3}/y;
const separator = /(?:[\s,;|&+/()[\]`*_]|\band\b|\bor\b|\btasks?\b|\bWPs?\b(?=\s))+/iy;

/** The ids of a list as {@link KnownIds}. Of two numberings each keeps its own order. */
export function knownIds(ids: Iterable<string>): KnownIds {
  const known = new Set(ids);
  let left = mostInRanges;
  return {
    has: id => known.has(id),
    isNumbered: [...known].some(isNumeric),
    between: (first, last) => {
      const from = /^(.*?)(\d+)$/.exec(first);
      const to = /^(.*?)(\d+)$/.exec(last);
      if (from === null || to === null || (to[1] !== '' && to[1] !== from[1])) return [];
      const count = Number(to[2]) - Number(from[2]);
      if (!(count >= 0 && count <= longestRange) || left < 0) return [];
      left -= count;
      const width = from[2]!.length;
      return Array.from(
        { length: count + 1 },
        (_, step) => from[1] + String(Number(from[2]) + step).padStart(width, '0'),
      ).filter(id => known.has(id));
    },
  };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/**
 * The row of ids that stands at an offset: `T001, T002 and T005-T009`. With `takesUnknown` words that look like ids
 * count even though nothing has them.
 */
export function idRowAt(text: string, start: number, known: KnownIds, takesUnknown: boolean): IdRow {
  const row: IdRow = { ids: [], start, end: start };
  let at = start + (matchAt(separator, text, start)?.length ?? 0);
  for (;;) {
    const found = idAt(text, at, known, takesUnknown);
    if (found === undefined) return row;
    if (row.ids.length === 0) row.start = at;
    row.ids.push(...found.ids);
    row.end = found.end;
    at = found.end + (matchAt(separator, text, found.end)?.length ?? 0);
  }
}

function idAt(
  text: string,
  at: number,
  known: KnownIds,
  takesUnknown: boolean,
): { ids: string[]; end: number } | undefined {
  const written = matchAt(word, text, at);
  if (written === undefined || written.length > 100) return undefined;
  const id = written.replace(/[._-]+$/, '');
  if (known.has(id)) {
    const sign = matchAt(rangeSign, text, at + id.length);
    const next = sign === undefined ? undefined : matchAt(word, text, at + id.length + sign.length);
    const last = next?.replace(/[._-]+$/, '');
    const ids = last === undefined ? [] : known.between(id, last);
    if (ids.length > 1) return { ids, end: at + id.length + sign!.length + last!.length };
    return { ids: [id], end: at + id.length };
  }
  // `T004-T007` and `T004-007` read as one word.
  const dashed = /^(.*\d)(?:-|\.\.)([A-Za-z]*-?\d+)$/.exec(id);
  if (dashed !== null && known.has(dashed[1]!)) {
    const ids = known.between(dashed[1]!, dashed[2]!);
    if (ids.length > 1) return { ids, end: at + id.length };
  }
  if (!takesUnknown || !looksLikeId(id)) return undefined;
  const isPlausible = isNumeric(id)
    ? known.isNumbered
    : /^[A-Z]+[-_]?\d/.test(id) && familyOf(id).length <= 8;
  return isPlausible ? { ids: [id], end: at + id.length } : undefined;
}

/** Every row of known ids in a text, in its order. */
export function idRows(text: string, known: KnownIds): IdRow[] {
  const rows: IdRow[] = [];
  const words = /[A-Za-z0-9][A-Za-z0-9_.-]*/g;
  for (let found = words.exec(text); found !== null; found = words.exec(text)) {
    const row = idRowAt(text, found.index, known, false);
    if (row.ids.length === 0) continue;
    // A bare number may be an amount; in a list that numbers its tasks it takes a dot to be an id.
    if (row.ids.some(id => !/^\d+$/.test(id))) rows.push(row);
    words.lastIndex = row.end;
  }
  return rows;
}

/** Words after which a task's line or note says what it waits for. */
const sureWords =
  /(?<![A-Za-z0-9])(?:depends?(?:\s(?:up)?on)?|dependenc(?:y|ies)|deps|blocked\sby|prerequisites?|prereqs?)\b/gi;
/** The same words in a sentence may mean something else, so that only ids of the list count behind them. */
const likelyWords = /\b(?:after|requires|needs|waits?\sfor|follows)\b/gi;
const gap = /[*_`\s]{0,4}(?:\bon\b)?[:=]?[*_`\s]{0,4}/y;
const negated = /\b(?:no|not|without|independent of|n't)\s+(?:\w+\s+)?$/i;

/** What a task's own words say that it waits for; `cut` is the remark in brackets that says so, by offsets. */
export function waitsFor(
  text: string,
  known: KnownIds,
  words: 'sure' | 'likely',
): { ids: string[]; cut: { start: number; end: number } | undefined } {
  const ids: string[] = [];
  let cut: { start: number; end: number } | undefined;
  for (const isSure of words === 'sure' ? [true] : [true, false]) {
    for (const found of text.matchAll(isSure ? sureWords : likelyWords)) {
      if (negated.test(text.slice(Math.max(0, found.index - 30), found.index))) continue;
      const behind = found.index + found[0].length;
      const row = idRowAt(text, behind + matchAt(gap, text, behind)!.length, known, isSure);
      if (row.ids.length === 0 || isAmount(text, row, isSure)) continue;
      ids.push(...row.ids);
      if (text[found.index - 1] === '(' && text[row.end] === ')')
        cut ??= { start: found.index - 1, end: row.end + 1 };
    }
  }
  return { ids, cut };
}

/** `after 2 seconds`, `depends on 3 services`: a bare number with a word behind it counts things. */
const isAmount = (text: string, row: IdRow, isSure: boolean): boolean =>
  row.ids.every(id => /^\d+$/.test(id)) && (!isSure || /^\s*[^\W_]/.test(text.slice(row.end, row.end + 10)));
