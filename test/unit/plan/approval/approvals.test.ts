import { describe, expect, it } from 'vitest';
import { editYaml } from '../../../../src/core/artifacts/yamlEdit.ts';
import { approve } from '../../../../src/core/guide/approve.ts';
import { phaseProgress } from '../../../../src/core/guide/progress/phaseState.ts';
import type { PhaseId } from '../../../../src/core/model/plan.ts';
import type { WrittenFile } from '../../../../src/core/model/text.ts';
import { approvalOf } from '../../../../src/core/plan/approval/approvals.ts';
import { coveredText, phaseHash } from '../../../../src/core/plan/approval/coveredText.ts';
import { approved, sixPhases as phases } from '../approvedFiles.ts';
import {
  agentsFile,
  architectureFile,
  blueprintFile,
  completeFiles,
  contextOf,
  type Files,
  planFile,
  planFolder,
  researchFile,
  sha256,
  tasksFile,
  withChange,
} from '../sampleWorkspace.ts';

const clock = () => new Date('2026-11-20T10:00:00.123Z');
const ada = 'Ada <ada@example.org>';
const withFiles = (written: readonly WrittenFile[], files: Files = completeFiles): Files => ({
  ...files,
  ...Object.fromEntries(written.map(({ path, text }) => [path, text])),
});
const state = (phase: PhaseId, files: Files) => phaseProgress(phase, contextOf(files)).state;
const crlf = (path: string, files: Files): Files => ({
  ...files,
  [path]: files[path]!.replaceAll('\n', '\r\n'),
});

describe('approve', () => {
  it('appends who, when and the hash of what was approved', () => {
    const approving = approve('research', contextOf(completeFiles), { by: ada, note: 'fine' }, clock);
    expect(approving).toMatchObject({
      ok: true,
      approval: {
        phase: 'research',
        by: ada,
        at: '2026-11-20T10:00:00Z',
        sha256: sha256(completeFiles[researchFile]!),
        note: 'fine',
      },
    });
    if (!approving.ok) return;
    const files = withFiles(approving.files);
    expect(state('research', files)).toBe('approved');
    expect(approvalOf('research', contextOf(files))).toMatchObject({ valid: true, approval: { by: ada } });
  });

  it('writes the list where the plan has none yet', () => {
    const files = withChange(planFile, 'approvals: []\n', '');
    const approving = approve('research', contextOf(files), { by: ada }, clock);
    expect(approving.ok && withFiles(approving.files)[planFile]).toContain('phase: research');
  });

  it('refuses what is incomplete, and says what is missing', () => {
    const files = withChange(researchFile, 'Ports and adapters.', '');
    expect(approve('research', contextOf(files), { by: ada }, clock)).toMatchObject({
      ok: false,
      message: expect.stringContaining('one point is missing'),
      missing: [{ path: researchFile }],
    });
  });

  it('refuses where plan.yaml cannot be read to its end', () => {
    const files = withChange(planFile, 'approvals: []\n', 'approvals: []\nnote: [\n');
    expect(approve('research', contextOf(files), { by: ada }, clock)).toMatchObject({ ok: false });
  });

  it('keeps the phases in order', () => {
    expect(approve('architecture', contextOf(completeFiles), { by: ada }, clock)).toMatchObject({
      ok: false,
      missing: [{ message: 'Approve Research first: the phases go in order.' }],
    });
    expect(approve('architecture', contextOf(approved(['research'])), { by: ada }, clock).ok).toBe(true);
  });

  it('refuses a phase that a scoped plan does not have, and an approval by nobody', () => {
    const scoped = withChange(planFile, 'mode: full', 'mode: scoped');
    expect(approve('tasks', contextOf(scoped), { by: ada }, clock).ok).toBe(false);
    expect(approve('research', contextOf(scoped), { by: ' ' }, clock).ok).toBe(false);
    expect(approve('research', contextOf(scoped), { by: ada }, clock).ok).toBe(true);
  });
});

