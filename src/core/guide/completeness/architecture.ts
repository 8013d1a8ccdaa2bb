import { blueprintPath } from '../../artifacts/paths.ts';
import { readSections } from '../../artifacts/sections.ts';
import type { Path } from '../../model/json.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { architectureGroups } from '../../plan/phases/architecture.ts';
import { blueprintGroups } from '../../plan/phases/blueprintFields.ts';
import { architectureSections } from '../../plan/phases/sectionFiles.ts';
import { unanswered } from '../../plan/sections/required.ts';
import { unresolvedMarkers } from '../../plan/sections/unresolved.ts';
import { withoutAmendments } from '../amendments/record.ts';
import { decisionGaps } from './decisions.ts';
import { exampleOf, type Missing, missingAt, missingFile } from './missing.ts';
import type { MissingKind } from './missingKinds.ts';

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
    ...unanswered(componentGroups, blueprint.json).map(({ path, message, field }) =>
      missingAt(blueprint, path, message, { kind: 'answer', ...exampleOf(field) }),
    ),
    ...components
      .filter(id => matches(id) === 0)
      .map(id =>
        missingAt(
          blueprint,
          ['components', id, 'paths'],
          `No file lies in the component ${id}: correct its paths, or remove it until there is code.`,
          { kind: 'emptyComponent' },
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
    ...unanswered(architectureGroups, artifact.json).map(({ path: place, message, field }) =>
      missingAt(artifact, place, message, { kind: kindOfAnswer(place), ...exampleOf(field) }),
    ),
    ...unresolvedMarkers(withoutAmendments(text)).map(
      ({ range, marker }): Missing => ({
        path,
        range,
        severity: 'warning',
        message: `${marker} without a plan: say who settles it, how and by which date.`,
        kind: 'unresolved',
        example: 'TBD: the platform team measures both queues by 2026-12-01',
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
        { kind: 'decision' },
      ),
    ];
  }
  return accepted.flatMap(artifact => [
    ...artifact.problems.filter(problem => problem.severity === 'error'),
    ...decisionGaps(artifact).map(({ field, message }) =>
      missingAt(artifact, [field], `Decision ${artifact.value.id}: ${message}`, { kind: 'decision' }),
    ),
  ]);
}

/** Rows of these tables are told apart from the other answers. */
const kindOfAnswer = ([section, row]: Path): MissingKind =>
  typeof row !== 'number'
    ? 'answer'
    : section === 'apiContracts'
      ? 'endpoint'
      : section === 'indexes'
        ? 'index'
        : 'answer';
