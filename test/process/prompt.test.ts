import { afterEach, describe, expect, it } from 'vitest';
import { LspClient } from './lspClient.ts';
import { server, Workspace } from './sample.ts';

let workspace: Workspace;
let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
  workspace.remove();
});

const folder = '.plumbrule/plans/digest-emails/prompts';

describe('prompt TASK', () => {
  it('prints the prompt as JSON with what it weighs and what was cut', () => {
    workspace = Workspace.ofSample();
    const { code, out } = workspace.run(['prompt', 'T001', '--format', 'json', '--budget', '1000']);
    expect(code).toBe(0);
    const made = JSON.parse(out);
    expect(made).toMatchObject({ version: 1, task: 'T001', role: 'architecture', budget: 1000 });
    expect(made.path).toBe(`${folder}/T001.md`);
    expect(made.tokens).toBeLessThanOrEqual(1000);
    expect(made.cut.length).toBeGreaterThan(0);
    expect(made.text).toContain(`cut: ${JSON.stringify(made.cut)}`);
  });

  it('is wrong usage without a task, and with a task and --all', () => {
    workspace = Workspace.ofSample();
    expect(workspace.run(['prompt'])).toMatchObject({ code: 2, out: '' });
    expect(workspace.run(['prompt', 'T001', '--all'])).toMatchObject({ code: 2, out: '' });
    expect(workspace.run(['prompt', '--all', '--role', 'testing'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('prompt --all', () => {
  const all = (...args: string[]) =>
    JSON.parse(workspace.run(['prompt', '--all', '--format', 'json', ...args]).out);

  it('writes what is missing or out of date, and leaves alone what was edited', () => {
    workspace = Workspace.ofSample();
    const first = all();
    expect(first).toMatchObject({ version: 1, plan: 'digest-emails', kept: [] });
    expect(first.written.map(({ task }: { task: string }) => task)).toHaveLength(8);
    const text = workspace.read(`${folder}/T001.md`);
    expect(text).toBe(workspace.run(['prompt', 'T001']).out);
    expect(all().written).toEqual([]);
    expect(workspace.run(['prompt', '--all']).out).toBe('Every prompt is current.\n');

    workspace.write(`${folder}/T001.md`, `${text}\nMind the clock.\n`);
    const research = '.plumbrule/plans/digest-emails/research.md';
    workspace.write(research, `${workspace.read(research)}\n## More\n\nWords.\n`);
    const second = all();
    expect(second.written).toHaveLength(7);
    expect(second.kept).toEqual([{ task: 'T001', path: `${folder}/T001.md` }]);
    expect(workspace.read(`${folder}/T001.md`)).toContain('Mind the clock.');
  });

  it('says what a budget of its own means', () => {
    workspace = Workspace.ofSample();
    const { code, out, err } = workspace.run(['prompt', '--all', '--budget', '1000']);
    expect(code).toBe(0);
    expect(out).toContain('left out: ');
    expect(err).toContain('x-prompt-budget: 1000');
  });
});

describe('the language server', () => {
  it('shows a prompt as the command line writes it, against what its file says', async () => {
    workspace = Workspace.ofSample();
    const plan = 'digest-emails';
    client = await LspClient.start([server, '--stdio'], workspace.root);
    const next = workspace.run(['prompt', 'T001']).out;
    const diff = (task: string) => client!.request('plumbrule/promptDiff', { plan, task });
    expect(await diff('T001')).toEqual({ ok: true, path: `${folder}/T001.md`, written: null, next });
    expect(await diff('T9')).toEqual({ ok: false, message: 'There is no task T9.' });
  });

  it('assigns every task and names every gate, with the selections in the journal', async () => {
    workspace = Workspace.ofSample();
    const plan = 'digest-emails';
    client = await LspClient.start([server, '--stdio'], workspace.root);
    const act = (id: string) =>
      client!.request('plumbrule/act', { plan, act: id, target: '', text: '' }) as Promise<{
        message: string;
        changes: { path: string }[];
      }>;
    const accepted = await act('agents/acceptAll');
    expect(accepted.message).toBe('8 tasks are assigned.');
    expect(accepted.changes.map(({ path }) => path)).toEqual([
      `.plumbrule/plans/${plan}/agents.yaml`,
      '.plumbrule/journal/2026-11.jsonl',
      '.plumbrule/journal/.gitattributes',
    ]);
    expect((await act('agents/nameGates')).message).toBe('1 gate is named.');
  });
});
