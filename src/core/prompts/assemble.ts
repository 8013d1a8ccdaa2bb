import type { Role } from '../model/tasks.ts';
import type { PlanContext } from '../plan/phaseContext.ts';
import type { PlacedTask } from '../plan/tasks/taskList.ts';
import {
  componentsSection,
  contractsSection,
  decisionsSection,
  proseSection,
  rulesSection,
} from './architectureSections.ts';
import { type CutSection, type Fitted, fitToBudget } from './budget.ts';
import { promptHeadText } from './promptHead.ts';
import { type PromptInput, promptInputs } from './promptInput.ts';
import type { PromptSection } from './promptSection.ts';
import { type PromptSources, promptSourcesOf } from './promptSources.ts';
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
  /** The most tokens that it was to have. */
  budget: number;
  /** What the budget took out, the least important first: `Contracts`, or `Decisions …: 0002, 0007` for a part of it. */
  cut: string[];
  /** False where even the parts that always stay exceed the budget. */
  withinBudget: boolean;
  sources: PromptSources;
}

/** What the caller may choose. */
export interface PromptChoice {
  /** Instead of the task's own role. */
  role?: Role | undefined;
  /** Instead of the workspace's budget, in tokens as estimated. */
  budget?: number | undefined;
}

/** Writes the prompt of any task of a plan. */
export type PromptWriter = (placed: PlacedTask, choice?: PromptChoice) => Prompt;

/** Read the plan once and write any number of prompts. Equal inputs give equal text, to the byte. */
export function promptWriter(context: PlanContext): PromptWriter {
  const inputOf = promptInputs(context);
  const sourcesOf = promptSourcesOf(context);
  return (placed, choice = {}) => {
    const input = inputOf(placed, choice.role);
    const budget = choice.budget ?? context.workspace.settings.promptBudget;
    const written = sections.flatMap(section => {
      const entries = section.write(input);
      return entries.length === 0 ? [] : [{ section, entries }];
    });
    const fitted = fitToBudget(written, leastImportantFirst, budget, candidate =>
      estimateTokens(bodyOf(input, candidate)),
    );
    const body = bodyOf(input, fitted);
    const tokens = estimateTokens(body);
    const cut = fitted.cut.map(cutInWords);
    const sources = sourcesOf(placed);
    const head = promptHeadText(
      {
        task: placed.id,
        plan: context.plan.slug,
        role: input.role,
        tokens,
        budget,
        cut,
        body: context.sha256(body),
      },
      sources,
    );
    const withinBudget = tokens <= budget;
    return { text: `${head}\n${body}`, body, role: input.role, tokens, budget, cut, withinBudget, sources };
  };
}

/** Write one prompt (see {@link promptWriter}). */
export function assemblePrompt(context: PlanContext, placed: PlacedTask, choice: PromptChoice = {}): Prompt {
  return promptWriter(context)(placed, choice);
}

function bodyOf(input: PromptInput, { kept, cut }: Fitted): string {
  const { id, task } = input.placed;
  const parts = [`# ${id}${task.title ? ` ${task.title}` : ''}`];
  for (const { section, entries } of kept) {
    parts.push(`## ${section.title}\n\n${entries.map(({ text }) => text).join(section.joint)}`);
  }
  if (cut.length > 0) {
    const lines = cut.map(({ section, names }) => {
      const which = names.length === 0 ? '' : ` (${names.join(', ')})`;
      return `- ${section.title}${which}: see ${section.source(input)}`;
    });
    parts.push(`## Left out to fit the budget\n\n${lines.join('\n')}`);
  }
  return `${parts.join('\n\n')}\n`;
}

const cutInWords = ({ section, names, whole }: CutSection): string =>
  whole || names.length === 0 ? section.title : `${section.title}: ${names.join(', ')}`;
