import type { Field, FieldGroup } from '../../model/form.ts';
import { isSingle } from './sectionSpecs.ts';

/**
 * A new Markdown artifact: its headings, and each question as a comment where the answer goes. A table's head
 * stands in the comment too, so that a file without answers holds none.
 */
export function markdownTemplate(title: string, groups: readonly FieldGroup[]): string {
  const parts = [`# ${title}`, '<!-- Answer below each question, or write "N/A: reason" there. -->'];
  for (const group of groups) {
    parts.push(`## ${group.title}`);
    for (const field of group.fields) {
      if (!isSingle(group)) parts.push(`### ${field.label}`);
      parts.push(
        field.kind === 'table'
          ? `<!-- ${field.help} As a table:\n${tableHead(field)}\n-->`
          : `<!-- ${field.help} -->`,
      );
    }
  }
  return `${parts.join('\n\n')}\n`;
}

function tableHead({ fields = [] }: Field): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `${row(fields.map(({ label }) => label))}\n${row(fields.map(() => '---'))}`;
}
