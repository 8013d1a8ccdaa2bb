import { describe, expect, it } from 'vitest';
import { tasksBoard } from '../../../../src/core/guide/boards/tasks.ts';
import {
  completeFiles,
  contextOf,
  type Files,
  planFile,
  tasksFile,
  withChange,
} from '../../plan/sampleWorkspace.ts';

const section = (files: Files) => tasksBoard(contextOf(files)).sections[0]!;

describe('the board of tasks', () => {
  it('shows what can be done together, and the longest chain', () => {
    const { help, rows, actions } = section(completeFiles);
    expect(help).toBe('The longest chain takes 1 d 3 h: T001 → T002.');
    expect(rows.map(({ title, state, facts }) => [title, state, ...facts])).toEqual([
      ['At once', 'alone', '1 task', '3 h'],
      ['Then (2)', 'alone', '1 task', '1 d'],
    ]);
    expect(rows[0]!.lines[0]).toMatchObject({
      text: 'T001 Collect unread notifications (3h, on the longest chain)',
      open: { path: tasksFile },
    });
    expect(actions.map(({ act }) => act)).toEqual(['dashboard/open', 'tasks/import']);
  });

  it('says which tasks that may run at once change the same files', () => {
    const files = withChange(
      tasksFile,
      'depends_on: [T001]',
      'depends_on: []',
      withChange(tasksFile, 'in: ["src/infra/mail/**"]', 'in: ["src/domain/**"]'),
    );
    expect(section(files).rows).toMatchObject([
      { state: 'overlap', facts: ['2 tasks', '1 d'], tone: 'warning' },
    ]);
    expect(section(files).rows[0]!.lines.at(-1)!.text).toBe('T001 and T002 both may change src/domain/**');
  });

  it('leaves cycles out and says so', () => {
    const files = withChange(tasksFile, 'depends_on: []', 'depends_on: [T002]');
    expect(section(files)).toMatchObject({ rows: [], help: expect.stringContaining('wait for each other') });
  });

  it('offers to import a list where there are no tasks', () => {
    const { sections } = tasksBoard(contextOf({ [planFile]: completeFiles[planFile]! }));
    expect(sections).toMatchObject([{ rows: [], actions: [{ act: 'tasks/import' }] }]);
  });
});