describe('phaseProgress', () => {
  it('goes from empty over draft and complete to approved', () => {
    const empty = { [planFile]: completeFiles[planFile]! };
    for (const phase of phases) expect(state(phase, empty), phase).toBe('empty');
    expect(
      state('research', { ...empty, [researchFile]: '## Goal\n\n### Business goal\n\nFewer mails\n' }),
    ).toBe('draft');
    expect(state('research', completeFiles)).toBe('complete');
    const all = approved(phases);
    for (const phase of phases) expect(state(phase, all), phase).toBe('approved');
  });

  it('does not call a template begun', () => {
    const template = '## Goal\n\n### Business goal\n\n<!-- What does the business get? -->\n';
    expect(state('research', { [planFile]: completeFiles[planFile]!, [researchFile]: template })).toBe(
      'empty',
    );
  });

  const all = approved(phases);

  it.each<[PhaseId, string, string, string]>([
    ['research', researchFile, 'Ports and adapters.', 'Layers.'],
    ['architecture', blueprintFile, 'to: [domain]', 'to: [domain, infra]'],
    ['architecture', architectureFile, 'JSON lines', 'Plain lines'],
    ['tasks', tasksFile, 'Use the outbox', 'Use a queue'],
    ['documentation', 'docs/context/conventions.md', 'Kebab-case', 'Camel-case'],
    ['prompts', `${planFolder}/prompts/T001.md`, '# T001', '# T001!'],
    ['agents', agentsFile, 'tier: high', 'tier: standard'],
  ])('makes the approval of %s stale when %s changes', (phase, path, before, after) => {
    expect(state(phase, withChange(path, before, after, all))).toBe('stale');
  });

  it('counts again when the approved text comes back', () => {
    const changed = withChange(researchFile, 'Ports and adapters.', 'Layers.', all);
    expect(state('research', withChange(researchFile, 'Layers.', 'Ports and adapters.', changed))).toBe(
      'approved',
    );
  });

  it.each(['todo', 'doing', 'done', 'blocked'])('does not mind the status %s', status => {
    expect(state('tasks', withChange(tasksFile, 'status: todo', `status: ${status}`, all))).toBe('approved');
  });

  it('does not mind a status that comes in or goes, in any style', () => {
    const path = ['milestones', 0, 'phases', 0, 'tasks'];
    const text = all[tasksFile]!;
    const started = editYaml(text, [
      { op: 'set', path: [...path, 1, 'status'], value: 'doing' },
      { op: 'remove', path: [...path, 0, 'status'] },
    ]);
    expect(started).toContain('status: doing');
    expect(state('tasks', { ...all, [tasksFile]: started })).toBe('approved');
    const flow = 'version: 1\nmilestones: [{ id: M, phases: [{ id: P, tasks: [{ id: A, goal: b }] }] }]\n';
    const hash = phaseHash('tasks', contextOf({ ...all, [tasksFile]: flow }));
    const forms = [
      'id: A, goal: b, status: doing',
      'status: doing, id: A, goal: b',
      'id: A, status: done, goal: b',
    ];
    for (const form of forms) {
      const files = { ...all, [tasksFile]: flow.replace('id: A, goal: b', form) };
      expect(phaseHash('tasks', contextOf(files)), form).toBe(hash);
    }
    const first = {
      ...all,
      [tasksFile]: text
        .replace('- id: T001', '- status: done # ours\n            id: T001')
        .replace('            status: todo\n', ''),
    };
    expect(state('tasks', first)).toBe('approved');
  });

  it('minds a line that only looks like a status', () => {
    const files = withChange(
      tasksFile,
      'strategy: Use the outbox',
      'strategy: |\n              status: done',
      all,
    );
    const other = withChange(
      tasksFile,
      'strategy: Use the outbox',
      'strategy: |\n              status: todo',
      all,
    );
    expect(phaseHash('tasks', contextOf(files))).not.toBe(phaseHash('tasks', contextOf(other)));
  });

  it('does not mind generated blocks', () => {
    expect(state('architecture', withChange(architectureFile, 'Use cases.', 'a new\ntable', all))).toBe(
      'approved',
    );
    const block = '\n\n<!-- plumbrule:begin roadmap -->\nM1\n<!-- plumbrule:end roadmap -->\n';
    const path = 'docs/execution-roadmap.md';
    expect(state('documentation', { ...all, [path]: all[path]!.trimEnd() + block })).toBe('approved');
  });

  it('does not mind line ends', () => {
    const files = [researchFile, blueprintFile, architectureFile, tasksFile, agentsFile].reduce(
      (known, path) => crlf(path, known),
      all,
    );
    for (const phase of phases) expect(state(phase, files), phase).toBe('approved');
  });

  it('minds a document that goes or moves', () => {
    const { 'docs/context/conventions.md': text, ...rest } = all;
    expect(state('documentation', rest)).toBe('stale');
    expect(state('documentation', { ...rest, 'docs/context/rules.md': text! })).toBe('stale');
  });
});

describe('coveredText', () => {
  it('lists the files that an approval covers, by path', () => {
    const context = contextOf(completeFiles);
    expect(coveredText('architecture', context).map(({ path }) => path)).toEqual([
      blueprintFile,
      architectureFile,
    ]);
    expect(coveredText('architecture', context)[1]!.text).not.toContain('Use cases.');
    expect(coveredText('tasks', context)[0]!.text).not.toContain('status:');
  });
});
