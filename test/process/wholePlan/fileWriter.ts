import type { FieldGroup } from '../../../src/core/model/form.ts';
import { headingsOf } from './formFiller.ts';

type Row = Readonly<Record<string, string>>;

/** A Markdown file with an answer under every heading, as a person writes it with the template beside them. */
export function writtenSections(
  title: string,
  groups: readonly FieldGroup[],
  answers: Readonly<Record<string, string | readonly Row[]>>,
): string {
  const lines = [`# ${title}`];
  let group = '';
  for (const { field, level, group: above } of headingsOf(groups)) {
    if (level === 3 && above !== group) lines.push(`## ${above}`);
    group = above;
    const answer = answers[field.id] ?? '';
    const text =
      typeof answer === 'string'
        ? answer
        : table(
            (field.fields ?? []).map(({ id, label }) => [id, label]),
            answer,
          );
    lines.push(`${'#'.repeat(level)} ${field.label}`, text);
  }
  return `${lines.join('\n\n')}\n`;
}

function table(columns: readonly (readonly [id: string, label: string])[], rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(([, label]) => label)),
    line(columns.map(() => '---')),
    ...rows.map(row => line(columns.map(([id]) => row[id] ?? ''))),
  ].join('\n');
}

/** The text with an answer below each of its headings that has none yet. */
export function answerHeadings(
  text: string,
  answers: readonly { heading: string; answer: string }[],
): string {
  return answers.reduce(
    (before, { heading, answer }) =>
      before.replace(
        new RegExp(`^(#{2,3} ${heading.replace(/[?()]/g, '\\$&')})[ \\t]*$`, 'm'),
        `$1\n\n${answer}`,
      ),
    text,
  );
}
