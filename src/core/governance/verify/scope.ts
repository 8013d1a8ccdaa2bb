import { scopeIn, tasksOf } from '../../plan/tasks/taskList.ts';
import { counted } from '../../words.ts';
import { scopedPaths, taskScope } from '../taskScope.ts';
import { isUnknown, limited, type Outcome, type VerifyInput } from './input.ts';
import { ownerAmongOthers, plansAtWork } from './otherTasks.ts';

/** Every change lies in the task's scope, or belongs to a task that was at work too. */
export function scope(input: VerifyInput): Outcome {
  const { context, placed, changes, isSource } = input;
  const { settings } = context.workspace;
  if (settings.policy.scope === 'off') {
    return { verdict: 'PASS', message: 'Scopes are off (`policy.scope`).', evidence: [] };
  }
  if (isUnknown(changes)) {
    return { verdict: 'FLAG', message: `Inconclusive: ${changes.unknown}.`, evidence: [] };
  }
  if (scopeIn(placed.task).length === 0) {
    const message = 'The task names no `scope.in`, so its changes cannot be held to anything: write it.';
    return { verdict: 'FLAG', message, evidence: [] };
  }
  const judged = scopedPaths(
    plansAtWork(context).flatMap(plan => tasksOf(plan.tasks).map(({ task }) => task)),
    settings,
  );
  const allows = taskScope(placed.task);
  const elsewhere = changes.files.filter(({ path }) => judged(path, isSource(path)) && !allows(path));
  const ownerOf = ownerAmongOthers(input);
  const owned: string[] = [];
  const outside: string[] = [];
  for (const { path, status } of elsewhere) {
    const owner = ownerOf(path);
    if (owner === undefined) outside.push(`outside: ${path} (${status})`);
    else owned.push(`of ${owner}: ${path} (${status})`);
  }
  const evidence = [...limited(outside), ...limited(owned)];
  if (outside.length === 0) {
    const others = owned.length === 0 ? '' : `; ${counted(owned.length, 'file')} of other tasks`;
    const inside = changes.files.filter(({ path }) => allows(path)).length;
    return {
      verdict: 'PASS',
      message: `${counted(inside, 'changed file')} inside the scope, none outside${others}.`,
      evidence,
    };
  }
  return {
    verdict: settings.policy.scope === 'warn' ? 'FLAG' : 'BLOCK',
    message: `${counted(outside.length, 'changed file')} outside the scope of ${placed.id}.`,
    evidence,
  };
}
