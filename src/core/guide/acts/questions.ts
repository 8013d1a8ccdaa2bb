import { PatchError } from '../../artifacts/patch.ts';
import { readSections } from '../../artifacts/sections.ts';
import { researchSections } from '../../plan/phases/sectionFiles.ts';
import { questionsOf } from '../../plan/sections/openQuestions.ts';
import { applyPatches } from '../editForm.ts';
import type { Act, ActResult } from './act.ts';

/** How an act names a question: its row, and its words to make sure that it is still the same. */
export const questionTarget = (row: number, question: string): string => `${row} ${question}`;

/** End an open question of the research: with its answer, or with the reason why it can wait. */
export const questionActs: Readonly<Record<string, Act>> = {
  'question/resolve': settling('resolved', 'Write the answer.'),
  'question/defer': settling('deferred', 'Write why it can wait.'),
};

function settling(state: 'resolved' | 'deferred', needed: string): Act {
  return ({ context, target, text }): ActResult => {
    const answer = text.trim();
    if (answer === '') return { ok: false, message: needed };
    const file = context.plan.research;
    const found =
      file &&
      questionsOf(readSections(file.path, file.text, researchSections)).find(
        ({ row, question }) => questionTarget(row, question) === target,
      );
    if (file === undefined || found === undefined) {
      return { ok: false, message: 'This question is not there any more: look at the list again.' };
    }
    try {
      const edited = applyPatches(context, file.path, file.text, [
        { op: 'set', path: ['questions', found.row, 'state'], value: state },
        { op: 'set', path: ['questions', found.row, 'answer'], value: answer },
      ]);
      return { ok: true, files: [{ path: file.path, text: edited }], message: `The question is ${state}.` };
    } catch (error) {
      if (!(error instanceof PatchError)) throw error;
      return { ok: false, message: error.message };
    }
  };
}
