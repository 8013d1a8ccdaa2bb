import { valueAt } from '../../artifacts/patchJson.ts';
import { planFiles } from '../../artifacts/paths.ts';
import { assignmentsOf, namedGatesOf } from '../../plan/assignment/agentsFile.ts';
import { unnamedGates } from '../../plan/assignment/analysis.ts';
import { gateFinder, whyOf } from '../../plan/assignment/gates.ts';
import { unknownAgent } from '../../plan/assignment/unknownAgent.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { readAnswer } from '../../plan/sections/answer.ts';
import { tasksOf } from '../../plan/tasks/taskList.ts';
import { type Missing, missingAt, missingFile } from './missing.ts';

type AgentsArtifact = NonNullable<PlanContext['plan']['agents']>;

/** Which tasks have no agent or no reason for it, and which places for a person's yes are not named. */
export function missingInAgents(context: PlanContext): Missing[] {
  const artifact = context.plan.agents;
  if (artifact === undefined) {
    const path = `${context.plan.folder}/${planFiles.agents}`;
    return [missingFile(path, 'No task is assigned yet: accept what is suggested, or write agents.yaml.')];
  }
  if (artifact.isBroken) return artifact.problems;
  return [
    ...artifact.problems.filter(problem => problem.severity === 'error'),
    ...missingAssignments(context, artifact),
    ...missingGates(context, artifact),
  ];
}

function missingAssignments({ plan, workspace }: PlanContext, artifact: AgentsArtifact): Missing[] {
  const tasks = new Set(tasksOf(plan.tasks).map(({ id }) => id));
  const assignments = assignmentsOf(artifact);
  const assigned = new Set(assignments.map(({ task }) => task));
  const seen = new Set<string>();
  return [
    ...[...tasks]
      .filter(task => !assigned.has(task))
      .map(task =>
        missingAt(artifact, ['assignments'], `${task} has no agent: assign it, with the reason.`, {
          kind: 'assignment',
        }),
      ),
    ...assignments.flatMap(({ task, agent, tier, reason, path }) => {
      const at = (key: string, message: string, kind?: Missing['kind']): Missing[] => [
        missingAt(artifact, [...path, key], message, kind === undefined ? {} : { kind }),
      ];
      if (!tasks.has(task)) return at('task', `${task} is no task of this plan: correct the id.`);
      if (seen.has(task)) return at('task', `${task} is assigned twice: take one of the two out.`);
      seen.add(task);
      const unknown = agent === '' ? undefined : unknownAgent(workspace.settings, agent, tier);
      return [
        ...(unknown === undefined
          ? []
          : at('agent', `${task}: ${unknown}. Correct it, or add it to config.yaml.`, 'unknownAgent')),
        ...(readAnswer(reason).kind === 'given'
          ? []
          : at('reason', `${task}: write why this agent does it (\`reason\`).`, 'assignment')),
      ];
    }),
  ];
}

function missingGates(context: PlanContext, artifact: AgentsArtifact): Missing[] {
  const placed = tasksOf(context.plan.tasks);
  const tasks = new Set(placed.map(({ id }) => id));
  const named = namedGatesOf(artifact);
  const found = placed.flatMap(gateFinder(context));
  const missing = [
    ...named.flatMap(({ task, why, path }) => [
      ...(tasks.has(task)
        ? []
        : [missingAt(artifact, [...path, 'task'], `${task} is no task of this plan: correct the id.`)]),
      ...(readAnswer(why).kind === 'reasonMissing'
        ? [missingAt(artifact, [...path, 'why'], `${task}: say why no yes is needed: \`N/A: reason\`.`)]
        : []),
    ]),
    ...unnamedGates({ found, named }).map(gate =>
      missingAt(
        artifact,
        ['gates'],
        `${whyOf(gate, gate.task)} Name it under \`gates\` (trigger \`${gate.trigger}\`), or say there why no person need agree: \`why: "N/A: reason"\`.`,
        { kind: 'humanGate' },
      ),
    ),
  ];
  if (missing.length > 0 || Array.isArray(valueAt(artifact.json, ['gates']))) return missing;
  const message =
    'Name where a person must agree first, such as a schema migration (`gates`); an empty list says nowhere.';
  return [missingAt(artifact, ['gates'], message)];
}
