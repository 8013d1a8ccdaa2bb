import { planFiles } from '../../artifacts/paths.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { type PromptState, promptStates, staleReasons } from '../../prompts/promptStates.ts';
import { type Missing, missingFile } from './missing.ts';

/** Which tasks have no prompt, or one that is out of date or too long; and prompts that belong to no task. */
export function missingInPrompts(context: PlanContext): Missing[] {
  const { prompts, strays } = promptStates(context);
  if (prompts.length === 0) {
    return [
      missingFile(`${context.plan.folder}/${planFiles.prompts}`, 'There are no tasks to write prompts for.'),
    ];
  }
  const budget = context.workspace.settings.promptBudget;
  return [
    ...prompts.flatMap(prompt => missingInPrompt(prompt, budget)),
    ...strays.map(({ path }) =>
      missingFile(path, 'This prompt belongs to no task of the plan: delete the file.', {
        kind: 'strayPrompt',
      }),
    ),
  ];
}

function missingInPrompt(prompt: PromptState, budget: number): Missing[] {
  const { path, state, placed, tokens, overBudget, edited } = prompt;
  if (state === 'missing') {
    const message = `${placed.id} has no prompt yet: run \`plumbrule prompt --all\`, or write it in the Prompts phase.`;
    return [missingFile(path, message, { kind: 'prompt' })];
  }
  const missing: Missing[] = [];
  if (state === 'stale') {
    const again = edited
      ? 'it was edited by hand, so compare it with what would be written now and take over what you want to keep'
      : 'write it anew with `plumbrule prompt --all`';
    const message = `The prompt of ${placed.id} is out of date (${staleReasons(prompt).join(', ')}): ${again}.`;
    missing.push(missingFile(path, message, { kind: 'stalePrompt' }));
  }
  if (overBudget) {
    const message = `The prompt of ${placed.id} has about ${tokens} tokens, the budget is ${budget}: shorten what the task says, or raise \`x-prompt-budget\` in config.yaml.`;
    missing.push(missingFile(path, message, { kind: 'longPrompt' }));
  }
  return missing;
}
