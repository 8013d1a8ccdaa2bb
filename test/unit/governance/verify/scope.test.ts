import { describe, expect, it } from 'vitest';
import { scope } from '../../../../src/core/governance/verify/scope.ts';
import { completeFiles, tasksFile, withChange } from '../../plan/sampleWorkspace.ts';
import { change, withEvents } from '../journalFile.ts';
import { changesOf, inputOf } from './verifyInput.ts';

const judge = (paths: readonly string[], files = completeFiles) =>
  scope(inputOf(files, { changes: changesOf(paths) }));
const both = withChange(tasksFile, 'status: todo', 'status: doing', {
  ...completeFiles,
  [tasksFile]: completeFiles[tasksFile]!.replace(
    /role: backend\n$/,
    'role: backend\n            status: doing\n',
  ),
});

describe('the scope of a task', () => {
  it('holds where every source change lies inside', () => {
    expect(judge(['src/domain/digest/digest.ts', '-src/domain/digest/old.ts'])).toMatchObject({
      verdict: 'PASS',
      message: '2 changed files inside the scope, none outside.',
    });
  });

  it('is left by source files outside of scope.in and by those in scope.out', () => {
    expect(judge(['src/domain/digest/a.ts', '+src/app/b.ts', '-src/domain/user/c.ts'])).toMatchObject({
      verdict: 'BLOCK',
      message: '2 changed files outside the scope of T001.',
      evidence: ['outside: src/app/b.ts (added)', 'outside: src/domain/user/c.ts (deleted)'],
    });
  });

  it('is not about plan files, documents, decisions and files that no task names', () => {
    const free = [
      '.plumbrule/plans/digest/tasks.yaml',
      'docs/project-overview.md',
      'docs/architecture.md',
      'docs/decisions/0002-x.md',
      'src/app/CONTEXT.md',
      'docs/context/words.md',
      'README.md',
    ];
    expect(judge(free).verdict).toBe('PASS');
  });

  it('is about other files as soon as some task names them', () => {
    const named = withChange(tasksFile, '["src/infra/mail/**"]', '["src/infra/mail/**", README.md]');
    expect(judge(['README.md'], named)).toMatchObject({
      verdict: 'BLOCK',
      evidence: ['outside: README.md (modified)'],
    });
  });

  it('tells apart what belongs to a task that is being done too', () => {
    expect(judge(['src/domain/digest/a.ts', 'src/infra/mail/smtp.ts'], both)).toMatchObject({
      verdict: 'PASS',
      evidence: ['of T002: src/infra/mail/smtp.ts (modified)'],
    });
    expect(judge(['src/infra/mail/smtp.ts', 'src/infra/db.ts'], both)).toMatchObject({
      verdict: 'BLOCK',
      evidence: ['outside: src/infra/db.ts (modified)', 'of T002: src/infra/mail/smtp.ts (modified)'],
    });
  });

  describe('where another task is done', () => {
    const done = { ...both, [tasksFile]: both[tasksFile]!.replace(/status: doing\n$/, 'status: done\n') };
    const start = change('T001', 'todo', 'doing');
    const finish = change('T002', 'doing', 'done');
    const mail = 'src/infra/mail/smtp.ts';

    it('asks the journal whether it was finished since', () => {
      expect(judge([mail], withEvents([start, finish], done)).verdict).toBe('PASS');
      expect(judge([mail], withEvents([finish, start], done)).verdict).toBe('BLOCK');
    });

    it('asks Git where the journal does not know', () => {
      const since = (then: string) =>
        scope(
          inputOf(done, { changes: changesOf([mail, tasksFile], { before: new Map([[tasksFile, then]]) }) }),
        ).verdict;
      expect(since(both[tasksFile]!)).toBe('PASS');
      expect(since(done[tasksFile]!)).toBe('BLOCK');
      expect(judge([mail, `+${tasksFile}`], done).verdict).toBe('PASS');
      expect(judge([mail], done).verdict).toBe('BLOCK');
    });
  });

  it('tells apart what belongs to a task of another active plan', () => {
    const other = '.plumbrule/plans/other';
    const files = (state: string) => ({
      ...completeFiles,
      [`${other}/plan.yaml`]: `version: 1\ntitle: Other\nstate: ${state}\n`,
      [`${other}/tasks.yaml`]: both[tasksFile]!,
    });
    expect(judge(['src/infra/mail/smtp.ts'], files('active'))).toMatchObject({
      verdict: 'PASS',
      evidence: ['of other/T002: src/infra/mail/smtp.ts (modified)'],
    });
    expect(judge(['src/infra/mail/smtp.ts'], files('closed')).verdict).toBe('BLOCK');
  });

  it('follows policy.scope', () => {
    const policy = (scope: string) => ({
      ...completeFiles,
      '.plumbrule/config.yaml': `version: 1\npolicy: { scope: ${scope} }\n`,
    });
    expect(judge(['src/app/b.ts'], policy('enforce')).verdict).toBe('BLOCK');
    expect(judge(['src/app/b.ts'], policy('warn')).verdict).toBe('FLAG');
    // YAML reads a bare `off` as false.
    expect(judge(['src/app/b.ts'], policy('"off"')).verdict).toBe('PASS');
  });

  it('is inconclusive without Git, and without a scope', () => {
    expect(scope(inputOf(completeFiles, { changes: { unknown: 'no repository' } }))).toMatchObject({
      verdict: 'FLAG',
      message: 'Inconclusive: no repository.',
    });
    const without = withChange(tasksFile, 'in: ["src/domain/digest/**"], ', '');
    expect(judge(['src/app/a.ts'], without).verdict).toBe('FLAG');
  });
});
