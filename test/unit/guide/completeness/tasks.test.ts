import { describe, expect, it } from 'vitest';
import { missingIn } from '../../../../src/core/guide/completeness/table.ts';
import {
  completeFiles,
  contextOf,
  type Files,
  tasksFile,
  withChange,
  without,
} from '../../plan/sampleWorkspace.ts';

const missing = (files: Files) => missingIn('tasks', contextOf(files));
const messages = (files: Files) => missing(files).map(({ message }) => message);

describe('completeness of the tasks', () => {
  it('has nothing to say about complete ones', () => expect(messages(completeFiles)).toEqual([]));

  it('asks for the file and for a task in it', () => {
    expect(messages(without([tasksFile]))).toEqual([expect.stringContaining('no tasks yet')]);
    expect(messages({ ...completeFiles, [tasksFile]: 'version: 1\nmilestones: []\n' })).toEqual([
      expect.stringContaining('There is no task yet'),
    ]);
  });

  it.each([
    ['title: Send the digest', 'Title'],
    ['goal: The mailer sends a digest once per user and day', 'Goal'],
    ['output: A mail adapter', 'Expected output'],
    ['strategy: Use the outbox', 'Strategy'],
    ['rollback: Turn the flag off', 'Rollback'],
    ['complexity: medium', 'Complexity'],
    ['effort: 1d', 'Effort'],
    ['depends_on: [T001]', 'Depends on'],
  ])('wants every field: without "%s"', (line, label) => {
    expect(messages(withChange(tasksFile, `            ${line}\n`, ''))).toContainEqual(
      expect.stringContaining(`${label}: `),
    );
  });

  it('wants both sides of the scope, a role and a validation', () => {
    expect(messages(withChange(tasksFile, 'in: ["src/infra/mail/**"], ', ''))).toEqual([
      expect.stringContaining('Scope in: no answer yet'),
    ]);
    expect(messages(withChange(tasksFile, ', out: []', ''))).toEqual([
      expect.stringContaining('Scope out: no answer yet'),
    ]);
    expect(messages(withChange(tasksFile, 'effort: 1d\n            role: backend', 'effort: 1d'))).toEqual([
      expect.stringContaining('Role: choose one of'),
    ]);
    expect(
      messages(withChange(tasksFile, 'validation:\n              - run: npm test -- mail', 'validation: []')),
    ).toEqual([expect.stringContaining('Validation: no answer yet')]);
  });

  it('names cycles and unknown dependencies', () => {
    expect(messages(withChange(tasksFile, 'depends_on: []', 'depends_on: [T002]'))).toEqual([
      expect.stringContaining('T001 → T002 → T001'),
    ]);
    const unknown = missing(withChange(tasksFile, 'depends_on: [T001]', 'depends_on: [T001, T9]'));
    expect(unknown).toEqual([
      expect.objectContaining({ message: expect.stringContaining('T9, which is no task') }),
    ]);
    expect(unknown[0]!.field?.slice(-2)).toEqual(['depends_on', 1]);
  });

  it('names tasks that are too big, vague or untestable, by id', () => {
    expect(messages(withChange(tasksFile, 'effort: 1d', 'effort: 3d'))).toEqual([
      expect.stringMatching(/^T002: An effort of 3d is more than two days/),
    ]);
    expect(messages(withChange(tasksFile, 'effort: 1d', 'effort: soon'))).toEqual([
      expect.stringContaining('`soon` is no effort'),
    ]);
    const goal = 'The mailer sends a digest once per user and day';
    expect(messages(withChange(tasksFile, goal, 'Improve mails'))).toEqual([
      expect.stringMatching(/^T002: The goal is too short/),
    ]);
    expect(messages(withChange(tasksFile, 'run: npm test -- mail', 'check: it works'))).toEqual([
      expect.stringMatching(/^T002: No step shows/),
    ]);
  });

  it('keeps tasks apart that may run at the same time', () => {
    const parallel = withChange(tasksFile, 'depends_on: [T001]', 'depends_on: []');
    expect(messages(parallel)).toEqual([]);
    expect(
      messages(withChange(tasksFile, '"src/infra/mail/**"', '"src/domain/digest/mail/**"', parallel)),
    ).toEqual([expect.stringContaining('T001 and T002 may run at the same time')]);
  });

  it('points at the right task beside one that cannot be read', () => {
    const broken = withChange(tasksFile, '          - id: T001\n', '          - id: [T001]\n');
    const files = withChange(tasksFile, 'effort: 1d', 'effort: 3d', broken);
    const found = missing(files).find(({ message }) => message.includes('more than two days'));
    expect(files[tasksFile]!.split('\n')[found!.range.start.line]).toContain('effort: 3d');
  });
});
