import { isMap, valueAt } from '../../artifacts/patchJson.ts';
import type { Field, FieldGroup } from '../../model/form.ts';
import type { Json, Path } from '../../model/json.ts';
import { readAnswer } from './answer.ts';

/** A required field without a usable answer. */
export interface Unanswered {
  field: Field;
  path: Path;
  /** What is wrong and what to write instead. */
  message: string;
}

/**
 * Required fields that have no answer, in the order of the form. `emptyLists` names fields whose answer may be
 * an empty list.
 */
export function unanswered(
  groups: readonly FieldGroup[],
  json: Json,
  emptyLists: ReadonlySet<string> = new Set(),
): Unanswered[] {
  const found: Unanswered[] = [];
  const visit = (fields: readonly Field[], record: Json, base: Path, owner: string): void => {
    for (const field of fields) {
      const path = [...base, ...(field.path ?? [field.id])];
      const value = valueAt(record, field.path ?? [field.id]);
      const message = field.required ? problemOf(field, value, emptyLists.has(field.id)) : undefined;
      if (message !== undefined) found.push({ field, path, message: `${owner}${field.label}: ${message}` });
      for (const [key, child] of recordsOf(field, value))
        visit(field.fields ?? [], child, [...path, key], `${nameOf(field, key, child)}: `);
    }
  };
  for (const group of groups) if (!isAnsweredAsWhole(group, json)) visit(group.fields, json, [], '');
  return found;
}

/** Text under a group's own heading answers all of the group, where none of its headings are there. */
function isAnsweredAsWhole({ title, fields }: FieldGroup, json: Json): boolean {
  const whole = fields.find(({ aliases }) => aliases?.includes(title));
  if (whole === undefined || fields.some(field => field !== whole && valueAt(json, [field.id]) !== undefined))
    return false;
  const { kind } = readAnswer(valueAt(json, [whole.id]));
  return kind === 'given' || kind === 'notApplicable';
}

function problemOf(field: Field, value: Json | undefined, mayBeEmpty: boolean): string | undefined {
  const answer = readAnswer(value);
  const way = field.notApplicable ? ', or `N/A: reason`' : '';
  if (answer.kind === 'reasonMissing') return 'say why it does not apply: `N/A: reason`.';
  if (answer.kind === 'notApplicable') {
    return field.notApplicable ? undefined : `this cannot be left out. ${field.help}`;
  }
  const empty = `no answer yet. ${field.help} Write it${way}.`;
  switch (field.kind) {
    case 'list': {
      if (Array.isArray(value)) {
        const named = value.filter(item => readAnswer(item).kind === 'given');
        return named.length > 0 || (mayBeEmpty && value.length === 0) ? undefined : empty;
      }
      return answer.kind === 'given' ? undefined : empty;
    }
    case 'table':
      // Markdown: text answers a heading, whether or not it is a table.
      if (answer.kind === 'given') return undefined;
      return Array.isArray(value) && value.length > 0 ? undefined : empty;
    case 'records':
      return Array.isArray(value) && value.length > 0 ? undefined : empty;
    case 'map':
      return isMap(value) && Object.keys(value).length > 0 ? undefined : empty;
    case 'choice': {
      if (answer.kind !== 'given') return `choose one of ${field.options?.join(', ')}.`;
      const known = field.options?.includes(answer.text.toLowerCase()) ?? true;
      return known ? undefined : `\`${answer.text}\` is none of ${field.options?.join(', ')}.`;
    }
    default:
      return answer.kind === 'given' ? undefined : empty;
  }
}

/** What a person calls a record: its id, its title, or its place in the list. */
function nameOf({ titleField, itemName = 'row' }: Field, key: string | number, record: Json): string {
  if (typeof key === 'string') return key;
  const id = readAnswer(valueAt(record, ['id']));
  if (id.kind === 'given') return id.text;
  const title =
    titleField === undefined ? { kind: 'empty' as const } : readAnswer(valueAt(record, [titleField]));
  return title.kind === 'given' ? `"${title.text}"` : `${capitalised(itemName)} ${key + 1}`;
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function recordsOf(field: Field, value: Json | undefined): [string | number, Json][] {
  if (field.kind === 'map' && isMap(value)) return Object.entries(value);
  if ((field.kind === 'table' || field.kind === 'records') && Array.isArray(value))
    return [...value.entries()];
  return [];
}
