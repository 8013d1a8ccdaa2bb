import { planFiles } from '../../artifacts/paths.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { taskGroups } from '../../plan/phases/tasks.ts';
import { unanswered } from '../../plan/sections/required.ts';
import { effortHours } from '../../plan/tasks/effort.ts';
import { scopeOverlaps } from '../../plan/tasks/scopeOverlaps.ts';
import { taskGraph } from '../../plan/tasks/taskGraph.ts';
import { dependenciesOf, type PlacedTask, tasksOf } from '../../plan/tasks/taskList.ts';
import { exampleOf, type Missing, type MissingDetails, missingAt, missingFile } from './missing.ts';
import { monolithFlaws, type TaskFlaw, untestableFlaws, vagueFlaws } from './taskQuality.ts';

/** An empty list says that there is none. */
const emptyLists = new Set(['dependsOn', 'scopeOut']);

/** What the tasks still need: every field, an order that works, sizes that one go can do. */
export function missingInTasks(context: PlanContext): Missing[] {
  const artifact = context.plan.tasks;
  if (artifact === undefined) {
    return [
      missingFile(`${context.plan.folder}/${planFiles.tasks}`, 'There are no tasks yet: write tasks.yaml.'),
    ];
  }
  if (artifact.isBroken) return artifact.problems;
  const tasks = tasksOf(artifact);
  if (tasks.length === 0) {
    return [
      ...artifact.problems.filter(problem => problem.severity === 'error'),
      missingAt(
        artifact,
        ['milestones'],
        'There is no task yet: write a milestone with a phase and its tasks.',
      ),
    ];
  }
  return [
    ...artifact.problems.filter(problem => problem.severity === 'error'),
    ...unanswered(taskGroups, artifact.json, emptyLists).map(({ path, message, field }) =>
      missingAt(artifact, path, message, { kind: 'taskField', ...exampleOf(field) }),
    ),
    ...tasks.flatMap(placed => flawsOf(placed, context)),
    ...missingInGraph(tasks, context),
  ];
}

function flawsOf({ id, task, path }: PlacedTask, { plan, workspace }: PlanContext): Missing[] {
  const unreadable: TaskFlaw[] =
    task.effort !== undefined && String(task.effort).trim() !== '' && effortHours(task.effort) === undefined
      ? [
          {
            field: ['effort'],
            kind: 'taskField',
            message: `\`${task.effort}\` is no effort: write 30m, 3h, 2d or 1w.`,
            example: '3h',
          },
        ]
      : [];
  return [
    ...monolithFlaws(task, workspace.blueprint?.value),
    ...vagueFlaws(task),
    ...untestableFlaws(task),
    ...unreadable,
  ].map(({ field, message, kind, example }) =>
    missingAt(plan.tasks!, [...path, ...field], `${id}: ${message}`, { kind, example }),
  );
}

function missingInGraph(tasks: readonly PlacedTask[], { plan }: PlanContext): Missing[] {
  const artifact = plan.tasks!;
  const placed = new Map(tasks.map(task => [task.id, task]));
  const graph = taskGraph(tasks);
  const at = (id: string, field: (string | number)[], message: string, details: MissingDetails) =>
    missingAt(artifact, [...placed.get(id)!.path, ...field], message, details);
  const { overlaps, complete } = scopeOverlaps(tasks, graph);
  const missing = [
    ...graph.unknown.map(({ task, dependency }) => {
      const position = dependenciesOf(placed.get(task)!.task).indexOf(dependency);
      return at(
        task,
        ['depends_on', position],
        `${task} depends on ${dependency}, which is no task of this plan: correct the id, or add the task.`,
        { kind: 'dependency' },
      );
    }),
    ...graph.cycles.map(cycle =>
      at(
        cycle[0]!,
        ['depends_on'],
        `These tasks wait for each other: ${[...cycle, cycle[0]].join(' → ')}. Take one dependency out.`,
        { kind: 'dependency' },
      ),
    ),
    ...overlaps.map(({ tasks: [first, second], glob }) =>
      at(
        second,
        ['scope', 'in'],
        `${first} and ${second} may run at the same time and both may change ${glob}: narrow one scope, or let one depend on the other.`,
        { kind: 'overlap', example: `depends_on: [${first}]` },
      ),
    ),
  ];
  if (complete) return missing;
  const tooMany = 'More scopes meet than can be compared or listed: narrow them, or split the plan.';
  return [...missing, missingAt(artifact, ['milestones'], tooMany)];
}
