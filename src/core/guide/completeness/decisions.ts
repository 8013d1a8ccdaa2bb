import type { Artifact } from '../../artifacts/artifact.ts';
import { valueAt } from '../../artifacts/patchJson.ts';
import { readDecisionForm } from '../../decisions/form.ts';
import type { Decision } from '../../model/decision.ts';
import { readAnswer } from '../../plan/sections/answer.ts';

/** Something that an accepted decision does not say: the field of its form, and what to write. */
interface DecisionGap {
  field: string;
  message: string;
}

/** What a record of our own form has to answer, or to mark "N/A: reason". */
const questions: readonly DecisionGap[] = [
  { field: 'rejected', message: 'say why the other options were rejected.' },
  { field: 'implications', message: 'say what it means over the next 12 to 18 months.' },
  { field: 'risks', message: 'say what could make it the wrong choice.' },
  { field: 'reversibility', message: 'say what it would cost to go back, and until when that is possible.' },
];

/** Headings that no other template has: a record with one of them was begun with ours. */
const ownHeadings = ['implications', 'reversibility'];

/**
 * What a decision still has to say. A record is held to what its own form asks: alternatives where it lists
 * options, and all of our questions where it has our headings. A record after another template, such as one that
 * was there long before the plan, is taken as it is.
 */
export function decisionGaps({ path, text }: Artifact<Decision>): DecisionGap[] {
  const form = readDecisionForm(path, text).value;
  const isOurs = ownHeadings.some(id => form[id] !== undefined);
  const alternatives = Array.isArray(form.options)
    ? form.options.filter(row => readAnswer(valueAt(row, ['option'])).kind === 'given').length
    : undefined;
  const few =
    (isOurs || alternatives !== undefined) && (alternatives ?? 0) < 2
      ? [{ field: 'options', message: 'name at least two alternatives under "Considered Options".' }]
      : [];
  if (!isOurs) return few;
  const open = questions.filter(({ field }) => {
    const { kind } = readAnswer(form[field]);
    return kind !== 'given' && kind !== 'notApplicable';
  });
  return [...few, ...open];
}
