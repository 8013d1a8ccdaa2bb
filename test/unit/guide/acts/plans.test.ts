import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../../src/core/artifacts/journal.ts';
import { missingIn } from '../../../../src/core/guide/completeness/table.ts';
import { scopedPlan } from '../../governance/scopedPlan.ts';
import { contextOf, type Files, memoryReader, planFile, tasksFile } from '../../plan/sampleWorkspace.ts';
import { afterAct, runAct } from '../actOn.ts';

const open = scopedPlan();
const tasksDone: Files = {
  ...open,
  [tasksFile]: open[tasksFile]!.replace('status: todo', 'status: done').replace(
    /role: backend\n$/,
    'role: backend\n            status: done\n',
  ),
};
const planOf = (files: Files) => contextOf(files).plan.plan!.value;
const missing = (files: Files) => missingIn('governance', contextOf(files)).map(({ message }) => message);

describe('plan/close', () => {
  it('is refused with what is open, unless there is a reason', () => {
    expect(runAct('plan/close', open)).toMatchObject({
      ok: false,
      message: expect.stringContaining(
        'tasks that are not done (T001, T002), milestones that nobody confirmed (M1)',
      ),
      asks: expect.any(String),
    });
    const closed = afterAct('plan/close', open, '', 'the product was given up');
    expect(planOf(closed).state).toBe('closed');
    expect(readJournal(memoryReader(closed)).events).toMatchObject([
      { type: 'plan', to: 'closed', reason: 'the product was given up' },
    ]);
    expect(missing(closed)).toEqual([]);
  });

  it('goes through when all is done and confirmed', () => {
    expect(missing(tasksDone)).toEqual([
      expect.stringContaining('M1: its tasks are done, but nobody confirmed'),
      expect.stringContaining('The plan is not closed yet'),
    ]);
    const reached = afterAct('milestone/confirm', tasksDone, 'M1');
    const closed = afterAct('plan/close', reached, '');
    expect(planOf(closed)).toMatchObject({ state: 'closed' });
    expect(missing(closed)).toEqual([]);
    expect(runAct('plan/close', closed).ok).toBe(false);
  });

  it('names what a hand-edited state leaves open', () => {
    const byHand = { ...open, [planFile]: open[planFile]!.replace('state: active', 'state: closed') };
    expect(missing(byHand)).toEqual(['T001 is todo, not done.', 'T002 is todo, not done.']);
  });
});

describe('milestone/confirm', () => {
  it('waits for the tasks, and is over when one of them is opened again', () => {
    expect(runAct('milestone/confirm', open, 'M1')).toMatchObject({
      ok: false,
      message: 'M1 is not reached yet: T001, T002 not done.',
    });
    const reached = afterAct('milestone/confirm', tasksDone, 'M1');
    expect(runAct('milestone/confirm', reached, 'M1').ok).toBe(false);
    const reopened = afterAct('task/reopen', reached, 'T001');
    const doneAgain = afterAct('task/finish', reopened, 'T001', 'nothing had changed');
    expect(runAct('milestone/confirm', doneAgain, 'M1').ok).toBe(true);
  });

  it('is over when what was confirmed says something else', () => {
    const reached = afterAct('milestone/confirm', tasksDone, 'M1');
    const moved = {
      ...reached,
      [tasksFile]: reached[tasksFile]!.replace('Staging sends', 'Production sends'),
    };
    expect(missing(moved)).toContainEqual(expect.stringContaining('nobody confirmed'));
    expect(missing(reached)).not.toContainEqual(expect.stringContaining('nobody confirmed'));
  });

  it('needs a name and a milestone', () => {
    expect(runAct('milestone/confirm', tasksDone, 'M1', '', { by: '' }).ok).toBe(false);
    expect(runAct('milestone/confirm', tasksDone, 'M9').ok).toBe(false);
  });
});

describe('plan/archive and plan/reopen', () => {
  it('put a closed plan away and bring it back', () => {
    expect(runAct('plan/archive', open)).toMatchObject({ ok: false, asks: expect.any(String) });
    const closed = afterAct('plan/close', open, '', 'given up');
    const archived = afterAct('plan/archive', closed, '');
    expect(planOf(archived)).toMatchObject({ state: 'closed', archived: true });
    const back = afterAct('plan/reopen', archived, '');
    expect(planOf(back)).toMatchObject({ state: 'active' });
    expect(planOf(back)).not.toHaveProperty('archived');
    expect(back[planFile]).toBe(open[planFile]);
  });

  it('make a draft active', () => {
    const draft = afterAct('plan/draft', open, '');
    expect(planOf(draft).state).toBe('draft');
    expect(planOf(afterAct('plan/reopen', draft, '')).state).toBe('active');
  });
});
