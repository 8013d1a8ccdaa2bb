import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Verification } from '../../src/core/governance/verify/judge.ts';
import type { FileChange } from '../../src/protocol/lsp.ts';
import { scopedPlan } from '../unit/governance/scopedPlan.ts';
import { LspClient } from './lspClient.ts';
import { cli, server, Workspace } from './sample.ts';
import { gone, startedIn } from './startedProcess.ts';

let workspace: Workspace;
let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
  workspace.remove();
});

const blueprint = `version: 1
components:
  app: { paths: ["src/app/**"] }
  domain: { paths: ["src/domain/**"] }
rules:
  - { id: DEP-1, kind: forbid, from: domain, to: app, because: "the domain stands alone" }
`;
const tasks = (validation: string) => `version: 1
milestones:
  - id: M1
    title: Digests
    done_when: They are sent
    phases:
      - id: "1.1"
        title: Domain
        tasks:
          - id: T001
            title: Collect notifications
            goal: Notifications are collected
            scope: { in: ["src/domain/**"], out: ["src/domain/user/**"] }
            depends_on: []
            output: The value in src/domain/digest.ts
            validation: ${validation}
            status: todo
          - id: T002
            title: Send
            scope: { in: ["src/app/**"] }
            depends_on: [T001]
            output: A mail
            validation: []
            status: todo
`;
const tasksPath = '.plumbrule/plans/digest/tasks.yaml';
const journal = '.plumbrule/journal/2026-11.jsonl';

/** A repository with an approved plan, its first task started. */
function started(validation = '[{ run: "true" }]'): Workspace {
  workspace = Workspace.of({
    ...scopedPlan(),
    '.plumbrule/blueprint.yaml': blueprint,
    [tasksPath]: tasks(validation),
    'src/app/a.ts': 'export const a = 1;\n',
    'src/domain/d.ts': 'export const d = 1;\n',
  });
  workspace.commit();
  const { code, err } = workspace.run(['task', 'start', 'T001']);
  if (code !== 0) throw new Error(err);
  return workspace;
}

const verdicts = () =>
  workspace
    .read(journal)
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
    .filter(({ type }) => type === 'verdict');

function verify(...args: string[]): Verification & { version: number; code: number | null; err: string } {
  const { code, out, err } = workspace.run(['verify', 'T001', '--format', 'json', ...args]);
  return { ...JSON.parse(out), code, err };
}

const by = ({ checks }: Pick<Verification, 'checks'>, verdict: string) =>
  checks.filter(check => check.verdict === verdict).map(({ id }) => id);

