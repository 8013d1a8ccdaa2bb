import { describe, expect, it } from 'vitest';
import type { PhaseId } from '../../../../src/core/model/plan.ts';
import { missingIn } from '../../../../src/core/plan/completeness.ts';
import {
  architectureFile,
  completeFiles,
  contextOf,
  type Files,
  planFile,
  tasksFile,
  withChange,
  without,
} from '../sampleWorkspace.ts';

const messages = (phase: PhaseId, files: Files) =>
  missingIn(phase, contextOf(files)).map(({ message }) => message);

describe('completeness of the documentation', () => {
  const of = (files: Files) => messages('documentation', files);

  it('has nothing to say about complete documents', () => expect(of(completeFiles)).toEqual([]));

  it('names documents that are missing or empty', () => {
    expect(of(without(['docs/execution-roadmap.md']))).toEqual(['docs/execution-roadmap.md is missing.']);
    expect(of({ ...completeFiles, 'docs/project-overview.md': '# Overview\n\n<!-- write -->\n' })).toEqual([
      expect.stringContaining('docs/project-overview.md says nothing yet'),
    ]);
    expect(of(without(['docs/context/conventions.md']))).toEqual([
      expect.stringContaining('no context document yet'),
    ]);
    expect(of({ ...completeFiles, 'docs/context/conventions.md': '# Conventions\n' })).toEqual([
      'docs/context/conventions.md says nothing yet.',
    ]);
  });

  it('needs no API reference where there is no API', () => {
    const files = without(['docs/api-reference.md']);
    expect(of(files)).toEqual(['docs/api-reference.md is missing.']);
    expect(
      of(withChange(architectureFile, 'POST /digests answers 202 or 409.', 'N/A: no API', files)),
    ).toEqual([]);
  });

  it('follows the documents to where the settings put them', () => {
    const files = { ...completeFiles, '.plumbrule/config.yaml': 'version: 1\ndocs: { root: handbook }\n' };
    expect(of(files)).toContain('handbook/project-overview.md is missing.');
  });
});

describe('completeness of governance', () => {
  const of = (files: Files) => messages('governance', files);

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
