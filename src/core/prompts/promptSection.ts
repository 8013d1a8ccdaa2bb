import type { PromptInput } from './promptInput.ts';

/** A part of a prompt; a budget takes out whole parts. */
export interface PromptSection {
  id: string;
  title: string;
  /** Markdown, or undefined where there is nothing to say. */
  write(input: PromptInput): string | undefined;
  /** Where an agent that needs it finds what was left out. */
  source(input: PromptInput): string;
}

/** A Markdown list; undefined where it would be empty. */
export function bullets(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : lines.map(line => `- ${indented(line)}`).join('\n');
}

/** `**Label:** text`, or nothing where there is no text. Text over several lines begins below its label. */
export function labelled(label: string, text: string | undefined): string[] {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return [];
  return [`**${label}:**${/\n|^[*+-] |^\d+[.)] /.test(trimmed) ? '\n\n' : ' '}${trimmed}`];
}

/** Further lines of a list item stand under its first. */
const indented = (text: string): string => text.trim().replace(/\n(?=.)/g, '\n  ');
