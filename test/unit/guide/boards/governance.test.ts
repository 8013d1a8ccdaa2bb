import { describe, expect, it } from 'vitest';
import { acts } from '../../../../src/core/guide/acts/table.ts';
import { boardOf } from '../../../../src/core/guide/boards/board.ts';
import type { Board, BoardRow } from '../../../../src/core/model/board.ts';
import { change, verdict, withEvents } from '../../governance/journalFile.ts';
import { scopedPlan } from '../../governance/scopedPlan.ts';
import {
  agentsFile,
  completeFiles,
  contextOf,
  type Files,
  planFile,
  planFolder,
  tasksFile,
  withChange,
  without,
} from '../../plan/sampleWorkspace.ts';

const open = scopedPlan();
const board = (files: Files): Board => boardOf('governance', contextOf(files));
const rows = (files: Files, section: string): BoardRow[] =>
  board(files).sections.find(({ id }) => id === section)?.rows ?? [];
const acting = (row: BoardRow | undefined) => row?.actions.map(({ act, target }) => `${act} ${target}`);
const doing = withChange(tasksFile, 'status: todo', 'status: doing', open);
const start = change('T001', 'todo', 'doing');

describe('the governance board', () => {
  it('sorts the tasks by what can be done with them now', () => {
    expect(rows(open, 'now')).toEqual([]);
    expect(rows(open, 'next').map(({ id }) => id)).toEqual(['T001']);
    expect(rows(open, 'later')).toMatchObject([{ id: 'T002', lines: [{ text: 'Waits for T001' }] }]);
    const finished = withChange(tasksFile, 'status: todo', 'status: done', open);
    expect(rows(finished, 'done').map(({ id }) => id)).toEqual(['T001']);
    expect(rows(finished, 'next').map(({ id }) => id)).toEqual(['T002']);
  });

  it('offers starting first, and asks why behind a closed gate or before others', () => {
    expect(rows(open, 'next')[0]!.actions[0]).toEqual({
      act: 'task/start',
      target: 'T001',
      label: 'Start',
      icon: 'play',
      primary: true,
    });
    expect(rows(completeFiles, 'next')[0]!.actions[0]).toMatchObject({
      asks: expect.stringContaining('gate'),
    });
    expect(rows(open, 'later')[0]!.actions[0]).toMatchObject({ asks: 'Why start T002 before T001?' });
  });

  it('tells who does a task, since when, and what its last verification said', () => {
    const checks = [
      {
        id: 'scope',
        verdict: 'BLOCK',
        message: '1 changed file outside',
        evidence: ['outside: src/a.ts', 'src/a.ts:3:5  major  DEP-1  no\n  why  so'],
      },
      { id: 'output', verdict: 'PASS', message: 'there', evidence: [] },
    ];
    const prompt = `${planFolder}/refinements/T001-1.md`;
    const [row] = rows(
      { ...withEvents([start, verdict('T001', 'BLOCK', checks)], doing), [prompt]: '# R' },
      'now',
    );
    expect(row).toMatchObject({
      state: 'doing, BLOCK',
      tone: 'bad',
      facts: ['claude-code, standard', 'since 2026-11-19 10:00 UTC', 'on the longest chain', 'refused once'],
    });
    expect(row!.lines).toEqual([
      { text: 'Check 1, by a person: a second run sends nothing', tone: 'warning' },
      { text: 'BLOCK scope: 1 changed file outside', tone: 'bad' },
      { text: 'outside: src/a.ts', tone: 'neutral' },
      {
        text: 'src/a.ts:3:5 major DEP-1 no',
        tone: 'neutral',
        open: {
          path: 'src/a.ts',
          range: { start: { line: 2, character: 4 }, end: { line: 2, character: 4 } },
        },
      },
      { text: expect.stringContaining('Refinement prompt 1 of 2'), tone: 'active', open: { path: prompt } },
    ]);
  });

  it('leaves it to a person after two refinements', () => {
    const events = [start, verdict('T001', 'BLOCK'), verdict('T001', 'BLOCK'), verdict('T001', 'BLOCK')];
    expect(rows(withEvents(events, doing), 'now')[0]!.lines.at(-1)).toMatchObject({
      text: 'A person decides how it goes on.',
    });
  });

  it('puts verifying first until it passed, then finishing', () => {
    const primary = (files: Files) => rows(files, 'now')[0]!.actions.find(action => action.primary)?.act;
    expect(primary(withEvents([start], doing))).toBe('task/verify');
    expect(primary(withEvents([start, verdict('T001', 'BLOCK')], doing))).toBe('task/verify');
    expect(primary(withEvents([start, verdict('T001', 'FLAG')], doing))).toBe('task/finish');
  });

  it('asks a person for what no command can show', () => {
    const gated = withChange(
      agentsFile,
      'gates: []',
      'gates: [{ task: T001, trigger: schema-migration }]',
      doing,
    );
    const confirming = acting(rows(gated, 'now')[0])!.filter(name => name.startsWith('task/confirm'));
    expect(confirming).toEqual(['task/confirm T001 1', 'task/confirm T001 gate:schema-migration']);
    const confirmed = { type: 'confirmation', task: 'T001', check: 'a second run sends nothing' };
    expect(acting(rows(withEvents([start, confirmed], gated), 'now')[0])).not.toContain(
      'task/confirm T001 1',
    );
  });

  it('computes the check-lists', () => {
    const done = {
      ...open,
      [tasksFile]: open[tasksFile]!.replace('status: todo', 'status: done').replace(
        /role: backend\n$/,
        'role: backend\n            status: done\n',
      ),
    };
    const lists = rows(withEvents([start, verdict('T001', 'PASS')], done), 'checkLists');
    expect(lists.map(({ id }) => id)).toEqual(['phase 1.1', 'milestone M1']);
    expect(lists[0]).toMatchObject({
      state: '1 of 2',
      lines: [{ text: 'Not yet: Finished without being verified: T002', tone: 'warning' }],
    });
    expect(lists[1]!.lines).toContainEqual({
      text: 'Not yet: A person confirmed: Staging sends one digest per user and day',
      tone: 'warning',
    });
    expect(acting(lists[1])).toEqual(['milestone/confirm M1']);
  });

  it('closes, archives and re-opens the plan', () => {
    const plan = (files: Files) => rows(files, 'plan')[0]!;
    expect(plan(open).actions).toMatchObject([
      { act: 'plan/close', asks: expect.stringContaining('T001, T002') },
    ]);
    const closed = withChange(planFile, 'state: active', 'state: closed', open);
    expect(acting(plan(closed))).toEqual(['plan/archive undefined', 'plan/reopen undefined']);
    expect(
      acting(plan(withChange(planFile, 'state: closed', 'state: closed\narchived: true', closed))),
    ).toEqual(['plan/reopen undefined']);
  });

  it('tells the last events, the latest first', () => {
    const events = Array.from({ length: 30 }, (_, index) =>
      change('T001', 'todo', 'doing', { reason: `no. ${index}` }),
    );
    const history = board(withEvents(events, open)).sections.find(({ id }) => id === 'history')!;
    expect(history.rows).toHaveLength(20);
    expect(history.rows[0]).toMatchObject({
      title: 'T001',
      state: 'todo → doing',
      lines: [{ text: 'no. 29' }],
    });
    expect(history.help).toContain('10 more');
  });

  it('has nothing to show of tasks where a scoped plan has none', () => {
    expect(board(without([tasksFile], open)).sections.map(({ id }) => id)).toEqual(['plan', 'history']);
    expect(rows(without([tasksFile], open), 'plan')[0]!.actions).toMatchObject([
      { act: 'plan/close', primary: true },
    ]);
  });

  it('offers only acts that are there', () => {
    const own = new Set(['task/verify']);
    for (const files of [open, doing, completeFiles]) {
      const offered = board(files).sections.flatMap(section =>
        [...section.actions, ...section.rows.flatMap(row => row.actions)].map(({ act }) => act),
      );
      for (const act of offered) expect(own.has(act) || Object.hasOwn(acts, act), act).toBe(true);
    }
  });
});
