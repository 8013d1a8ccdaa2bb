import type { Field } from '../../../src/core/model/form.ts';
import type { Json, Path } from '../../../src/core/model/json.ts';
import { textOf } from './answers.ts';
import { isRecord, valueAt } from './paths.ts';

/** Where a field's value stands, given where its record stands. */
export function fieldPath(record: Path, field: Field): Path {
  return [...record, ...(field.path ?? [field.id])];
}

/** The fields of one record of `field`: the common ones, and after the one that tells its shape, the shape's own. */
export function fieldsOf(field: Field, record: Json | undefined): readonly Field[] {
  const common = field.fields ?? [];
  if (field.variants === undefined) return common;
  const { by, of } = field.variants;
  const shape = textOf(valueAt(record, [by]));
  const own = Object.hasOwn(of, shape) ? (of[shape] ?? []) : [];
  const after = common.findIndex(one => one.id === by) + 1;
  return [...common.slice(0, after), ...own, ...common.slice(after)];
}

/** What one item of `field` is called, in the middle of a sentence. */
export function itemName(field: Field): string {
  return field.itemName ?? 'entry';
}

/** What to call a record in a list: its id and its title, or its number where it has neither. */
export function recordTitle(field: Field, record: Json | undefined, index: number): string {
  const id = textOf(valueAt(record, ['id']));
  const title = field.titleField === undefined ? '' : textOf(valueAt(record, [field.titleField]));
  const parts = id === title ? [id] : [id, title];
  const written = parts.filter(part => part.trim() !== '').join(' ');
  return written === '' ? `${sentence(itemName(field))} ${index + 1}` : written;
}

/** What else to say about a record beside its name: of several shapes, which one and of what; or how far it is. */
export function recordNote(field: Field, record: Json | undefined): string {
  if (field.variants === undefined) return textOf(valueAt(record, ['status']));
  const shape = textOf(valueAt(record, [field.variants.by]));
  const own = Object.hasOwn(field.variants.of, shape) ? (field.variants.of[shape] ?? []) : [];
  const said = own.map(one => noteOf(one, record)).filter(text => text !== '');
  // A sign between two parts says nothing before the first.
  const about = said.join(' ').replace(/^[·→←] /, '');
  return [shape, about].filter(text => text !== '').join(': ');
}

function noteOf(field: Field, record: Json | undefined): string {
  const value = textOf(valueAt(record, fieldPath([], field))).replaceAll('\n', ', ');
  if (field.note === undefined || value === '' || value === 'false') return '';
  return field.note.split('*').join(value);
}

/** The same text with its first letter large. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * A new record for a list, with a free id and a shape, so that the file stays valid as far as it can. `own` are
 * the ids in the list, `taken` those of all lists of its kind.
 */
export function newRecord(field: Field, own: readonly string[], taken: readonly string[]): Json {
  const record: { [key: string]: Json } = {};
  if (hasId(field)) record.id = nextId(own.at(-1) ?? taken.at(-1) ?? '', taken);
  const shape = field.variants === undefined ? undefined : Object.keys(field.variants.of)[0];
  if (field.variants !== undefined && shape !== undefined) record[field.variants.by] = shape;
  return record;
}

/** What a copy does not take over: how far the work on the record is. */
const notCopied = new Set(['status']);

/** A copy of a record under a free id. Records inside it that have ids stay behind: an id names one thing. */
export function copiedRecord(field: Field, record: Json, taken: readonly string[]): Json {
  if (!isRecord(record)) return record;
  const left = new Set(
    (field.fields ?? []).filter(one => hasId(one) || notCopied.has(one.id)).map(one => fieldPath([], one)[0]),
  );
  const copy = Object.fromEntries(Object.entries(record).filter(([key]) => !left.has(key)));
  if (hasId(field)) copy.id = nextId(textOf(record.id), taken);
  return copy;
}

const hasId = (field: Field): boolean => field.fields?.some(one => one.id === 'id') ?? false;

/** The id after `last`: its number plus one, with as many digits, and never one that is taken. */
export function nextId(last: string, taken: readonly string[]): string {
  // Nine digits at most: a longer number could not be counted on exactly.
  const digits = /\d{1,9}$/.exec(last)?.[0] ?? '';
  const stem = last.slice(0, last.length - digits.length);
  const known = new Set(taken);
  for (let number = Number(digits) + 1; ; number++) {
    const id = stem + String(number).padStart(digits.length, '0');
    if (!known.has(id)) return id;
  }
}

/** The entries of a map in file order; nothing for a value that is no map. */
export function entriesOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  return isRecord(value) ? Object.entries(value) : [];
}
