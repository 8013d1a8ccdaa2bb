import type { Role } from '../model/tasks.ts';
import type { PlanContext } from '../plan/phaseContext.ts';
import { type PromptSources, promptSourcesOf } from '../plan/promptSources.ts';
import type { PlacedTask } from '../plan/taskList.ts';
import {
  componentsSection,
  contractsSection,
  decisionsSection,
  proseSection,
  rulesSection,
} from './architectureSections.ts';
import { type PromptInput, promptInput } from './promptInput.ts';
import type { PromptSection } from './promptSection.ts';
import {
  constraintsSection,
  dependenciesSection,
  outputSection,
  roleSection,
  selfCheckSection,
  taskSection,
} from './taskSections.ts';
import { estimateTokens } from './tokens.ts';

/** The parts of a prompt, in the order in which they are read. */
const sections: readonly PromptSection[] = [
  roleSection,
  taskSection,
  dependenciesSection,
  componentsSection,
  proseSection,
  decisionsSection,
  rulesSection,
  contractsSection,
  constraintsSection,
  outputSection,
  selfCheckSection,
];

/** What a budget takes out, the least important first; task, rules, output and self-check always stay. */
const leastImportantFirst: readonly PromptSection[] = [
  proseSection,
  roleSection,
  dependenciesSection,
  contractsSection,
  decisionsSection,
  componentsSection,
  constraintsSection,
];

/** A task's prompt, ready to be written to its file. */
export interface Prompt {
  /** The whole file: front matter and prompt. */
  text: string;
  /** The prompt alone, as an agent gets it. */
  body: string;
  role: Role;
  /** Estimated tokens of `body` (see `tokens.ts`). */
  tokens: number;
  /** Titles of the parts that the budget took out, the least important first. */
  cut: string[];
  /** False where even the parts that always stay exceed the budget. */
  withinBudget: boolean;
  sources: PromptSources;
}

/** What the caller may choose. */
export interface PromptChoice {
  /** Instead of the task's own role. */
  role?: Role | undefined;
  /** The most tokens that the prompt may have, as estimated. */
  budget?: number | undefined;
}

/** Write the prompt of a task. Equal inputs give equal text, to the byte. */
export function assemblePrompt(context: PlanContext, placed: PlacedTask, choice: PromptChoice = {}): Prompt {
  const input = promptInput(context, placed, choice.role);
  const budget = choice.budget ?? Number.POSITIVE_INFINITY;
  const written = new Map<PromptSection, string>();
  for (const section of sections) {
    const text = section.write(input);
    if (text !== undefined) written.set(section, text);
  }
  const cut: PromptSection[] = [];
  let body = bodyOf(input, written, cut);
  for (const section of leastImportantFirst) {
    if (estimateTokens(body) <= budget) break;
    if (!written.delete(section)) continue;
    cut.push(section);
    body = bodyOf(input, written, cut);
  }
  const tokens = estimateTokens(body);
  const sources = promptSourcesOf(context)(placed);
  const titles = cut.map(({ title }) => title);
  const head = frontMatter(input, tokens, titles, sources);
  return {
    text: `${head}\n${body}`,
    body,
    role: input.role,
    tokens,
    cut: titles,
    withinBudget: tokens <= budget,
    sources,
  };
}

function bodyOf(
  input: PromptInput,
  written: ReadonlyMap<PromptSection, string>,
  cut: readonly PromptSection[],
): string {
  const { id, task } = input.placed;
  const parts = [`# ${id}${task.title ? ` ${task.title}` : ''}`];
  for (const section of sections) {
    const text = written.get(section);
    if (text !== undefined) parts.push(`## ${section.title}\n\n${text}`);
  }
  if (cut.length > 0) {
    const lines = cut.map(section => `- ${section.title}: see ${section.source(input)}`);
    parts.push(`## Left out to fit the budget\n\n${lines.join('\n')}`);
  }
  return `${parts.join('\n\n')}\n`;
}

/** Strings are written as JSON, which YAML reads as they are whatever they hold. */
function frontMatter(
  { context, placed, role }: PromptInput,
  tokens: number,
  cut: readonly string[],
  sources: PromptSources,
): string {
  return [
    '---',
    `task: ${JSON.stringify(placed.id)}`,
    `plan: ${JSON.stringify(context.plan.slug)}`,
    `role: ${role}`,
    `tokens: ${tokens}`,
    `cut: ${JSON.stringify(cut)}`,
    'sources:',
    ...Object.entries(sources).map(([path, hash]) => `  ${JSON.stringify(path)}: ${hash}`),
    '---',
    '',
  ].join('\n');
}
