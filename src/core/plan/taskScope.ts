import { activePlans, gateOfPlan } from './gate.ts';
import type { PhaseContext } from './phaseContext.ts';
import { scopeMatcher } from './scopeGlobs.ts';
import { scopeIn, scopeOut, tasksOf } from './taskList.ts';

/** Whether the tasks at work allow an edit of a path. */
export type ScopeVerdict =
  /** Neither a source file nor a file that a task names, or there is nothing to judge it by. */
  | { kind: 'notJudged' }
  | { kind: 'inside'; tasks: string[] }
  | { kind: 'outside'; message: string }
  | { kind: 'noTask'; message: string };

/**
 * Judge edits by the tasks `doing` of the active plans whose gate is open; several tasks bind by their union.
 * Read the tasks once and ask for many paths.
 */
export function taskScopes(context: PhaseContext): (path: string, isSource: boolean) => ScopeVerdict {
  const open = activePlans(context).filter(plan => gateOfPlan(plan).open);
  const perPlan = open.map(({ plan }) => tasksOf(plan.tasks));
  const tasks = perPlan.flat();
  const doing = tasks
    .filter(({ task }) => task.status === 'doing')
    .map(({ id, task }) => ({
      id,
      inside: scopeMatcher(scopeIn(task)),
      outside: scopeMatcher(scopeOut(task)),
    }));
  const named = scopeMatcher(tasks.flatMap(({ task }) => [...scopeIn(task), ...scopeOut(task)]));
  const free = perPlan.length === 0 || perPlan.some(list => list.length === 0);
  const ids = doing.map(({ id }) => id).join(', ');
  return (path, isSource) => {
    if (leavesWorkspace(path) || !(isSource || named(path))) return { kind: 'notJudged' };
    if (doing.length === 0) {
      if (free) return { kind: 'notJudged' };
      return {
        kind: 'noTask',
        message: 'No task is being done: start a task (set its `status: doing`) before you edit.',
      };
    }
    const allowing = doing.filter(({ inside, outside }) => inside(path) && !outside(path));
    if (allowing.length > 0) return { kind: 'inside', tasks: allowing.map(({ id }) => id) };
    const message = `${path} is outside the scope of ${ids}: leave it alone, or widen \`scope.in\` in the plan and have it approved.`;
    return { kind: 'outside', message };
  };
}

const leavesWorkspace = (path: string): boolean =>
  path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
