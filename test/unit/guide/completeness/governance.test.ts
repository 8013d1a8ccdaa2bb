import { describe, expect, it } from 'vitest';
import { missingIn } from '../../../../src/core/guide/completeness/table.ts';
import { completeFiles, contextOf, type Files, planFile, tasksFile } from '../../plan/sampleWorkspace.ts';

describe('completeness of governance', () => {
  const of = (files: Files) => missingIn('governance', contextOf(files)).map(({ message }) => message);

  it('runs until every task is done and the plan is closed', () => {
    expect(of(completeFiles)).toEqual([
      'T001 is todo, not done.',
      'T002 is todo, not done.',
      expect.stringContaining('The plan is not closed yet'),
    ]);
    const done = {
      ...completeFiles,
      [planFile]: completeFiles[planFile]!.replace('active', 'closed'),
      [tasksFile]: completeFiles[tasksFile]!.replace('status: todo', 'status: done').replace(
        /role: backend\n$/,
        'role: backend\n            status: done\n',
      ),
    };
    expect(of(done)).toEqual([]);
  });
});
