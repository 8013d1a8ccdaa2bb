import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readJournal } from '../../../../src/core/artifacts/journal.ts';
import { missingIn } from '../../../../src/core/guide/completeness/table.ts';
import {
  agentsFile,
  completeFiles,
  contextOf,
  type Files,
  memoryReader,
  tasksFile,
  withChange,
  without,
} from '../../plan/sampleWorkspace.ts';
import { afterAct, runAct } from '../actOn.ts';

const configFile = '.plumbrule/config.yaml';
const config = {
  [configFile]:
    'version: 1 # ours\nagents:\n  claude-code: { tiers: [high, standard] }\n  codex: { tiers: [standard] }\n',
};
/** Two tasks, nobody assigned yet; the second migrates the schema. */
const open: Files = {
  ...withChange(tasksFile, '"src/infra/mail/**"', '"migrations/**"', without([agentsFile])),
  ...config,
};
const written = (files: Files) => parse(files[agentsFile]!);
const selections = (files: Files) => readJournal(memoryReader(files)).events;

describe('agents/accept', () => {
  it('writes what is suggested, with the reason, and logs it', () => {
    const files = afterAct('agents/accept', open, 'T001');
    const expected = {
      task: 'T001',
      agent: 'claude-code',
      tier: 'standard',
      reason: 'standard: low complexity, 3h of backend work in domain',
    };
    expect(written(files)).toEqual({ version: 1, assignments: [expected] });
    expect(selections(files)).toEqual([
      {
        type: 'selection',
        at: '2026-11-20T10:00:00Z',
        by: 'Ada <ada@example.org>',
        plan: 'digest',
        ...expected,
        suggested: true,
      },
    ]);
  });

  it('takes the place of what was assigned before, and leaves the rest alone', () => {
    const before = { ...completeFiles, ...config };
    const files = afterAct('agents/accept', before, 'T002');
    expect(written(files).assignments).toMatchObject([
      { task: 'T001', reason: 'small and well tested' },
      { task: 'T002', agent: 'claude-code', reason: 'high: it takes 1d' },
    ]);
    expect(written(files).pattern).toBe('planner-executor');
  });

  it('refuses what cannot be suggested', () => {
    expect(runAct('agents/accept', open, 'T9')).toEqual({ ok: false, message: 'There is no task T9.' });
    expect(runAct('agents/accept', without([configFile], open), 'T001')).toMatchObject({
      ok: false,
      message: expect.stringContaining('No agent is known'),
    });
    const broken = { ...open, [agentsFile]: 'version: 1\nassignments: [\n' };
    expect(runAct('agents/accept', broken, 'T001')).toMatchObject({ ok: false });
  });
});

describe('agents/acceptAll', () => {
  it('assigns the tasks that have no agent, and no others', () => {
    const one = afterAct('agents/choose', open, 'T001', 'codex standard: it knows the domain');
    const files = afterAct('agents/acceptAll', one);
    expect(written(files).assignments).toMatchObject([
      { task: 'T001', agent: 'codex', reason: 'it knows the domain' },
      { task: 'T002', agent: 'claude-code', tier: 'high' },
    ]);
    expect(selections(files)).toMatchObject([{ suggested: false }, { task: 'T002', suggested: true }]);
    expect(runAct('agents/acceptAll', files)).toEqual({
      ok: false,
      message: 'Every task is assigned already.',
    });
  });

  it('completes the phase together with the gates', () => {
    const files = afterAct('agents/nameGates', afterAct('agents/acceptAll', open));
    expect(missingIn('agents', contextOf(files))).toEqual([]);
  });
});

describe('agents/choose', () => {
  const choose = (text: string) => runAct('agents/choose', open, 'T001', text);

  it('takes agent, tier and reason', () => {
    const files = afterAct('agents/choose', open, 'T001', ' claude-code high: it is new: mind the clock ');
    expect(written(files).assignments).toEqual([
      { task: 'T001', agent: 'claude-code', tier: 'high', reason: 'it is new: mind the clock' },
    ]);
    expect(selections(files)).toMatchObject([{ suggested: false }]);
  });

  it('takes a tier away where the agent has none', () => {
    const before = { ...completeFiles, [configFile]: 'version: 1\nagents: { me: {} }\n' };
    const files = afterAct('agents/choose', before, 'T002', 'me: nobody else has the key');
    expect(written(files).assignments[1]).toEqual({
      task: 'T002',
      agent: 'me',
      reason: 'nobody else has the key',
    });
  });

  it('asks again for what is missing or unknown', () => {
    expect(choose('')).toMatchObject({ ok: false, asks: expect.any(String) });
    expect(choose('codex standard')).toMatchObject({ ok: false, asks: expect.any(String) });
    expect(choose('cursor: it is there')).toMatchObject({
      message: '.plumbrule/config.yaml has no agent `cursor`, only claude-code, codex.',
    });
    expect(choose('codex high: it is there')).toMatchObject({
      message: 'codex has no tier `high`, only standard.',
    });
  });
});

describe('gates', () => {
  it('are named one by one or all at once, with the reason', () => {
    const named = written(afterAct('agents/nameGate', open, 'T002 schema-migration')).gates;
    expect(named).toEqual([
      {
        task: 'T002',
        trigger: 'schema-migration',
        why: 'The task may change the database schema (`migrations/**`).',
      },
    ]);
    expect(written(afterAct('agents/nameGates', open)).gates).toEqual(named);
    expect(runAct('agents/nameGate', open, 'T001 schema-migration')).toMatchObject({ ok: false });
  });

  it('are dismissed with a reason only', () => {
    expect(runAct('agents/dismissGate', open, 'T002 schema-migration')).toMatchObject({
      ok: false,
      asks: 'Why need nobody agree?',
    });
    const files = afterAct('agents/dismissGate', open, 'T002 schema-migration', 'The table is empty');
    expect(written(files).gates).toMatchObject([{ why: 'N/A: The table is empty' }]);
    expect(runAct('agents/nameGates', files)).toMatchObject({ ok: false });
  });

  it('are said to be none where the rules find none', () => {
    const none = withChange(tasksFile, '"migrations/**"', '"src/infra/mail/**"', open);
    expect(written(afterAct('agents/nameGates', none)).gates).toEqual([]);
  });
});

describe('agents/pattern and agents/add', () => {
  it('writes the pattern', () => {
    expect(written(afterAct('agents/pattern', open, 'critic-loop')).pattern).toBe('critic-loop');
    expect(runAct('agents/pattern', open, 'anarchy')).toMatchObject({ ok: false });
  });

  it('adds an agent to the configuration and keeps the rest of it', () => {
    const files = afterAct('agents/add', open, '', 'gemini: pro, flash');
    expect(parse(files[configFile]!).agents.gemini).toEqual({ tiers: ['pro', 'flash'] });
    expect(files[configFile]).toContain('version: 1 # ours\n');
    expect(parse(afterAct('agents/add', completeFiles, '', 'me')[configFile]!)).toEqual({
      version: 1,
      agents: { me: { tiers: [] } },
    });
    expect(runAct('agents/add', open, '', 'codex: standard')).toMatchObject({ ok: false });
    expect(runAct('agents/add', open, '', ' : x')).toMatchObject({ ok: false, asks: expect.any(String) });
  });
});
