import type { FieldKind } from '../../../src/core/model/form.ts';
import type { Json } from '../../../src/core/model/json.ts';

const scalar = (value: Json | undefined): boolean => value === null || typeof value !== 'object';

/** True for no answer at all, whatever the kind of field. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** Equal as far as an answer goes: no answer is no answer, and blanks at the end are not kept by every file. */
export function sameAnswer(one: Json | undefined, other: Json | undefined): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  if (typeof one === 'string' && typeof other === 'string') return tidy(one) === tidy(other);
  return JSON.stringify(one) === JSON.stringify(other);
}

function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** False for a value that this kind of control cannot show without losing some of it. */
export function fits(kind: FieldKind, value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  switch (kind) {
    case 'line':
    case 'text':
    case 'choice':
    case 'flag':
      return scalar(value);
    case 'list':
      return scalar(value) || (Array.isArray(value) && value.every(scalar));
    case 'table':
    case 'records':
      return typeof value === 'string' || Array.isArray(value);
    case 'map':
      return typeof value === 'string' || !Array.isArray(value);
  }
}

/** The text that a control shows for a value; lists have one item a line. */
export function textOf(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map(item => (item === null ? '' : String(item))).join('\n');
  return value === undefined || value === null ? '' : String(value);
}

/**
 * The value that a text stands for. `before` is the value it replaces: numbers that were not touched stay
 * numbers, and a single item stays without a list where the file had none.
 */
export function answerOf(kind: FieldKind, text: string, before: Json | undefined): Json {
  if (kind !== 'list') {
    const answer = kind === 'text' ? text.replace(/\s+$/, '') : text.trim();
    return before !== undefined && before !== null && String(before) === answer ? before : answer;
  }
  const known = Array.isArray(before) ? before : [];
  const items = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => known.find(item => String(item) === line) ?? line);
  const [first, second] = items;
  return typeof before === 'string' && first !== undefined && second === undefined ? first : items;
}
