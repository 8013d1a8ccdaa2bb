import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workspace } from './sample.ts';
import { FormFiller } from './wholePlan/formFiller.ts';

const plan = 'digest-emails';
const phase = 'research';
const research = `.plumbrule/plans/${plan}/research.md`;

let workspace: Workspace;
let editor: FormFiller;

beforeEach(async () => {
  workspace = Workspace.ofSample();
  workspace.git('config', 'user.name', 'Ada');
  workspace.git('config', 'user.email', 'ada@example.org');
  editor = await FormFiller.start(workspace);
});
afterEach(async () => {
  await editor.stop();
  workspace.remove();
});

const change = (stack = 'TypeScript only.') =>
  editor.answer(plan, phase, research, [{ op: 'set', path: ['stack'], value: stack }]);

describe('amending an approved phase over the language server', () => {
  it('shows what changed since the approval that was committed, and records it with the reason', async () => {
    await editor.ask('approve', { plan, phase, note: '' });
    workspace.commit();
    await change();
    expect((await editor.form(plan, phase)).gate).toMatchObject({ state: 'stale', needsReason: true });
    const drafted = await editor.ask('amendDraft', { plan, phase });
    expect(drafted).toMatchObject({
      draft: { known: true, changes: [{ text: '"Stack" changed' }], decision: null, reopens: [] },
    });
    await editor.ask('amend', { plan, phase, reason: 'One language is enough', decision: null });
    expect(workspace.read(research)).toContain('### 2026-11-21: One language is enough\n\nBy Ada. Changed');
    expect((await editor.form(plan, phase)).gate).toMatchObject({ state: 'stale', needsReason: false });
    await editor.ask('approve', { plan, phase, note: '' });
    expect((await editor.form(plan, phase)).gate.state).toBe('approved');
  });

  it('is part of approving where a reason is given, and says so where nothing can be compared', async () => {
    await change('Never committed.');
    await editor.ask('approve', { plan, phase, note: '' });
    await change();
    await expect(editor.ask('approve', { plan, phase, note: '' })).rejects.toThrow('say why');
    await editor.ask('approve', { plan, phase, note: '', reason: 'One language' });
    expect(workspace.read(research)).toContain('What changed is not known');
    expect((await editor.form(plan, phase)).gate.state).toBe('approved');
  });

  it('lists the decisions for a tree', async () => {
    const decisions = await editor.ask('decisions', {});
    expect(decisions.map(({ id, status, supersededBy }) => [id, status, supersededBy])).toEqual([
      ['0001', 'accepted', []],
      ['0002', 'superseded', ['0004']],
      ['0003', 'accepted', []],
      ['0004', 'accepted', []],
      ['0005', 'proposed', []],
    ]);
  });
});
