import type { Artifact } from '../../artifacts/artifact.ts';
import { blueprintPath } from '../../artifacts/paths.ts';
import { readSections } from '../../artifacts/sections.ts';
import { readDecisionForm } from '../../decisions/form.ts';
import type { Decision } from '../../model/decision.ts';
import { readAnswer } from '../answer.ts';
import type { PlanContext } from '../phaseContext.ts';
import { architectureGroups } from '../phases/architecture.ts';
import { blueprintGroups } from '../phases/blueprintFields.ts';
import { architectureSections } from '../sectionFiles.ts';
import { type Missing, missingAt, missingFile } from './missing.ts';
import { unanswered } from './required.ts';
import { unresolvedMarkers } from './unresolved.ts';

const componentGroups = blueprintGroups.filter(group => group.id === 'components');

/** What the architecture still needs: a sound blueprint that matches the files, its sections, its decisions. */
export function missingInArchitecture(context: PlanContext): Missing[] {
  return [...missingInBlueprint(context), ...missingInSections(context), ...missingInDecisions(context)];
}

function missingInBlueprint({ workspace, matches }: PlanContext): Missing[] {
  const { blueprint } = workspace;
  if (blueprint === undefined) {
    return [
      missingFile(blueprintPath, `There is no blueprint yet: name the components in ${blueprintPath}.`),
    ];
  }
  if (blueprint.isBroken) return blueprint.problems;
  const components = Object.keys(blueprint.value.components ?? {});
  return [
    ...blueprint.problems.filter(problem => problem.severity === 'error'),
    ...unanswered(componentGroups, blueprint.json).map(({ path, message }) =>
      missingAt(blueprint, path, message),
    ),
    ...components
      .filter(id => matches(id) === 0)
      .map(id =>
        missingAt(
          blueprint,
          ['components', id, 'paths'],
          `No file lies in the component ${id}: correct its paths, or remove it until there is code.`,
        ),
      ),
  ];
}

function missingInSections({ workspace }: PlanContext): Missing[] {
  const { path, text } = workspace.architecture;
  if (text === undefined) {
    return [missingFile(path, `There is no architecture document yet: write ${path}.`)];
  }
  const artifact = readSections(path, text, architectureSections);
  return [
    ...unanswered(architectureGroups, artifact.json).map(({ path, message }) =>
      missingAt(artifact, path, message),
    ),
    ...unresolvedMarkers(text).map(
      ({ range, marker }): Missing => ({
        path,
        range,
        severity: 'warning',
        message: `${marker} without a plan: say who settles it, how and by which date, such as "TBD: the platform team measures both queues by 2026-12-01".`,
      }),
    ),
  ];
}

function missingInDecisions({ workspace }: PlanContext): Missing[] {
  const accepted = workspace.decisions.filter(({ value }) => value.status === 'accepted');
  if (accepted.length === 0) {
    return [
      missingFile(
        workspace.settings.docs.decisions,
        'No decision is accepted yet: record each major choice with its alternatives.',
      ),
    ];
  }
  return accepted.flatMap(artifact => [
    ...artifact.problems.filter(problem => problem.severity === 'error'),
    ...(alternativesIn(artifact) >= 2
      ? []
      : [
          missingAt(
            artifact,
            ['options'],
            `Decision ${artifact.value.id} names fewer than two alternatives: list them under "Considered Options".`,
          ),
        ]),
  ]);
}

/** How many options a decision lists, placeholders left out. */
function alternativesIn({ path, text }: Artifact<Decision>): number {
  const { options } = readDecisionForm(path, text).value;
  return Array.isArray(options) ? options.filter(option => readAnswer(option).kind === 'given').length : 0;
}
