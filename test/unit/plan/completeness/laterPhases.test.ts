import { describe, expect, it } from 'vitest';
import type { PhaseId } from '../../../../src/core/model/plan.ts';
import { missingIn } from '../../../../src/core/plan/completeness.ts';
import { promptPath } from '../../../../src/core/plan/promptPaths.ts';
import { tasksOf } from '../../../../src/core/plan/taskList.ts';
import { assemblePrompt } from '../../../../src/core/prompts/assemble.ts';
import {
  agentsFile,
  architectureFile,
  completeFiles,
  contextOf,
  type Files,
  planFile,
  planFolder,
  researchFile,
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

/** The files with a prompt of every task, written now. */
function withPrompts(files: Files): Files {
  const context = contextOf(files);
  const prompts = tasksOf(context.plan.tasks).map(placed => [
    promptPath(planFolder, placed.id),
    assemblePrompt(context, placed).text,
  ]);
  return { ...files, ...Object.fromEntries(prompts) };
}

describe('completeness of the prompts', () => {
  const of = (files: Files) => messages('prompts', files);
  const ready = withPrompts(completeFiles);

  it('wants a prompt of every task', () => {
    expect(of(ready)).toEqual([]);
    expect(of(without([`${planFolder}/prompts/T002.md`], ready))).toEqual([
      'T002 has no prompt yet: run `plumbrule prompt T002`.',
    ]);
    expect(of(without([tasksFile]))).toEqual([expect.stringContaining('no tasks')]);
  });

  it('names prompts that are older than what they were made from', () => {
    expect(of(withChange(researchFile, 'RFC 5322', 'RFC 2822', ready))).toEqual([
      expect.stringContaining(`The prompt of T001 is older than ${researchFile}`),
      expect.stringContaining('The prompt of T002'),
    ]);
    expect(of(withChange(tasksFile, 'strategy: Use the outbox', 'strategy: Use a queue', ready))).toEqual([
      expect.stringContaining(`The prompt of T002 is older than ${tasksFile}#T002`),
    ]);
  });

  it('sees a decision that binds the task since then', () => {
    const decision = '---\nstatus: accepted\n---\n# Mail\n\n## Context\n\nsrc/infra/mail/ is slow.\n';
    expect(of({ ...ready, 'docs/decisions/0002-mail.md': decision })).toEqual([
      expect.stringContaining('The prompt of T002 is older than docs/decisions/0002-mail.md'),
    ]);
  });

  it('does not mind progress, line ends or generated blocks', () => {
    const later = withChange(tasksFile, 'status: todo', 'status: done', ready);
    expect(of(later)).toEqual([]);
    expect(of(withChange(architectureFile, 'old table', 'new table', ready))).toEqual([]);
    expect(of({ ...ready, [researchFile]: ready[researchFile]!.replaceAll('\n', '\r\n') })).toEqual([]);
  });
});

describe('completeness of the agents', () => {
  const of = (files: Files) => messages('agents', files);

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

  it('wants the gates said, if only that there are none', () => {
    expect(of(withChange(agentsFile, 'gates: []\n', ''))).toEqual([
      expect.stringContaining('Name where a person must agree first'),
    ]);
    expect(
      of(withChange(agentsFile, 'gates: []', 'gates: [{ task: T7, trigger: schema-migration }]')),
    ).toEqual(['T7 is no task of this plan: correct the id.']);
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
