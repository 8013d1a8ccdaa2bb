import type { FieldGroup } from '../model/form.ts';
import { isSingle } from './sectionSpecs.ts';

/** A new Markdown artifact: its headings, and each question as a comment where the answer goes. */
export function markdownTemplate(title: string, groups: readonly FieldGroup[]): string {
  const lines = [`# ${title}`, ''];
  for (const group of groups) {
    lines.push(`## ${group.title}`, '');
    for (const field of group.fields) {
      if (!isSingle(group)) lines.push(`### ${field.label}`, '');
      lines.push(`<!-- ${field.help} -->`, '');
      if (field.kind === 'table') {
        const labels = (field.fields ?? []).map(column => column.label);
        lines.push(`| ${labels.join(' | ')} |`, `|${labels.map(() => ' --- ').join('|')}|`, '');
      }
    }
  }
  return lines.join('\n');
}
