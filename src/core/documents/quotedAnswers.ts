import type { Field, FieldGroup } from '../model/form.ts';
import type { SectionAnswers } from '../plan/sections/sectionAnswers.ts';
import { isSingle } from '../plan/sections/sectionSpecs.ts';
import { inline, paragraphs, quoted, tableOf, under } from './prose.ts';

/**
 * The given answers of some fields, each below a heading with the field's label. `wanted` are ids of fields or of
 * whole groups; the order is that of the form. `from` is where the answers stand, `to` where they are quoted.
 */
export function quotedAnswers(
  answers: SectionAnswers,
  groups: readonly FieldGroup[],
  wanted: readonly string[],
  { heading, from, to }: { heading: string; from: string; to: string },
): string {
  const fields = groups.flatMap(group =>
    group.fields
      .filter(({ id }) => wanted.includes(id) || wanted.includes(group.id))
      .map(field => ({ ...field, label: labelOf(field, group, wanted) })),
  );
  return paragraphs(
    fields.map(({ id, label, fields: columns = [] }) => {
      const rows = answers.rows(id);
      const known = columns.filter(column => rows.some(row => (row[column.id] ?? '') !== ''));
      const table = tableOf(
        known.map(column => column.label),
        rows.map(row => known.map(column => inline(row[column.id] ?? ''))),
      );
      return under(`${heading} ${label}`, table, quoted(answers.text(id) ?? '', from, to));
    }),
  );
}

/** A field of a whole group says which group it is of. */
const labelOf = ({ label }: Field, group: FieldGroup, wanted: readonly string[]): string =>
  wanted.includes(group.id) && !isSingle(group)
    ? `${group.title}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`
    : label;
