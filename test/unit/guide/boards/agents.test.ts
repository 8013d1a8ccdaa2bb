import { describe, expect, it } from 'vitest';
import { boardOf } from '../../../../src/core/guide/boards/board.ts';
import { boardSchema } from '../../../../src/protocol/panel.ts';
import {
  agentsFile,
  completeFiles,
  contextOf,
  type Files,
  tasksFile,
  withChange,
  without,
} from '../../plan/sampleWorkspace.ts';
import { afterAct } from '../actOn.ts';

const configFile = '.plumbrule/config.yaml';
const agents =
  'version: 1\nagents: { claude-code: { tiers: [high, standard] }, codex: { x-roles: [testing] } }\n';
const open: Files = { ...without([agentsFile]), [configFile]: agents };
const board = (files: Files) => boardOf('agents', contextOf(files));
const section = (files: Files, id: string) => board(files).sections.find(one => one.id === id)!;

describe('the board of the agents', () => {
  it('is what the panel expects', () => {
    for (const files of [completeFiles, open, afterAct('agents/acceptAll', open), without([tasksFile])]) {
      expect(boardSchema.safeParse(board(files)).error).toBeUndefined();
    }
  });

  it('begins with what to configure where no agents are named', () => {
    const [first] = board(without([agentsFile])).sections;
    expect(first).toMatchObject({ id: 'agents', rows: [], actions: [{ act: 'agents/add', primary: true }] });
    expect(first!.empty).toContain('tiers: [high, standard]');
    expect(section(open, 'agents').rows).toMatchObject([
      { id: 'claude-code', state: 'ready', facts: ['high, standard'] },
      { id: 'codex', state: 'no tiers', lines: [{ text: 'Meant for testing work.' }, { tone: 'warning' }] },
    ]);
  });

  it('suggests, and offers to accept or to choose otherwise', () => {
    const { actions, rows } = section(open, 'assignments');
    expect(actions).toMatchObject([{ act: 'agents/acceptAll', primary: true }]);
    expect(rows[0]).toMatchObject({ id: 'T001', state: 'not assigned', tone: 'warning' });
    expect(rows[0]!.lines[0]!.text).toMatch(/^Suggested: claude-code, standard: low complexity/);
    expect(rows[0]!.actions).toMatchObject([
      { act: 'agents/accept', target: 'T001' },
      { act: 'agents/choose', suggestion: 'claude-code standard: ' },
    ]);
  });

  it('shows who does it and why, and what would be suggested instead', () => {
    const accepted = section(afterAct('agents/acceptAll', open), 'assignments');
    expect(accepted.actions).toEqual([]);
    expect(accepted.rows[0]).toMatchObject({ state: 'assigned', facts: ['claude-code', 'standard'] });
    expect(accepted.rows[0]!.actions).toMatchObject([{ act: 'agents/choose', label: 'Change' }]);
    const other = afterAct('agents/choose', open, 'T001', 'claude-code high: it is new');
    expect(section(other, 'assignments').rows[0]!.lines.map(({ text }) => text)).toEqual([
      'it is new',
      expect.stringContaining('Suggested: claude-code, standard'),
    ]);
  });

  it('marks agents that config.yaml does not have', () => {
    const files = { ...completeFiles, [configFile]: 'version: 1\nagents: { codex: { tiers: [high] } }\n' };
    expect(section(files, 'assignments').rows[0]).toMatchObject({ state: 'unknown', tone: 'bad' });
  });

  it('lists the gates that were found, named and dismissed', () => {
    const risky = withChange(tasksFile, '"src/infra/mail/**"', '"migrations/**"', open);
    expect(section(risky, 'gates').actions).toMatchObject([{ act: 'agents/nameGates', primary: true }]);
    expect(section(risky, 'gates').rows).toMatchObject([
      { title: 'T002: Schema migration', state: 'not named', actions: [{}, { asks: expect.any(String) }] },
    ]);
    const named = section(afterAct('agents/nameGates', risky), 'gates');
    expect(named).toMatchObject({ actions: [], rows: [{ state: 'named', tone: 'good', actions: [] }] });
    const dismissed = afterAct('agents/dismissGate', risky, 'T002 schema-migration', 'The table is empty');
    expect(section(dismissed, 'gates').rows).toMatchObject([{ state: 'not needed' }]);
    expect(section(open, 'gates').actions).toMatchObject([{ label: 'Say that there are none' }]);
  });

  it('shows the pattern that is chosen, an own one too', () => {
    expect(section(completeFiles, 'pattern').folded).toBe(true);
    const states = (files: Files) =>
      section(files, 'pattern').rows.map(({ id, state }) => [id, state] as const);
    expect(states(completeFiles)).toContainEqual(['planner-executor', 'chosen']);
    expect(states(open).filter(([, state]) => state === 'suggested')).toHaveLength(1);
    const own = withChange(agentsFile, 'pattern: planner-executor', 'pattern: pairs');
    expect(states(own)[0]).toEqual(['pairs', 'chosen']);
  });

  it('shows in which steps tasks can be handed out, and to whom', () => {
    const { rows } = section(afterAct('agents/acceptAll', open), 'waves');
    expect(rows.map(({ title, state }) => [title, state])).toEqual([
      ['Step 1', 'alone'],
      ['Step 2', 'alone'],
    ]);
    expect(rows[0]!.lines).toMatchObject([
      { text: 'T001 Collect unread notifications (claude-code standard)', open: { path: tasksFile } },
    ]);
  });
});
