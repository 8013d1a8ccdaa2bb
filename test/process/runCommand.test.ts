import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/node/runCommand.ts';
import { gone, startedIn } from './startedProcess.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbrule-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const run = (command: string, more: { timeout?: number; signal?: AbortSignal } = {}) =>
  runCommand(command, { folder, timeout: 20_000, ...more });

describe('a command', () => {
  it('runs through the shell in the folder, and tells how it ended and what it printed', async () => {
    expect(await run('echo out && echo err >&2 && pwd')).toMatchObject({
      outcome: 'passed',
      ending: 'exit code 0',
    });
    const failed = await run('echo first; echo second >&2; exit 7');
    expect(failed).toMatchObject({ outcome: 'failed', ending: 'exit code 7' });
    expect(failed.output.split('\n').sort()).toEqual(['first', 'second']);
    expect(await run('no-such-command-anywhere')).toMatchObject({
      outcome: 'failed',
      ending: 'exit code 127',
    });
    expect(await run('kill -9 $$')).toMatchObject({ outcome: 'failed', ending: 'ended by SIGKILL' });
  });

  it('gets no input', async () => {
    expect(await run('cat; echo read')).toMatchObject({ outcome: 'passed', output: 'read' });
  });

  it('keeps the end of a flood, whole lines of it', async () => {
    const { outcome, output } = await run('seq 1 2000000; exit 1');
    expect(outcome).toBe('failed');
    expect(output.length).toBeLessThanOrEqual(4002);
    expect(output.split('\n').slice(-2)).toEqual(['1999999', '2000000']);
    expect(output).toMatch(/^…\n\d{7}\n/);
  });

  it('is stopped after its time, with everything that it started', async () => {
    const { outcome, ending } = await run('sleep 300 & echo $! > pid; echo begun; wait', { timeout: 300 });
    expect(outcome).toBe('timedOut');
    expect(ending).toBe('no end after 0.3 s, so it was stopped');
    expect(await gone(await startedIn(folder))).toBe(true);
  });

  it('is stopped even where it does not want to', async () => {
    const command = 'trap "" TERM; (trap "" TERM; sleep 300) & echo $! > pid; while :; do sleep 0.05; done';
    expect(await run(command, { timeout: 200 })).toMatchObject({ outcome: 'timedOut' });
    expect(await gone(await startedIn(folder))).toBe(true);
  });

  it('does not wait for what it leaves behind, and ends it', async () => {
    const { outcome, output } = await run('sleep 300 & echo $! > pid; echo done');
    expect([outcome, output]).toEqual(['passed', 'done']);
    expect(await gone(await startedIn(folder))).toBe(true);
  });

  it('can be cancelled, before and while it runs', async () => {
    const stop = new AbortController();
    const running = run('echo $$ > pid; exec sleep 300', { signal: stop.signal });
    const pid = await startedIn(folder);
    stop.abort();
    expect(await running).toMatchObject({ outcome: 'notStarted', ending: 'it was cancelled' });
    expect(await gone(pid)).toBe(true);
    expect(await run('sleep 300', { signal: AbortSignal.abort() })).toMatchObject({ outcome: 'notStarted' });
  });

  it('does not show the secrets of the environment', async () => {
    vi.stubEnv('DEPLOY_TOKEN', 'correct-horse-battery');
    expect(await run('echo "token is $DEPLOY_TOKEN"')).toMatchObject({ output: 'token is [hidden]' });
  });

  it('tells when it cannot be started', async () => {
    const nowhere = await runCommand('true', { folder: join(folder, 'nowhere'), timeout: 1000 });
    expect(nowhere).toMatchObject({
      outcome: 'notStarted',
      ending: expect.stringContaining('could not be started'),
    });
  });
});
