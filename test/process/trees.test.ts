import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DriftAnswer, FileChange, TaskTree } from '../../src/protocol/lsp.ts';
import { LspClient } from './lspClient.ts';
import { server, Workspace } from './sample.ts';

const plan = '.plumbrule/plans/digest-emails/plan.yaml';
const tasks = '.plumbrule/plans/digest-emails/tasks.yaml';

let workspace: Workspace;
let client: LspClient;

beforeEach(async () => {
  workspace = Workspace.ofSample();
  client = await LspClient.start([server, '--stdio'], workspace.root);
});
afterEach(async () => {
  await client.stop();
  workspace.remove();
});

function rewrite(path: string, change: (text: string) => string): void {
  workspace.write(path, change(workspace.read(path)));
  client.changedOnDisk(path, 2);
}

describe('what the trees ask for', () => {
  it('findings: those that count before those that do not, each with its rule', async () => {
    const { findings, more } = await client.request<DriftAnswer>('plumbrule/drift', {});
    expect(more).toBe(0);
    const states = findings.map(({ state }) => state);
    expect(states).toEqual([...states].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(new Set(states)).toEqual(new Set(order));
    const dep = findings.find(({ rule }) => rule === 'DEP-1');
    expect(dep).toMatchObject({ component: 'app', severity: 'major', hint: false });
    expect(dep?.rulePlace?.path).toBe('.plumbrule/blueprint.yaml');
  });

  it('tasks, but for those of archived plans', async () => {
    const before = await client.request<TaskTree>('plumbrule/tasks', {});
    expect(before.map(({ slug }) => slug)).toEqual(['digest-emails']);
    rewrite(plan, text => `${text}archived: true\n`);
    expect(await client.request('plumbrule/tasks', {})).toEqual([]);
  });

  it('a decision taken in force, put off, or replaced, with the rest of its file as it is', async () => {
    const path = 'docs/decisions/0005-send-digests-from-a-worker.md';
    const status = (to: object) =>
      client.request<{ ok: boolean; changes: FileChange[] }>('plumbrule/setDecisionStatus', { path, ...to });
    for (const [to, written] of [
      [{ status: 'accepted' }, 'accepted'],
      [{ status: 'superseded', supersededBy: '0004' }, 'superseded by 0004'],
    ] as const) {
      const { ok, changes } = await status(to);
      expect(ok).toBe(true);
      const lines = workspace.read(path).split('\n');
      const [change] = changes;
      expect(changes).toHaveLength(1);
      const [edit, ...others] = change?.edits ?? [];
      expect(others).toEqual([]);
      expect(lines[edit?.range.start.line ?? 0]).toMatch(/^status: proposed$/);
      const line = lines[edit?.range.start.line ?? 0] ?? '';
      const after =
        line.slice(0, edit?.range.start.character) + edit?.newText + line.slice(edit?.range.end.character);
      expect(after).toBe(`status: ${written}`);
    }
    expect(await status({ path: 'docs/decisions/none.md', status: 'accepted' })).toMatchObject({ ok: false });
  });
});

const order = ['new', 'baseline', 'waived'];

describe('what the status bar is told', () => {
  it('is the drift, the gate and the tasks under way, and follows the files', async () => {
    await client.until(() => client.state?.busy === false && client.state.drift.new > 0);
    expect(client.state).toMatchObject({ active: true, plans: 1, gate: { open: false }, doing: [] });
    rewrite(tasks, text => text.replace('status: todo', 'status: doing'));
    await client.until(() => client.state?.doing.length === 1);
    expect(client.state?.doing).toEqual(['T001']);
    rewrite(plan, text => text.replace('state: active', 'state: draft'));
    await client.until(() => client.state?.gate === null);
    expect(client.state).toMatchObject({ plans: 1, doing: [] });
  });

  it('counts a finding that only moved as a change of findings', async () => {
    await client.until(() => (client.state?.drift.new ?? 0) > 0);
    const path = 'src/app/handleBounce.ts';
    const text = workspace.read(path);
    client.open(path, text);
    const { findings: before = 0, drift } = client.state ?? {};
    client.change(path, `\n\n${text}`);
    await client.until(() => (client.state?.findings ?? 0) > before);
    expect(client.state?.drift).toEqual(drift);
  });
});
