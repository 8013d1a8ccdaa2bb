import type { Artifact } from '../../artifacts/artifact.ts';
import { planFiles } from '../../artifacts/paths.ts';
import { readSections } from '../../artifacts/sections.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { researchGroups } from '../../plan/phases/research.ts';
import { researchSections } from '../../plan/phases/sectionFiles.ts';
import { cellWord, given, questionsOf, rowsOf } from '../../plan/sections/openQuestions.ts';
import { unanswered } from '../../plan/sections/required.ts';
import { exampleOf, type Missing, missingAt, missingFile } from './missing.ts';

/** What research still needs: answers, mitigations of high risks, an end for every question. */
export function missingInResearch({ plan }: PlanContext): Missing[] {
  if (plan.research === undefined) {
    return [
      missingFile(`${plan.folder}/${planFiles.research}`, 'There is no research yet: write research.md.'),
    ];
  }
  const groups = researchGroups(plan.plan?.value.mode ?? 'full');
  const artifact = readSections(plan.research.path, plan.research.text, researchSections);
  return [
    ...unanswered(groups, artifact.json).map(({ path, message, field }) =>
      missingAt(artifact, path, message, { kind: 'answer', ...exampleOf(field) }),
    ),
    ...missingMitigations(artifact),
    ...unsettledQuestions(artifact),
  ];
}

function missingMitigations(artifact: Artifact<unknown>): Missing[] {
  return rowsOf(artifact.json, 'risks').flatMap((row, index) => {
    const high = ['likelihood', 'impact'].filter(column => cellWord(row[column]) === 'high');
    if (high.length === 0 || given(row.mitigation) !== '') return [];
    return [
      missingAt(
        artifact,
        ['risks', index, 'mitigation'],
        `${named(given(row.risk), 'This risk')} has a high ${high.join(' and ')}: write what you do about it.`,
        { kind: 'mitigation', example: 'Idempotency key for each user and day; an alert when one repeats' },
      ),
    ];
  });
}

function unsettledQuestions(artifact: Artifact<unknown>): Missing[] {
  return questionsOf(artifact).flatMap(({ row, question, state, answered }) => {
    const name = named(question, 'This question');
    const message = {
      open: `${name} is still open: resolve it, or defer it with a reason.`,
      resolved: answered ? undefined : `${name} is resolved: write the answer.`,
      deferred: answered ? undefined : `${name} is deferred: write why it can wait.`,
    }[state];
    if (message === undefined) return [];
    const column = state === 'open' ? 'state' : 'answer';
    return [missingAt(artifact, ['questions', row, column], message, { kind: 'openQuestion' })];
  });
}

const named = (text: string, otherwise: string): string => (text === '' ? otherwise : `"${text}"`);
