import { inspectDocuments, isDue } from '../documents/inspect.ts';
import { counts } from '../drift/engine.ts';
import { atLeast } from '../model/severity.ts';
import { once } from '../once.ts';
import type { PlanContext } from '../plan/phaseContext.ts';
import { documentPath } from '../plan/phaseContext.ts';
import { headOf } from '../plan/planHead.ts';
import { type PlacedTask, tasksOf } from '../plan/tasks/taskList.ts';
import { type MilestoneState, milestonesOf } from './openWork.ts';
import { type PersonCheck, personChecks } from './personChecks.ts';
import { type TaskHistory, taskHistories } from './taskHistory.ts';

/** One point of a check-list: computed, never ticked where it can be computed. */
interface CheckItem {
  words: string;
  /** Undefined where it cannot be told here. */
  holds: boolean | undefined;
}

/** What has to hold after a task, a phase or a milestone. */
export interface CheckList {
  kind: 'task' | 'phase' | 'milestone';
  id: string;
  title: string;
  items: CheckItem[];
  /** A milestone that waits for nothing but a person's word. */
  canBeConfirmed?: true;
}

/** The check-lists of a plan: one for each task at work, each phase and each milestone, in the order of the file. */
export function checkLists(context: PlanContext): CheckList[] {
  const { plan, workspace } = context;
  const tasks = tasksOf(plan.tasks);
  if (tasks.length === 0) return [];
  const historyOf = taskHistories(workspace.journal(), plan.slug);
  const checksOf = personChecks(plan);
  const shared = once(() => sharedItems(context));
  return [
    ...tasks
      .filter(({ task }) => task.status === 'doing')
      .map(placed => {
        const history = historyOf(placed.id);
        return taskList(placed.id, history, checksOf(placed, history));
      }),
    ...milestonesOf(plan, workspace).flatMap(milestone => [
      ...phasesOf(milestone).map(phase => phaseList(phase, historyOf)),
      milestoneList(milestone, shared),
    ]),
  ];
}

/** The documents that no longer say what the plan says. Progress alone makes the roadmap no worse. */
export function documentsBehind(context: PlanContext): string[] {
  const roadmap = documentPath(context.workspace.settings, 'execution-roadmap');
  return inspectDocuments(context)
    .filter(isDue)
    .map(({ document }) => document.path)
    .filter(path => path !== roadmap);
}

function taskList(id: string, history: TaskHistory, checks: readonly PersonCheck[]): CheckList {
  const last = history.verdicts.at(-1);
  return {
    kind: 'task',
    id,
    title: `After ${id}`,
    items: [
      { words: 'Verified since it was started', holds: last !== undefined },
      {
        words: 'Not refused by the last verification',
        holds: last !== undefined && last.verdict !== 'BLOCK',
      },
      ...checks.map(({ kind, words, confirmed }) => ({
        words: kind === 'gate' ? `A person agreed: ${words}` : `A person checked: ${words}`,
        holds: confirmed !== undefined,
      })),
    ],
  };
}

interface PlanPhase {
  id: string;
  title: string;
  tasks: PlacedTask[];
}

function phasesOf({ tasks }: MilestoneState): PlanPhase[] {
  const phases = new Map<string, PlanPhase>();
  for (const placed of tasks) {
    const { id, title } = placed.phase;
    const known = phases.get(id);
    if (known === undefined) phases.set(id, { id, title, tasks: [placed] });
    else known.tasks.push(placed);
  }
  return [...phases.values()];
}

function phaseList({ id, title, tasks }: PlanPhase, historyOf: (task: string) => TaskHistory): CheckList {
  const done = tasks.filter(({ task }) => task.status === 'done');
  const unverified = done.filter(placed => {
    const last = historyOf(placed.id).verdicts.at(-1);
    return last === undefined || last.verdict === 'BLOCK';
  });
  const names = unverified.map(placed => placed.id).join(', ');
  return {
    kind: 'phase',
    id,
    title: `After phase ${id}${title === '' ? '' : ` ${title}`}`,
    items: [
      {
        words: `Every task is done (${done.length} of ${tasks.length})`,
        holds: done.length === tasks.length,
      },
      {
        words:
          unverified.length === 0
            ? 'Every finished task was verified'
            : `Finished without being verified: ${names}`,
        holds: unverified.length === 0,
      },
    ],
  };
}

function milestoneList(
  { id, title, doneWhen, tasks, confirmed }: MilestoneState,
  shared: () => CheckItem[],
): CheckList {
  const done = tasks.filter(({ task }) => task.status === 'done').length;
  const isDone = done === tasks.length && tasks.length > 0;
  const reached: CheckItem[] =
    doneWhen === '' ? [] : [{ words: `A person confirmed: ${doneWhen}`, holds: confirmed !== undefined }];
  return {
    kind: 'milestone',
    id,
    title: `After milestone ${id}${title === '' ? '' : ` ${title}`}`,
    items: [
      { words: `Every task is done (${done} of ${tasks.length})`, holds: isDone },
      ...reached,
      ...shared(),
    ],
    ...(isDone && doneWhen !== '' && confirmed === undefined ? { canBeConfirmed: true as const } : {}),
  };
}

/** What concerns the workspace, and so every milestone alike. */
function sharedItems(context: PlanContext): CheckItem[] {
  const { settings, decisions } = context.workspace;
  const { failOn } = settings.policy;
  const findings = context
    .findings?.()
    .filter(finding => counts(finding) && atLeast(finding.severity, failOn));
  const proposed = decisions.filter(({ value }) => value.status === 'proposed').map(({ value }) => value.id);
  const behind = headOf(context.plan).mode === 'scoped' ? [] : documentsBehind(context);
  return [
    {
      words:
        findings === undefined
          ? 'No drift: not checked here'
          : findings.length === 0
            ? `No drift of severity ${failOn} or worse`
            : `Drift of severity ${failOn} or worse: ${findings.length}`,
      holds: findings === undefined ? undefined : findings.length === 0,
    },
    {
      words:
        behind.length === 0
          ? 'The documents are current'
          : `Documents to bring up to date: ${behind.join(', ')}`,
      holds: behind.length === 0,
    },
    {
      words:
        proposed.length === 0
          ? 'No decision is left open'
          : `Decisions that are only proposed: ${proposed.join(', ')}`,
      holds: proposed.length === 0,
    },
  ];
}
