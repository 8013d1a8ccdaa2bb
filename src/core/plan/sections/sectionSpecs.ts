import type { SectionSpec } from '../../artifacts/markdown/layout.ts';
import type { FieldGroup } from '../../model/form.ts';

/** True for a group that is one heading: its only field bears the group's title. */
export function isSingle(group: FieldGroup): boolean {
  return group.fields.length === 1 && group.fields[0]?.label === group.title;
}

/** The headings that a Markdown artifact's form stands for: a field under its group, or the group itself. */
export function sectionSpecs(groups: readonly FieldGroup[]): SectionSpec[] {
  return groups.flatMap(group =>
    group.fields.map(field => ({
      id: field.id,
      heading: field.label,
      ...(field.aliases === undefined ? {} : { aliases: field.aliases }),
      ...(isSingle(group) ? { level: 2 } : { level: 3, group: { heading: group.title, level: 2 } }),
      kind: field.kind === 'table' ? ('table' as const) : ('text' as const),
      ...(field.fields === undefined
        ? {}
        : { columns: field.fields.map(({ id, label }) => ({ id, label })) }),
    })),
  );
}
