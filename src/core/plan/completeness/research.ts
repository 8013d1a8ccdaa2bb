import type { Artifact } from '../../artifacts/artifact.ts';
import { planFiles } from '../../artifacts/paths.ts';
import { readSections } from '../../artifacts/sections.ts';
import type { Json } from '../../model/json.ts';
import { readAnswer } from '../answer.ts';
import type { PlanContext } from '../phaseContext.ts';
import { researchGroups } from '../phases/research.ts';
import { researchSections } from '../sectionFiles.ts';
import { type Missing, missingAt, missingFile } from './missing.ts';
import { unanswered } from './required.ts';

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
    ...unanswered(groups, artifact.json).map(({ path, message }) => missingAt(artifact, path, message)),
    ...missingMitigations(artifact),
    ...unsettledQuestions(artifact),
  ];
}

function missingMitigations(artifact: Artifact<unknown>): Missing[] {
  return rowsOf(artifact, 'risks').flatMap((row, index) => {
    const high = ['likelihood', 'impact'].filter(column => word(row[column]) === 'high');
    if (high.length === 0 || readAnswer(row.mitigation).kind === 'given') return [];
    return [
      missingAt(
        artifact,
        ['risks', index, 'mitigation'],
        `${name(row.risk, 'This risk')} has a high ${high.join(' and ')}: write what you do about it.`,
      ),
    ];
  });
}

function unsettledQuestions(artifact: Artifact<unknown>): Missing[] {
  return rowsOf(artifact, 'questions').flatMap((row, index) => {
    const answered = readAnswer(row.answer).kind === 'given';
    const question = name(row.question, 'This question');
    const message = {
      open: `${question} is still open: resolve it, or defer it with a reason.`,
      resolved: answered ? undefined : `${question} is resolved: write the answer.`,
      deferred: answered ? undefined : `${question} is deferred: write why it can wait.`,
    }[word(row.state)];
    if (message === undefined) return [];
    const column = word(row.state) === 'open' ? 'state' : 'answer';
    return [missingAt(artifact, ['questions', index, column], message)];
  });
}

type Row = { [column: string]: Json };

function rowsOf(artifact: Artifact<unknown>, section: string): Row[] {
  const rows = (artifact.json as Row)[section];
  return Array.isArray(rows) ? (rows as Row[]) : [];
}

const word = (value: Json | undefined): string =>
  String(value ?? '')
    .trim()
    .toLowerCase();

const name = (value: Json | undefined, otherwise: string): string => {
  const answer = readAnswer(value);
  return answer.kind === 'given' ? `"${answer.text}"` : otherwise;
};