describe('verify', () => {
  it('passes finished work and records it', () => {
    started().write('src/domain/digest.ts', 'export const digest = 1;\n');
    const result = verify();
    expect(result).toMatchObject({
      version: 1,
      task: 'T001',
      verdict: 'PASS',
      code: 0,
      refinement: 0,
      base: { words: 'since T001 was started' },
    });
    expect(result.err).toBe('Running 1 of 1: true\n');
    expect(verdicts()).toMatchObject([
      { plan: 'digest', task: 'T001', verdict: 'PASS', checks: result.checks },
    ]);
    expect(workspace.run(['task', 'finish', 'T001'])).toMatchObject({ code: 0, out: 'T001 is done.\n' });
    expect(workspace.read('.plumbrule/journal/.gitattributes')).toBe('*.jsonl merge=union\n');
  });

  it('counts from the start also when the work was committed since', () => {
    started().write('src/domain/digest.ts', 'export const digest = 1;\n');
    workspace.write('src/app/b.ts', '');
    workspace.commit();
    expect(by(verify(), 'BLOCK')).toEqual(['scope']);
    expect(by(verify('--since', 'HEAD'), 'BLOCK')).toEqual(['output']);
  });

  it('flags what a person has to look at, and exits with 0', () => {
    started('[{ run: "true" }, { check: "it reads well" }]').write('src/domain/digest.ts', '');
    workspace.write('package.json', '{ "dependencies": { "left-pad": "1.0.0" } }\n');
    const result = verify();
    expect(result).toMatchObject({ verdict: 'FLAG', code: 0 });
    expect(by(result, 'FLAG')).toEqual(['person', 'dependencies']);
  });

  it('blocks with evidence, offers two refinements, then leaves it to a person', () => {
    started('[{ run: "echo expected 1, got 2; exit 3" }]');
    workspace.write('src/domain/digest.ts', "import '../app/a';\n");
    workspace.write('src/domain/user/u.ts', '');
    const first = verify();
    expect(first).toMatchObject({ verdict: 'BLOCK', code: 1, refinement: 0 });
    expect(by(first, 'BLOCK')).toEqual(['scope', 'drift', 'validation']);
    const prompt = workspace.read('.plumbrule/plans/digest/refinements/T001-1.md');
    for (const words of [
      'outside: src/domain/user/u.ts (added)',
      'src/domain/digest.ts:1:8  major  DEP-1  domain must not import app',
      'the domain stands alone',
      'exit code 3; it printed last:\nexpected 1, got 2',
    ])
      expect(prompt).toContain(words);
    expect(verify()).toMatchObject({
      refinement: 1,
      prompt: '.plumbrule/plans/digest/refinements/T001-2.md',
    });
    const third = verify();
    expect(third).toMatchObject({ verdict: 'BLOCK', refinement: 2, decision: 'person', code: 1 });
    expect(existsSync(join(workspace.root, '.plumbrule/plans/digest/refinements/T001-3.md'))).toBe(false);
    expect(workspace.run(['task', 'finish', 'T001'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('was refused by its last verification'),
    });
    workspace.run(['task', 'reopen', 'T001']);
    workspace.run(['task', 'start', 'T001']);
    expect(verify()).toMatchObject({ verdict: 'BLOCK', refinement: 0 });
  });

  it('does not charge a task with drift that was there before', () => {
    started();
    workspace.write('src/domain/d.ts', "import '../app/a';\n");
    workspace.commit();
    workspace.run(['task', 'reopen', 'T001']);
    workspace.run(['task', 'start', 'T001']);
    workspace.write('src/domain/digest.ts', '');
    workspace.write('src/domain/d.ts', "// moved\nimport '../app/a';\n");
    expect(verify()).toMatchObject({ verdict: 'PASS' });
  });

  it('judges what the commands leave behind', () => {
    started('[{ run: "echo > src/domain/digest.ts; echo > src/app/stray.ts" }]');
    const result = verify();
    expect(by(result, 'BLOCK')).toEqual(['scope']);
    expect(result.checks.find(({ id }) => id === 'scope')!.evidence).toEqual([
      'outside: src/app/stray.ts (added)',
    ]);
  });

  it('stops a command after its time', () => {
    started('[{ run: "echo waiting; sleep 60", timeout: 0.5 }]').write('src/domain/digest.ts', '');
    const { verdict, checks } = verify();
    expect(verdict).toBe('BLOCK');
    expect(checks.find(({ id }) => id === 'validation')!.evidence).toEqual([
      'echo waiting; sleep 60: no end after 0.5 s, so it was stopped; it printed last:\nwaiting',
    ]);
  });

  it('runs nothing with --no-run', () => {
    started('[{ run: "touch ran" }]').write('src/domain/digest.ts', '');
    expect(by(verify('--no-run'), 'FLAG')).toEqual(['validation']);
    expect(existsSync(join(workspace.root, 'ran'))).toBe(false);
  });

  it('is inconclusive without Git, never a pass', () => {
    workspace = Workspace.of({
      '.plumbrule/blueprint.yaml': blueprint,
      '.plumbrule/plans/digest/plan.yaml': 'version: 1\ntitle: Digest\nstate: active\n',
      [tasksPath]: tasks('[{ run: "true" }]'),
      'src/domain/digest.ts': "import '../app/a';\n",
      'src/app/a.ts': '',
    });
    const result = verify();
    expect(result).toMatchObject({ verdict: 'FLAG', base: null, code: 0 });
    expect(by(result, 'FLAG')).toEqual(['scope', 'drift', 'dependencies', 'documents']);
    expect(result.checks.find(({ id }) => id === 'drift')!.evidence[0]).toContain('DEP-1');
  });

  it('tells the same in text', () => {
    started('[{ run: "exit 3" }]').write('src/domain/digest.ts', '');
    const { out, code } = workspace.run(['verify', 'T001']);
    expect(code).toBe(1);
    expect(out).toContain('T001 Collect notifications: BLOCK\n');
    expect(out).toMatch(
      /^BLOCK {2}validation {4}1 of 1 command failed\.\n {9}exit 3: exit code 3, and printed nothing$/m,
    );
    expect(out).toContain(
      'Refinement 1 of 2: give .plumbrule/plans/digest/refinements/T001-1.md to the agent',
    );
  });

  it('wants a task that is there, and a plan that can be read', () => {
    started();
    expect(workspace.run(['verify', 'T009']).code).toBe(2);
    expect(workspace.run(['verify', 'T001', '--plan', 'other']).code).toBe(2);
    workspace.write('.plumbrule/blueprint.yaml', 'version: 1\ncomponents: [');
    expect(workspace.run(['verify', 'T001']).code).toBe(2);
  });
});

describe('the commands for tasks', () => {
  it('refuse what stands in the way, and leave the way around it to a person', () => {
    started();
    const refused = workspace.run(['task', 'start', 'T002']);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('T002 waits for T001.') });
    for (const args of [
      ['task', 'start', 'T002', '--reason', 'in a hurry'],
      ['task', 'confirm', 'T001', '1'],
      ['plan', 'close', '--reason', 'in a hurry'],
    ])
      expect(workspace.run(args)).toMatchObject({ code: 2, err: expect.stringContaining("a person's act") });
    expect(workspace.read(tasksPath).match(/status: doing/g)).toHaveLength(1);
  });

  it('block with a reason, and close what is done', () => {
    started();
    expect(workspace.run(['task', 'block', 'T001']).code).toBe(1);
    expect(workspace.run(['task', 'block', 'T001', '--reason', 'no key yet']).code).toBe(0);
    expect(workspace.read(journal)).toContain('"reason":"no key yet"');
    expect(workspace.run(['plan', 'close'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('tasks that are not done (T001, T002)'),
    });
  });
});

