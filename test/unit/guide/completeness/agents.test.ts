import { describe, expect, it } from 'vitest';
import { missingIn } from '../../../../src/core/guide/completeness/table.ts';
import {
  agentsFile,
  completeFiles,
  contextOf,
  type Files,
  tasksFile,
  withChange,
  without,
} from '../../plan/sampleWorkspace.ts';

const missing = (files: Files) => missingIn('agents', contextOf(files));
const of = (files: Files) => missing(files).map(({ message }) => message);
const config = (agents: string): Files => ({
  ...completeFiles,
  '.plumbrule/config.yaml': `version: 1\nagents: { ${agents} }\n`,
});

describe('completeness of the agents', () => {
  it('has nothing to say about complete ones', () => expect(of(completeFiles)).toEqual([]));

  it('wants every task assigned, with a reason', () => {
    expect(of(without([agentsFile]))).toEqual([expect.stringContaining('No task is assigned yet')]);
    expect(of(withChange(agentsFile, ', reason: touches the mailer', ''))).toEqual([
      expect.stringContaining('T002: write why'),
    ]);
    expect(of(withChange(agentsFile, '{ task: T002', '{ task: T2'))).toEqual([
      'T002 has no agent: assign it, with the reason.',
      'T2 is no task of this plan: correct the id.',
    ]);
  });

  it('points at the right entry behind a broken one', () => {
    const files = withChange(agentsFile, '  - { task: T001', '  - 7\n  - { task: T01');
    const wrong = missing(files).find(({ message }) => message.startsWith('T01 '));
    expect(wrong).toMatchObject({ field: ['assignments', 1, 'task'], range: { start: { line: 4 } } });
  });

  it('wants one assignment a task', () => {
    expect(of(withChange(agentsFile, '{ task: T002', '{ task: T001'))).toEqual([
      'T002 has no agent: assign it, with the reason.',
      'T001 is assigned twice: take one of the two out.',
    ]);
  });

  it('wants agents and tiers that config.yaml has, where it names any', () => {
    expect(of(config('claude-code: { tiers: [high, standard] }'))).toEqual([]);
    expect(of(config('claude-code: {}'))).toEqual([]);
    expect(of(config('claude-code: { tiers: [standard] }'))).toEqual([
      'T002: claude-code has no tier `high`, only standard. Correct it, or add it to config.yaml.',
    ]);
    expect(of(config('codex: { tiers: [high] }'))).toEqual([
      expect.stringContaining('T001: .plumbrule/config.yaml has no agent `claude-code`, only codex.'),
      expect.stringContaining('T002: '),
    ]);
  });

  it('wants the gates said, if only that there are none', () => {
    expect(of(withChange(agentsFile, 'gates: []\n', ''))).toEqual([
      expect.stringContaining('Name where a person must agree first'),
    ]);
    expect(
      of(withChange(agentsFile, 'gates: []', 'gates: [{ task: T7, trigger: schema-migration }]')),
    ).toEqual(['T7 is no task of this plan: correct the id.']);
  });

  it('wants every gate that a rule finds named, or a reason why it is not needed', () => {
    const risky = withChange(tasksFile, '"src/infra/mail/**"', '"migrations/**"');
    expect(of(risky)).toEqual([
      expect.stringMatching(/^T002 may change the database schema .*trigger `schema-migration`/),
    ]);
    const gates = (why: string) =>
      of(
        withChange(
          agentsFile,
          'gates: []',
          `gates: [{ task: T002, trigger: schema-migration, why: "${why}" }]`,
          risky,
        ),
      );
    expect(gates('The table is large')).toEqual([]);
    expect(gates('N/A: the table is empty')).toEqual([]);
    expect(gates('N/A')).toEqual([expect.stringContaining('say why no yes is needed')]);
  });

  it('says only what is wrong with a file that cannot be read', () => {
    expect(missing({ ...completeFiles, [agentsFile]: 'assignments: [\n' })).toMatchObject([
      { severity: 'error' },
    ]);
  });
});
