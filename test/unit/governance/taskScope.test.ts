import { describe, expect, it } from 'vitest';
import { taskScopes } from '../../../src/core/governance/taskScope.ts';
import { approved, sixPhases } from '../plan/approvedFiles.ts';
import {
  completeFiles,
  contextOf,
  type Files,
  planFile,
  tasksFile,
  withChange,
} from '../plan/sampleWorkspace.ts';

const open = approved(sixPhases);

describe('taskScopes', () => {
  const doing = withChange(tasksFile, 'status: todo', 'status: doing', open);
  const verdict = (files: Files, path: string, isSource = true) =>
    taskScopes(contextOf(files))(path, isSource).kind;

  it('bounds edits by the task that is being done', () => {
    expect(taskScopes(contextOf(doing))('src/domain/digest/a.ts', true)).toEqual({
      kind: 'inside',
      tasks: ['T001'],
    });
    expect(taskScopes(contextOf(doing))('src/app/a.ts', true)).toEqual({
      kind: 'outside',
      tasks: ['T001'],
      message: expect.stringContaining('outside the scope of T001'),
    });
    expect(verdict(doing, 'src/infra/mail/a.ts')).toBe('outside');
  });

  it('leaves out what the task must leave alone', () => {
    const wide = withChange(tasksFile, '"src/domain/digest/**"', '"src/domain/**"', completeFiles);
    const files = withChange(tasksFile, 'status: todo', 'status: doing', approved(sixPhases, wide));
    expect(verdict(files, 'src/domain/order/a.ts')).toBe('inside');
    expect(verdict(files, 'src/domain/user/a.ts')).toBe('outside');
  });

  it('takes several tasks by their union', () => {
    const both = withChange(tasksFile, 'effort: 1d\n', 'effort: 1d\n            status: doing\n', doing);
    expect(verdict(both, 'src/infra/mail/a.ts')).toBe('inside');
    expect(verdict(both, 'src/domain/digest/a.ts')).toBe('inside');
    expect(verdict(both, 'src/app/a.ts')).toBe('outside');
  });

  it('asks for a task where none is being done', () => {
    expect(taskScopes(contextOf(open))('src/app/a.ts', true)).toEqual({
      kind: 'noTask',
      message: expect.stringContaining('start a task'),
    });
  });

  it('judges source files and files that a task names, nothing else', () => {
    expect(verdict(doing, 'README.md', false)).toBe('notJudged');
    expect(verdict(doing, 'src/infra/mail/template.html', false)).toBe('outside');
    expect(verdict(doing, '../other/a.ts')).toBe('notJudged');
    expect(verdict(doing, '/etc/hosts')).toBe('notJudged');
  });

  it('does not judge before the gate is open, or in a plan without tasks', () => {
    const closed = withChange(tasksFile, 'status: todo', 'status: doing');
    expect(verdict(closed, 'src/app/a.ts')).toBe('notJudged');
    const scoped = withChange(planFile, 'mode: full', 'mode: scoped', {
      ...completeFiles,
      [tasksFile]: 'version: 1\n',
    });
    expect(verdict(approved(['research'], scoped), 'src/app/a.ts')).toBe('notJudged');
  });
});