describe('an interrupted verification', () => {
  it('ends its commands and records nothing', async () => {
    started('[{ run: "echo $$ > pid; exec sleep 300" }]');
    const running: ChildProcess = spawn(process.execPath, [cli, 'verify', 'T001'], {
      cwd: workspace.root,
      stdio: 'ignore',
    });
    const ended = new Promise<number | null>(resolve => running.once('exit', resolve));
    const pid = await startedIn(workspace.root);
    running.kill('SIGINT');
    expect(await ended).toBe(3);
    expect(await gone(pid)).toBe(true);
    expect(verdicts()).toEqual([]);
  });
});

describe('verify over the language server', () => {
  type Made = { ok: true; verification: Verification } | { ok: false; message: string };
  const asked = { plan: 'digest', task: 'T001' };

  it('comes to the same as the command line, and answers with what to record', async () => {
    started('[{ run: "echo no; exit 1" }]').write('src/domain/digest.ts', "import '../app/a';\n");
    client = await LspClient.start([server, '--stdio'], workspace.root, true, { trusted: true });
    const made = await client.request<Made>('plumbrule/verify', asked);
    const recorded = await client.request<{ ok: true; changes: FileChange[] }>(
      'plumbrule/recordVerdict',
      asked,
    );
    expect(recorded.changes.map(({ path, create }) => [path, create])).toEqual([
      ['.plumbrule/plans/digest/refinements/T001-1.md', true],
      [journal, false],
    ]);
    const { version: _, code: __, err: ___, ...told } = verify();
    expect(made).toEqual({ ok: true, verification: told });
    expect(recorded.changes[0]!.edits[0]!.newText).toBe(
      workspace.read('.plumbrule/plans/digest/refinements/T001-1.md'),
    );
    const event = JSON.parse(recorded.changes[1]!.edits[0]!.newText);
    expect(event).toEqual(verdicts()[0]);
  });

  it('runs no command where the client does not say that the workspace is trusted', async () => {
    started('[{ run: "touch ran" }]').write('src/domain/digest.ts', '');
    client = await LspClient.start([server, '--stdio'], workspace.root);
    const made = await client.request<Made>('plumbrule/verify', asked);
    expect(made).toMatchObject({ ok: true, verification: { verdict: 'FLAG' } });
    expect(existsSync(join(workspace.root, 'ran'))).toBe(false);
  });

  it('can be cancelled', async () => {
    started('[{ run: "echo $$ > pid; exec sleep 300" }]');
    client = await LspClient.start([server, '--stdio'], workspace.root, true, { trusted: true });
    const making = client.cancellable<Made>('plumbrule/verify', asked);
    const pid = await startedIn(workspace.root);
    making.cancel();
    expect(await making.answer).toMatchObject({ ok: false, message: expect.stringContaining('Cancelled') });
    expect(await gone(pid)).toBe(true);
    expect(await client.request('plumbrule/recordVerdict', asked)).toMatchObject({ ok: false });
  });
});
