import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Role } from '../../core/model/tasks.ts';
import { tasksOf } from '../../core/plan/taskList.ts';
import { assemblePrompt } from '../../core/prompts/assemble.ts';
import { type ExitCode, exitCodes, UsageError } from '../failure.ts';
import { print, remark } from '../output.ts';
import { choosePlan } from '../plans.ts';
import { openProject, refuseBroken } from '../workspace.ts';

/** `plumbrule prompt TASK`: the task's prompt; how large it is, and what was cut, on standard error. */
export async function prompt(
  folder: string,
  task: string,
  options: { plan?: string; role?: string; budget?: number; output?: string },
): Promise<ExitCode> {
  const project = await openProject(folder);
  refuseBroken(project);
  const having = project.artifacts.plans.filter(plan => tasksOf(plan.tasks).some(({ id }) => id === task));
  if (options.plan === undefined && having.length === 0) throw new UsageError(`no plan has a task ${task}`);
  const plan = choosePlan(options.plan === undefined ? having : project.artifacts.plans, options.plan);
  const placed = tasksOf(plan.tasks).find(({ id }) => id === task);
  if (placed === undefined) throw new UsageError(`the plan ${plan.slug} has no task ${task}`);
  const made = assemblePrompt({ ...project.phaseContext(), plan }, placed, {
    role: options.role as Role | undefined,
    budget: options.budget,
  });
  if (options.output === undefined) print(made.text);
  else writeFileSync(resolve(folder, options.output), made.text);
  remark(`About ${made.tokens} tokens${made.cut.length === 0 ? '' : `; left out: ${made.cut.join(', ')}`}.`);
  if (!made.withinBudget) remark(`What always stays exceeds the budget of ${options.budget} tokens.`);
  return exitCodes.holds;
}
