import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../../src/core/artifacts/journal.ts';
import { importToNewPlan } from '../../../../src/core/guide/acts/importTasks.ts';
import { tasksOf } from '../../../../src/core/plan/tasks/taskList.ts';
import { readTaskList } from '../../../../src/core/tasklists/readTaskList.ts';
import { scopedPlan } from '../../governance/scopedPlan.ts';
import { contextOf, memoryReader, tasksFile } from '../../plan/sampleWorkspace.ts';
import { afterAct, runAct } from '../actOn.ts';

const list = 'specs/012/tasks.md';
const files = {
  ...scopedPlan(),
  [list]: '# Tasks: More\n\n- [x] T901 Add it in src/more.ts\n- [ ] T902 Use it\n',
};
const idsOf = (context: ReturnType<typeof contextOf>) => tasksOf(context.plan.tasks).map(({ id }) => id);

describe('tasks/import', () => {
  it('adds the tasks of a list to the plan at hand, named as target or as answer', () => {
    const before = idsOf(contextOf(files));
    expect(idsOf(contextOf(afterAct('tasks/import', files, list)))).toEqual([...before, 'T901', 'T902']);
    expect(runAct('tasks/import', files, '', ` ./${list} `)).toMatchObject({
      ok: true,
      message: 'Imported 2 tasks, 1 of them done.',
      open: { path: tasksFile },
    });
  });

  it('writes what became done into the journal', () => {
    const once = afterAct('tasks/import', files, list);
    const ticked = { ...once, [list]: files[list]!.replace('- [ ] T902', '- [x] T902') };
    const { events } = readJournal(memoryReader(afterAct('tasks/import', ticked, list)));
    expect(events.filter(({ type }) => type === 'status')).toMatchObject([
      { task: 'T902', from: 'todo', to: 'done', reason: `done in the imported list ${list}` },
    ]);
  });

  it('says what is wrong with a list that has no task, or is not there', () => {
    expect(runAct('tasks/import', files, 'none.md')).toMatchObject({ ok: false });
    expect(runAct('tasks/import', { ...files, 'a.md': '# A' }, 'a.md')).toMatchObject({
      ok: false,
      message: expect.stringContaining('a.md: there is no task here'),
    });
  });
});

describe('importToNewPlan', () => {
  it('starts a draft, called after the list or its folder', () => {
    const named = importToNewPlan(readTaskList(list, files[list]!), 'ignored', []);
    expect(named.plan).toBe('more');
    expect(named.files.find(({ path }) => path.endsWith('/plan.yaml'))!.text).toContain('state: draft');
    const plain = readTaskList('specs/012-links/tasks.md', '- [ ] Do it');
    expect(importToNewPlan(plain, 'ignored', ['012-links']).plan).toBe('012-links-2');
    expect(importToNewPlan(readTaskList('tasks.md', '- [ ] Do it'), 'links', []).plan).toBe('links');
  });
});
