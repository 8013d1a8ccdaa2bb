import type { Role } from '../../core/model/tasks.ts';
import type { PlanContext } from '../../core/plan/phaseContext.ts';
import { type PlacedTask, tasksOf } from '../../core/plan/tasks/taskList.ts';
import { assemblePrompt } from '../../core/prompts/assemble.ts';
import { promptPath } from '../../core/prompts/promptPaths.ts';
import type { Project } from '../../node/project.ts';
import type { RequestParams, RequestResult } from '../../protocol/lsp.ts';
import { fileChange } from '../fileChange.ts';

/** A task's prompt with the change that writes it to its file. */
export function promptAnswer(
  { plan, task, role, budget }: RequestParams<'prompt'>,
  project: Project,
): RequestResult<'prompt'> {
  const found = findTask(project, plan, task);
  if ('message' in found) return { ok: false, message: found.message };
  const made = assemblePrompt(found.context, found.placed, { role: role as Role | undefined, budget });
  const path = promptPath(found.context.plan.folder, task);
  const changes = [fileChange(path, project.files.read(path), made.text)].filter(
    ({ create, edits }) => create || edits.length > 0,
  );
  return { ok: true, text: made.body, tokens: made.tokens, cut: made.cut, path, changes };
}

/** A prompt as it stands, and as it would be written now. */
export function promptDiffAnswer(
  { plan, task }: RequestParams<'promptDiff'>,
  project: Project,
): RequestResult<'promptDiff'> {
  const found = findTask(project, plan, task);
  if ('message' in found) return { ok: false, message: found.message };
  const path = promptPath(found.context.plan.folder, task);
  const { text } = assemblePrompt(found.context, found.placed);
  return { ok: true, path, written: project.files.read(path) ?? null, next: text };
}

function findTask(
  project: Project,
  plan: string | undefined,
  task: string,
): { context: PlanContext; placed: PlacedTask } | { message: string } {
  const candidates = project.artifacts.plans
    .filter(({ slug }) => plan === undefined || slug === plan)
    .flatMap(known => {
      const placed = tasksOf(known.tasks).find(({ id }) => id === task);
      return placed === undefined ? [] : [{ known, placed }];
    });
  const [chosen, ...others] = candidates;
  if (chosen === undefined) return { message: `There is no task ${task}.` };
  if (others.length > 0) return { message: `Several plans have a task ${task}: name the plan.` };
  return { context: { ...project.phaseContext(), plan: chosen.known }, placed: chosen.placed };
}
