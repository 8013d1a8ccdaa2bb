import { expect } from 'vitest';
import { architectureGroups } from '../../../src/core/plan/phases/architecture.ts';
import { researchGroups } from '../../../src/core/plan/phases/research.ts';
import { Workspace } from '../sample.ts';
import * as answers from './answers.ts';
import { writtenSections } from './fileWriter.ts';

export const planFolder = `.plumbrule/plans/${answers.slug}`;
export const blueprintPath = '.plumbrule/blueprint.yaml';
export const architecturePath = 'docs/architecture.md';
const decisionPath = 'docs/decisions/0001-choose-replicas-by-weighted-random.md';

/** A project without a plan. */
export function project(): Workspace {
  const workspace = Workspace.of({ ...answers.sources, '.plumbrule/config.yaml': answers.config });
  workspace.commit();
  return workspace;
}

/** Phases 1 to 3 of the plan, written as files. */
export function writePlan(workspace: Workspace): void {
  expect(workspace.run(['plan', 'new', answers.title])).toMatchObject({ code: 0 });
  workspace.write(
    `${planFolder}/research.md`,
    writtenSections('Research', researchGroups('full'), answers.research),
  );
  workspace.write(blueprintPath, answers.blueprint);
  workspace.write(
    architecturePath,
    writtenSections('Architecture', architectureGroups, answers.architecture),
  );
  workspace.write(decisionPath, decisionText());
  workspace.write(`${planFolder}/tasks.yaml`, answers.tasks);
}

function decisionText(): string {
  const { title, values, options } = answers.decision;
  const rejected = options.filter(({ reason }) => reason !== '');
  return `---
status: ${values.status}
date: 2026-11-21
---
# ${title}

## Context and Problem Statement

${values.context}

## Considered Options

${options.map(({ option }) => `* ${option}`).join('\n')}

## Decision Outcome

${values.outcome}

## Pros and Cons of the Options

${rejected.map(({ option, reason }) => `### ${option}\n\n${reason}`).join('\n\n')}

## Implications

${values.implications}

## Risks

${values.risks}

## Reversibility

${values.reversibility}
`;
}
