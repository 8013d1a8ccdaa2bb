import type { PlanContext } from '../plan/phaseContext.ts';
import { type PlacedTask, scopeIn, scopeOut } from '../plan/tasks/taskList.ts';
import { fileNameOf } from '../prompts/promptPaths.ts';
import type { Outcome } from './verify/input.ts';

/** How often refused work goes back to the agent before a person decides. */
export const mostRefinements = 2;

/** Where a refinement prompt stands; not among the prompts, whose approval it must not touch. */
export function refinementPath(planFolder: string, task: string, number: number): string {
  return `${planFolder}/refinements/${fileNameOf(task)}-${number}.md`;
}

/** A check that refused the work. */
interface Failure extends Outcome {
  id: string;
  /** What the agent is to do about it. */
  mend: string;
}

/** What to hand back to the agent: the exact failures, what it may change, and how it is seen that all is well. */
export function refinementPrompt(
  { plan }: PlanContext,
  { id, task }: PlacedTask,
  failures: readonly Failure[],
  number: number,
): string {
  const title = task.title === undefined ? id : `${id} ${task.title}`;
  const list = (globs: readonly string[]) => globs.map(glob => `- ${glob}`);
  const outside = scopeOut(task);
  const lines = [
    `# Refinement ${number} of ${mostRefinements}: ${title}`,
    '',
    `Your work on ${id} was verified and refused. Mend what is listed here, and nothing else.`,
    ...(task.goal === undefined ? [] : ['', `The goal of the task has not changed: ${task.goal}`]),
    ...failures.flatMap(sectionOf),
    '',
    '## What you may change',
    '',
    ...(scopeIn(task).length === 0
      ? ['The task names no paths: change as little as possible.']
      : list(scopeIn(task))),
    ...(outside.length === 0 ? [] : ['', 'Leave alone:', '', ...list(outside)]),
    '',
    '## When you are done',
    '',
    `Run \`plumbrule verify ${id} --plan ${plan.slug}\` and report its result as it is.${lastWord(number)}`,
    '',
  ];
  return lines.join('\n');
}

function lastWord(number: number): string {
  return number < mostRefinements
    ? ''
    : ' This is the last refinement: if it is refused again, a person decides.';
}

function sectionOf({ id, message, evidence, mend }: Failure): string[] {
  const short = evidence.every(entry => !entry.includes('\n'));
  const shown = short
    ? evidence.map(entry => `- ${entry}`)
    : evidence.flatMap((entry, index) => [...(index === 0 ? [] : ['']), ...fenced(entry)]);
  return ['', `## Failed: ${id}`, '', message, '', ...shown, ...(shown.length === 0 ? [] : ['']), mend];
}

/** A code block whose fence is longer than any in the text: what a command printed cannot end it. */
function fenced(text: string): string[] {
  const longest = [...text.matchAll(/`{3,}/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, text, fence];
}
