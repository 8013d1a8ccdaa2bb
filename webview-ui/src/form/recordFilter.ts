import type { Field } from '../../../src/core/model/form.ts';
import type { Json } from '../../../src/core/model/json.ts';
import { textOf } from './answers.ts';
import { valueAt } from './paths.ts';
import { entriesOf, fieldPath } from './records.ts';

/** The records of a field by their key or position; none for a value that holds no records. */
export function recordsOf(
  field: Field,
  value: Json | undefined,
): readonly (readonly [string | number, Json])[] {
  if (field.kind === 'map') return entriesOf(value);
  return Array.isArray(value) ? value.map((item, at) => [at, item] as const) : [];
}

const nested = (field: Field): readonly Field[] =>
  (field.fields ?? []).filter(one => one.kind === 'records' || one.kind === 'map');

/** How many records a field holds, those inside others included. */
export function countRecords(field: Field, value: Json | undefined): number {
  let count = 0;
  for (const [, item] of recordsOf(field, value)) {
    count++;
    for (const one of nested(field)) count += countRecords(one, valueAt(item, fieldPath([], one)));
  }
  return count;
}

/** True where every word of the filter is in the record's name, in any case. An empty filter lets all through. */
function named(field: Field, key: string | number, item: Json, words: readonly string[]): boolean {
  const title = field.titleField === undefined ? '' : textOf(valueAt(item, [field.titleField]));
  const name = `${typeof key === 'string' ? key : textOf(valueAt(item, ['id']))} ${title}`.toLowerCase();
  return words.every(word => name.includes(word));
}

/** The words of a filter as it is typed. */
export function filterWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '');
}

/** Whether a record stays in sight: `self` where its own name fits, `inside` where only one within it does. */
export function fitsFilter(
  field: Field,
  key: string | number,
  item: Json,
  words: readonly string[],
): 'self' | 'inside' | undefined {
  if (named(field, key, item, words)) return 'self';
  const inside = nested(field).some(one =>
    recordsOf(one, valueAt(item, fieldPath([], one))).some(
      ([at, each]) => fitsFilter(one, at, each, words) !== undefined,
    ),
  );
  return inside ? 'inside' : undefined;
}
