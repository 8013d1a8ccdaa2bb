/** An item of a Markdown list; further lines stand under its first. */
export const bullet = (text: string): string => `- ${text.trim().replace(/\n(?=.)/g, '\n  ')}`;

/** A Markdown list; undefined where it would be empty. */
export function bullets(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : lines.map(bullet).join('\n');
}

/** `**Label:** text`, or nothing where there is no text. Text over several lines begins below its label. */
export function labelled(label: string, text: string | undefined): string[] {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return [];
  return [`**${label}:**${/\n|^[*+-] |^\d+[.)] /.test(trimmed) ? '\n\n' : ' '}${trimmed}`];
}
