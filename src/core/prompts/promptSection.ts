import type { PromptInput } from './promptInput.ts';

/** A piece of a section that a budget can take out without the others. */
export interface PromptEntry {
  /** Markdown. */
  text: string;
  /** What it is called where it was left out; a section of one nameless entry is only taken out whole. */
  name?: string;
  /** How much it bears on the task, from 0: of a section, what bears least goes first. */
  relevance?: number;
}

/** A part of a prompt. */
export interface PromptSection {
  id: string;
  title: string;
  /** What stands between its entries. */
  joint: '\n' | '\n\n';
  /** What it says, in the order of reading; empty where there is nothing to say. */
  write(input: PromptInput): PromptEntry[];
  /** Where an agent that needs it finds what was left out. */
  source(input: PromptInput): string;
}

/** A section's text that only goes as a whole. */
export function whole(text: string | undefined): PromptEntry[] {
  return text === undefined ? [] : [{ text }];
}
