import { describe, expect, it } from 'vitest';
import { researchBoard } from '../../../../src/core/guide/boards/research.ts';
import { missingIn } from '../../../../src/core/guide/completeness/table.ts';
import {
  completeFiles,
  contextOf,
  type Files,
  planFile,
  researchFile,
  withChange,
} from '../../plan/sampleWorkspace.ts';
import { afterAct, runAct } from '../actOn.ts';

const open = withChange(
  researchFile,
  '| At what hour? | resolved | At seven, local time |',
  '| At what hour? | open |  |\n| Who says so? | resolved |  |',
);
const rows = (files: Files) => researchBoard(contextOf(files)).sections.flatMap(section => section.rows);
describe('the board of research', () => {
  it('lists the questions that are not settled', () => {
    expect(rows(open).map(({ title }) => title)).toEqual(['At what hour?', 'Who says so?']);
    expect(rows(completeFiles)).toEqual([]);
    expect(rows({ [planFile]: completeFiles[planFile]! })).toEqual([]);
  });

  it.each([
    ['question/resolve', 'At seven | or so', '| At what hour? | resolved | At seven \\| or so |'],
    ['question/defer', 'No mail before May', '| At what hour? | deferred | No mail before May |'],
  ])('settles one by %s', (act, text, line) => {
    const [row] = rows(open);
    const action = row!.actions.find(one => one.act === act)!;
    const after = afterAct(act, open, action.target, text);
    expect(after[researchFile]).toContain(line);
    expect(missingIn('research', contextOf(after))).toHaveLength(1);
  });

  it('settles nothing without words, or when the question is another one now', () => {
    expect(runAct('question/resolve', open, '0 At what hour?', ' ').ok).toBe(false);
    expect(runAct('question/resolve', open, '0 At what day?', 'x').ok).toBe(false);
    expect(runAct('question/resolve', open, '1 At what hour?', 'x').ok).toBe(false);
    expect(runAct('question/defer', { [planFile]: completeFiles[planFile]! }, '', 'x').ok).toBe(false);
  });
});
