import { architecturePath, plumbruleFolder } from '../artifacts/paths.ts';
import type { Settings } from '../model/config.ts';
import type { Task } from '../model/tasks.ts';
import { activePlans, gateOfPlan } from '../plan/approval/gate.ts';
import { contextFileName, documentNames, documentPath, type PhaseContext } from '../plan/phaseContext.ts';
import { scopeMatcher } from '../plan/tasks/scopeGlobs.ts';
import { scopeIn, scopeOut, tasksOf } from '../plan/tasks/taskList.ts';

/** Whether the tasks at work allow an edit of a path. */
type ScopeVerdict =
  /** Neither a source file nor a file that a task names, or there is nothing to judge it by. */
  | { kind: 'notJudged' }
  | { kind: 'inside'; tasks: string[] }
  | { kind: 'outside'; tasks: string[]; message: string }
  | { kind: 'noTask'; message: string };

/** Whether a task may change a path: it lies in `scope.in` and not in `scope.out`. */
export function taskScope(task: Task): (path: string) => boolean {
  const inside = scopeMatcher(scopeIn(task));
  const outside = scopeMatcher(scopeOut(task));
  return path => inside(path) && !outside(path);
}

/**
 * Which paths scopes speak about: source files, and files that any of the tasks names. Plan files, documents and
 * decisions may always be edited.
 */
export function scopedPaths(
  tasks: readonly Task[],
  settings: Settings,
): (path: string, isSource: boolean) => boolean {
  const named = scopeMatcher(tasks.flatMap(task => [...scopeIn(task), ...scopeOut(task)]));
  const free = scopeMatcher([
    plumbruleFolder,
    settings.docs.decisions,
    settings.docs.context,
    ...documentNames.map(name => documentPath(settings, name)),
    architecturePath(settings.docs.root),
    `**/${contextFileName}`,
  ]);
  return (path, isSource) => !leavesWorkspace(path) && !free(path) && (isSource || named(path));
}

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
    .map(({ id, task }) => ({ id, allows: taskScope(task) }));
  const judged = scopedPaths(
    tasks.map(({ task }) => task),
    context.workspace.settings,
  );
  const free = perPlan.length === 0 || perPlan.some(list => list.length === 0);
  const ids = doing.map(({ id }) => id);
  return (path, isSource) => {
    if (!judged(path, isSource)) return { kind: 'notJudged' };
    if (doing.length === 0) {
      if (free) return { kind: 'notJudged' };
      return {
        kind: 'noTask',
        message: 'No task is being done: start a task (set its `status: doing`) before you edit.',
      };
    }
    const allowing = doing.filter(({ allows }) => allows(path));
    if (allowing.length > 0) return { kind: 'inside', tasks: allowing.map(({ id }) => id) };
    const message = `${path} is outside the scope of ${ids.join(', ')}: leave it alone, or widen \`scope.in\` in the plan and have it approved.`;
    return { kind: 'outside', tasks: ids, message };
  };
}

const leavesWorkspace = (path: string): boolean =>
  path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
