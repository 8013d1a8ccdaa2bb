import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../../src/core/artifacts/journal.ts';
import { taskTextWithoutStatus } from '../../../../src/core/plan/tasks/taskText.ts';
import { change, verdict, withEvents } from '../../governance/journalFile.ts';
import { scopedPlan } from '../../governance/scopedPlan.ts';
import {
  agentsFile,
  completeFiles,
  contextOf,
  type Files,
  memoryReader,
  tasksFile,
  withChange,
} from '../../plan/sampleWorkspace.ts';
import { afterAct, runAct } from '../actOn.ts';

const statusOf = (files: Files, task: string) =>
  new RegExp(`id: ${task}\\n[^]*?(?:status: (\\w+)|- id|$)`).exec(files[tasksFile]!)?.[1];
const events = (files: Files) => readJournal(memoryReader(files)).events;

/** A plan whose gate is open. */
const open = scopedPlan();

describe('task/start', () => {
  it('notes the commit that the work begins from', () => {
    const result = runAct('task/start', open, 'T001', '', { head: 'abc' });
    const journal = result.ok ? result.files.find(({ path }) => path.endsWith('.jsonl'))?.text : '';
    expect(JSON.parse(journal!)).toMatchObject({ type: 'status', head: 'abc' });
  });

  it('sets the status, keeps the rest of the file, and tells the journal where it began', () => {
    const started = afterAct('task/start', open, 'T001');
    expect(statusOf(started, 'T001')).toBe('doing');
    const tasks = (files: Files) => taskTextWithoutStatus(contextOf(files).plan.tasks!);
    expect(tasks(started)).toBe(tasks(open));
    expect(events(started)).toEqual([
      {
        type: 'status',
        at: '2026-11-20T10:00:00Z',
        by: 'Ada <ada@example.org>',
        plan: 'digest',
        task: 'T001',
        from: 'todo',
        to: 'doing',
      },
    ]);
  });

  it('is refused before its dependencies are done, unless there is a reason', () => {
    expect(runAct('task/start', open, 'T002')).toMatchObject({
      ok: false,
      message: 'T002 waits for T001. Why start it anyway?',
      asks: 'Why start it anyway?',
    });
    expect(runAct('task/start', open, 'T002', '  ')).toMatchObject({ ok: false });
    const started = afterAct('task/start', open, 'T002', 'the interface is settled');
    expect(events(started)).toMatchObject([{ task: 'T002', reason: 'the interface is settled' }]);
  });

  it('is refused behind a closed gate, unless there is a reason', () => {
    expect(runAct('task/start', completeFiles, 'T001')).toMatchObject({
      ok: false,
      message: expect.stringContaining('digest: Research is not approved.'),
      asks: expect.any(String),
    });
    expect(runAct('task/start', completeFiles, 'T001', 'a spike').ok).toBe(true);
  });

  it('is refused for what is under way, what is not there, and a file that cannot be read', () => {
    const started = afterAct('task/start', open, 'T001');
    expect(runAct('task/start', started, 'T001', 'again')).toEqual({
      ok: false,
      message: 'T001 is under way already.',
    });
    expect(runAct('task/start', open, 'T9')).toEqual({
      ok: false,
      message: 'The plan digest has no task T9.',
    });
    const broken = withChange(tasksFile, 'status: todo', 'status: todo\n          : [', open);
    expect(runAct('task/start', broken, 'T001', 'why not').ok).toBe(false);
  });
});

describe('task/finish', () => {
  const doing = withChange(tasksFile, 'status: todo', 'status: doing', open);
  const start = change('T001', 'todo', 'doing');

  it('goes through after PASS or FLAG', () => {
    for (const of of ['PASS', 'FLAG'] as const) {
      const done = afterAct('task/finish', withEvents([start, verdict('T001', of)], doing), 'T001');
      expect(statusOf(done, 'T001')).toBe('done');
    }
  });

  it('asks for a reason without a verdict, and after BLOCK', () => {
    expect(runAct('task/finish', doing, 'T001')).toMatchObject({
      ok: false,
      message: expect.stringContaining('was not verified since it was started'),
      asks: expect.any(String),
    });
    const refused = withEvents([start, verdict('T001', 'PASS'), verdict('T001', 'BLOCK')], doing);
    expect(runAct('task/finish', refused, 'T001')).toMatchObject({
      ok: false,
      message: expect.stringContaining('was refused by its last verification'),
    });
    const done = afterAct('task/finish', refused, 'T001', 'the test is wrong; see 0007');
    expect(events(done).at(-1)).toMatchObject({ to: 'done', reason: 'the test is wrong; see 0007' });
  });

  it('waits for a person where a gate is named that nobody agreed to', () => {
    const gate = withChange(
      agentsFile,
      'gates: []',
      'gates: [{ task: T001, trigger: schema-migration }]',
      doing,
    );
    const verified = withEvents([start, verdict('T001', 'FLAG')], gate);
    expect(runAct('task/finish', verified, 'T001')).toMatchObject({
      ok: false,
      message: expect.stringContaining('waits for a person to agree (schema-migration)'),
    });
    const agreed = afterAct('task/confirm', verified, 'T001 gate:schema-migration');
    expect(statusOf(afterAct('task/finish', agreed, 'T001'), 'T001')).toBe('done');
  });

  it('does not take a verdict from before the last start', () => {
    const again = withEvents([start, verdict('T001', 'PASS'), change('T001', 'done', 'doing')], doing);
    expect(runAct('task/finish', again, 'T001')).toMatchObject({ ok: false, asks: expect.any(String) });
  });
});

describe('task/block and task/reopen', () => {
  it('ask what it waits for, and put it back', () => {
    expect(runAct('task/block', open, 'T001')).toMatchObject({ ok: false, asks: 'What does it wait for?' });
    const blocked = afterAct('task/block', open, 'T001', 'the key of the mailer');
    expect(statusOf(blocked, 'T001')).toBe('blocked');
    expect(events(blocked)).toMatchObject([{ reason: 'the key of the mailer' }]);
    const back = afterAct('task/reopen', blocked, 'T001');
    expect(statusOf(back, 'T001')).toBe('todo');
    expect(runAct('task/reopen', back, 'T001')).toMatchObject({
      ok: false,
      message: 'T001 is open already.',
    });
  });
});

describe('task/confirm', () => {
  const gated = withChange(agentsFile, 'gates: []', 'gates: [{ task: T001, trigger: schema-migration }]');

  it("is a person's word on a step or a gate", () => {
    const files = afterAct(
      'task/confirm',
      afterAct('task/confirm', gated, 'T001 1'),
      'T001 gate:schema-migration',
    );
    expect(events(files)).toMatchObject([
      {
        type: 'confirmation',
        task: 'T001',
        check: 'a second run sends nothing',
        by: 'Ada <ada@example.org>',
      },
      { type: 'confirmation', task: 'T001', check: 'gate:schema-migration' },
    ]);
  });

  it('needs a name, and something that is still open', () => {
    expect(runAct('task/confirm', gated, 'T001 1', '', { by: '' })).toMatchObject({
      ok: false,
      message: expect.stringContaining('user.name'),
    });
    expect(runAct('task/confirm', gated, 'T001 2').ok).toBe(false);
    expect(runAct('task/confirm', gated, 'T001').ok).toBe(false);
    expect(runAct('task/confirm', afterAct('task/confirm', gated, 'T001 1'), 'T001 1').ok).toBe(false);
  });
});
