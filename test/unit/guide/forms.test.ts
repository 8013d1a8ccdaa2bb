import { describe, expect, it } from 'vitest';
import { applyPatches } from '../../../src/core/guide/editForm.ts';
import { formOfPhase } from '../../../src/core/guide/forms.ts';
import { phaseProgress } from '../../../src/core/guide/progress/phaseState.ts';
import { formSchema } from '../../../src/protocol/panel.ts';
import { approved } from '../plan/approvedFiles.ts';
import {
  agentsFile,
  architectureFile,
  blueprintFile,
  completeFiles,
  contextOf,
  type Files,
  planFile,
  researchFile,
  sha256,
  tasksFile,
  withChange,
  without,
} from '../plan/sampleWorkspace.ts';

const decisionFile = 'docs/decisions/0001-domain-free-of-adapters.md';
const form = (phase: 'research' | 'architecture' | 'tasks' | 'agents', files: Files = completeFiles) =>
  formOfPhase(phase, contextOf(files));

describe('formOfPhase', () => {
  it('is what the panel expects', () => {
    for (const phase of ['research', 'architecture', 'tasks', 'agents'] as const) {
      expect(formSchema.safeParse(form(phase)).error, phase).toBeUndefined();
    }
  });

  it('shows research by field', () => {
    const [research] = form('research').artifacts;
    expect(research).toMatchObject({ role: 'research', path: researchFile, exists: true });
    expect(research!.revision).toBe(sha256(completeFiles[researchFile]!));
    expect(research!.value).toMatchObject({
      businessGoal: 'Users get one e-mail a day instead of forty.',
      risks: [{ risk: 'Sent twice', likelihood: 'low', impact: 'high' }, { risk: 'Late start' }],
    });
  });

  it('shows blueprint, document and decisions, with the files of each component', () => {
    const { artifacts } = form('architecture');
    expect(artifacts.map(({ role, path }) => [role, path])).toEqual([
      ['blueprint', blueprintFile],
      ['architecture', architectureFile],
      ['decision', decisionFile],
    ]);
    expect(artifacts[0]!.notes['components.domain']).toBe('0 files, nothing matches src/domain/**');
    expect(artifacts[0]!.value).toMatchObject({ title: 'Notification service' });
    expect(artifacts[1]!.value).toMatchObject({ scaling: 'Workers by user shard.' });
    expect(artifacts[2]!.title).toBe('0001 Keep the domain free of adapters');
    expect(artifacts[2]!.value).toMatchObject({
      status: 'accepted',
      title: 'Keep the domain free of adapters',
    });
  });

  it('shows a file that is not there yet as an empty form', () => {
    const [blueprint] = form('architecture', without([blueprintFile])).artifacts;
    expect(blueprint).toMatchObject({ exists: false, value: {}, revision: sha256('') });
  });

  it('tells what the approval stands at', () => {
    expect(form('research').gate).toEqual({
      state: 'complete',
      approval: null,
      obstacles: [],
      missing: [],
      summary: [],
      needsReason: false,
      reopenedBy: null,
    });
    const files = approved(['research']);
    expect(form('research', files).gate).toMatchObject({
      state: 'approved',
      approval: { by: 'Ada <ada@example.org>', valid: true, note: '' },
    });
    const stale = withChange(researchFile, 'RFC 5322', 'RFC 2822', files);
    expect(form('research', stale).gate).toMatchObject({
      state: 'stale',
      approval: { valid: false },
      missing: [],
    });
  });

  it('misses what the overview misses; an earlier phase to approve is no part of that', () => {
    const drafted = withChange(blueprintFile, 'responsibility', 'x-responsibility', completeFiles);
    const { gate } = form('architecture', drafted);
    const { missing } = phaseProgress('architecture', contextOf(drafted));
    expect(missing).not.toEqual([]);
    expect(gate.missing).toEqual(missing);
    expect(gate.obstacles).toEqual(['Approve Research first: the phases go in order.']);
  });

  it('shows a scoped plan its short list', () => {
    const [research] = form('research', withChange(planFile, 'mode: full', 'mode: scoped')).artifacts;
    expect(research!.groups.flatMap(({ fields }) => fields).length).toBeLessThan(10);
  });
});

describe('applyPatches', () => {
  const edit = (path: string, value: string, ...at: (string | number)[]) =>
    applyPatches(contextOf(completeFiles), path, completeFiles[path], [{ op: 'set', path: at, value }]);

  it.each([
    [researchFile, ['patterns'], 'Layers.'],
    [architectureFile, ['scaling'], 'One worker.'],
    [blueprintFile, ['components', 'app', 'owner'], 'core'],
    [tasksFile, ['milestones', 0, 'title'], 'Digests'],
    [agentsFile, ['assignments', 1, 'reason'], 'It knows the mailer'],
    [decisionFile, ['status'], 'deprecated'],
  ])('edits %s and nothing else in it', (path, at, value) => {
    const before = completeFiles[path]!.split('\n');
    const after = edit(path, value, ...at).split('\n');
    expect(after.join('\n')).toContain(value);
    expect(before.filter(line => !after.includes(line)).length).toBeLessThanOrEqual(1);
  });

  it.each([
    [researchFile, ['patterns']],
    [architectureFile, ['scaling']],
    [blueprintFile, ['title']],
    [tasksFile, ['title']],
    [agentsFile, ['pattern']],
  ])('begins %s where it is not there yet', (path, at) => {
    const files = without([path]);
    const patches = [{ op: 'set' as const, path: at, value: 'First words' }];
    const text = applyPatches(contextOf(files), path, undefined, patches);
    expect(text).toContain('First words');
    expect(applyPatches(contextOf({ ...files, [path]: text }), path, text, [])).toBe(text);
  });

  it('refuses files that no form edits', () => {
    expect(() => edit('src/app/a.ts', 'x', 'y')).toThrow('No form edits src/app/a.ts');
    expect(() => edit(planFile, 'x', 'y')).toThrow('No form edits');
  });
});
