import { describe, expect, it } from 'vitest';
import { dashboardOf } from '../../../src/core/guide/dashboard.ts';
import { dashboardSchema } from '../../../src/protocol/dashboard.ts';
import { engineOf } from '../drift/tree.ts';
import {
  completeFiles,
  contextOf,
  type Files,
  planFile,
  tasksFile,
  withChange,
} from '../plan/sampleWorkspace.ts';

const now = new Date('2026-11-21T12:00:00Z');

function dashboard(files: Files, plan?: string) {
  const engine = engineOf({ ...files });
  return dashboardOf(contextOf(files), plan, engine, engine.evaluate(), now);
}

const two: Files = {
  ...completeFiles,
  '.plumbrule/plans/a-first/plan.yaml': 'version: 1\ntitle: First by name\nstate: draft\n',
};

describe('the dashboard', () => {
  it('is what the protocol says', () => {
    expect(dashboardSchema.parse(dashboard(completeFiles))).toEqual(dashboard(completeFiles));
  });

  it('shows the plan that is asked for, else an active one, else the first', () => {
    expect(dashboard(two, 'a-first').plan).toBe('a-first');
    expect(dashboard(two).plan).toBe('digest');
    expect(dashboard(two, 'gone').plan).toBe('digest');
    expect(dashboard(withChange(planFile, 'state: active', 'state: closed', two)).plan).toBe('a-first');
    expect(dashboard(two).plans.map(({ title }) => title)).toEqual(['First by name', 'Digest e-mails']);
  });

  it('leaves archived plans out until one is asked for', () => {
    const archived = withChange(planFile, 'mode: full', 'mode: full\narchived: true', two);
    expect(dashboard(archived).plans.map(({ slug }) => slug)).toEqual(['a-first']);
    expect(dashboard(archived, 'digest').plan).toBe('digest');
  });

  it('has a row for each task, with its place in the file', () => {
    const lines = completeFiles[tasksFile]!.split('\n');
    const { tasks } = dashboard(completeFiles);
    expect(tasks?.criticalHours).toBe(11);
    expect(tasks?.rows).toMatchObject([
      { id: 'T001', group: 1, critical: true, effort: '3h', after: [], status: 'todo' },
      { id: 'T002', group: 2, critical: true, effort: '1d', after: ['T001'], status: 'todo' },
    ]);
    for (const { id, open } of tasks!.rows) expect(lines[open.range!.start.line]).toContain(`id: ${id}`);
  });

  it('names tasks that may change the same files, circles and unknown dependencies', () => {
    const shared = withChange(tasksFile, 'depends_on: [T001]', 'depends_on: [T009]');
    const { tasks } = dashboard(withChange(tasksFile, 'src/infra/mail/**', 'src/domain/**', shared));
    expect(tasks?.rows.map(({ overlaps }) => overlaps)).toEqual([['T002'], ['T001']]);
    expect(tasks?.notes).toContain('T002 waits for T009, which is not in the plan.');
    const circle = withChange(tasksFile, 'depends_on: []', 'depends_on: [T002]');
    expect(dashboard(circle).tasks?.notes).toContainEqual(expect.stringContaining('wait for each other'));
    expect(dashboard(circle).tasks?.rows[0]?.group).toBeUndefined();
  });

  it('does without a blueprint, a plan, or tasks', () => {
    const none = dashboardOf(contextOf(two, 'a-first'), 'a-first', undefined, undefined, now);
    expect(none.components).toBeUndefined();
    expect(none.tasks).toBeUndefined();
    expect(none.drift).toEqual({ new: 0, baseline: 0, waived: 0 });
    expect(none.weeks).toEqual([]);
  });
});
