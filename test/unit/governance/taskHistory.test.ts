import { describe, expect, it } from 'vitest';
import { blocksOf, taskHistories } from '../../../src/core/governance/taskHistory.ts';
import { contextOf } from '../plan/sampleWorkspace.ts';
import { change, verdict, withEvents } from './journalFile.ts';

const historyOf = (events: readonly object[], task = 'T001') =>
  taskHistories(contextOf(withEvents(events)).workspace.journal(), 'digest')(task);

describe('the history of a task', () => {
  it('counts refusals since the work was last started', () => {
    const first = [change('T001', 'todo', 'doing'), verdict('T001', 'BLOCK'), verdict('T001', 'BLOCK')];
    expect(blocksOf(historyOf(first))).toBe(2);
    const again = [...first, change('T001', 'doing', 'todo'), change('T001', 'todo', 'doing')];
    expect(blocksOf(historyOf(again))).toBe(0);
    expect(blocksOf(historyOf([...again, verdict('T001', 'BLOCK'), verdict('T001', 'PASS')]))).toBe(1);
  });

  it('goes on counting when the task is only finished or blocked in between', () => {
    const events = [
      change('T001', 'todo', 'doing'),
      verdict('T001', 'BLOCK'),
      change('T001', 'doing', 'done'),
      verdict('T001', 'BLOCK'),
    ];
    expect(blocksOf(historyOf(events))).toBe(2);
  });

  it('takes nothing from other tasks and other plans', () => {
    const events = [
      change('T001', 'todo', 'doing', { head: 'abc' }),
      verdict('T002', 'BLOCK'),
      { ...verdict('T001', 'BLOCK'), plan: 'other' },
    ];
    const history = historyOf(events);
    expect(history.verdicts).toEqual([]);
    expect(history.start).toMatchObject({ head: 'abc' });
    expect(historyOf(events, 'T009')).toMatchObject({ start: undefined, verdicts: [] });
  });

  it('forgets confirmations with the work that they were about', () => {
    const confirmation = { type: 'confirmation', task: 'T001', check: 'a second run sends nothing' };
    const events = [change('T001', 'todo', 'doing'), confirmation];
    expect([...historyOf(events).confirmations.keys()]).toEqual(['a second run sends nothing']);
    expect(historyOf([...events, change('T001', 'done', 'doing')]).confirmations.size).toBe(0);
  });
});
