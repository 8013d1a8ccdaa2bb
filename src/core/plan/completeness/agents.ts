import { planFiles } from '../../artifacts/paths.ts';
import { readAnswer } from '../answer.ts';
import type { PlanContext } from '../phaseContext.ts';
import { tasksOf } from '../taskList.ts';
import { type Missing, missingAt, missingFile } from './missing.ts';

/** Which tasks have no agent or no reason for it, and whether the places for a person's yes are named. */
export function missingInAgents({ plan }: PlanContext): Missing[] {
  const artifact = plan.agents;
  if (artifact === undefined) {
    return [missingFile(`${plan.folder}/${planFiles.agents}`, 'No task is assigned yet: write agents.yaml.')];
  }
  const tasks = new Set(tasksOf(plan.tasks).map(({ id }) => id));
  const { assignments, gates } = artifact.value;
  const assigned = new Set(assignments.map(({ task }) => task));
  const unknown = (list: string, task: string, index: number) =>
    tasks.has(task)
      ? []
      : [missingAt(artifact, [list, index, 'task'], `${task} is no task of this plan: correct the id.`)];
  return [
    ...artifact.problems.filter(problem => problem.severity === 'error'),
    ...[...tasks]
      .filter(task => !assigned.has(task))
      .map(task => missingAt(artifact, ['assignments'], `${task} has no agent: assign it, with the reason.`)),
    ...assignments.flatMap(({ task, reason }, index) => [
      ...unknown('assignments', task, index),
      ...(readAnswer(reason).kind === 'given'
        ? []
        : [
            missingAt(
              artifact,
              ['assignments', index],
              `${task}: write why this agent does it (\`reason\`).`,
            ),
          ]),
    ]),
    ...gates.flatMap(({ task }, index) => unknown('gates', task, index)),
    ...(statesGates(artifact.json)
      ? []
      : [
          missingAt(
            artifact,
            ['gates'],
            'Name where a person must agree first, such as a schema migration (`gates`); an empty list says nowhere.',
          ),
        ]),
  ];
}

function statesGates(json: unknown): boolean {
  return json !== null && typeof json === 'object' && 'gates' in json && Array.isArray(json.gates);
}
