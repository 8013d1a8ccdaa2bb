import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/model/json.ts';
import { likeLists, takenIds } from '../../../webview-ui/src/form/likeLists.ts';

const plan: Json = {
  milestones: [
    { id: 'M1', phases: [{ id: '1.1', tasks: [{ id: 'T1' }, { id: 2 }] }, { id: '1.2' }] },
    { id: 'M2', phases: 'not written yet' },
    { id: 'M3', phases: [{ id: '3.1', tasks: [{ id: 'T3' }, 'broken'] }] },
  ],
};
const tasks = ['milestones', 0, 'phases', 0, 'tasks'];

describe('likeLists', () => {
  it('finds every list of the same kind with what holds it, unwritten ones included', () => {
    const found = likeLists(plan, tasks);
    expect(found.map(({ path }) => path)).toEqual([
      ['milestones', 0, 'phases', 0, 'tasks'],
      ['milestones', 0, 'phases', 1, 'tasks'],
      ['milestones', 2, 'phases', 0, 'tasks'],
    ]);
    expect(found[2]!.owners).toMatchObject([{ id: 'M3' }, { id: '3.1' }]);
  });

  it('is one list where records are not inside others', () => {
    expect(likeLists({ rules: [] }, ['rules'])).toEqual([{ path: ['rules'], owners: [] }]);
  });
});

describe('takenIds', () => {
  it('names the ids of all of them', () => {
    expect(takenIds(plan, tasks)).toEqual(['T1', '2', 'T3', '']);
  });
});
