import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import type { CommandRun } from '../core/governance/verify/input.ts';
import { printedText } from '../core/governance/verify/printedText.ts';
import { redact, secretValues } from '../core/governance/verify/redact.ts';

/** How much of a command's output is kept, in characters. */
const mostOutput = 4000;
/** Read somewhat more, so that a secret at the cut is still recognised as one. */
const mostKept = 4 * mostOutput;
/** How long a command may go on after it was asked to end, in milliseconds. */
const grace = 2000;
/** How long output may still come after the command itself has ended: something it started may hold the pipe. */
const lastOutput = 500;

interface CommandOptions {
  folder: string;
  /** Milliseconds until the command is ended. */
  timeout: number;
  /** Ends the command. */
  signal?: AbortSignal | undefined;
}

/** Everything under way, so that nothing outlives this process. */
const underWay = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of underWay) endGroup(child, 'SIGKILL');
});

/**
 * Run a command through the shell, without input, and answer with how it ended and the end of what it printed.
 * Whatever it started is ended with it. Never rejects.
 */
export function runCommand(command: string, options: CommandOptions): Promise<CommandRun> {
  return new Promise(resolve => {
    const child = spawn(command, {
      cwd: options.folder,
      shell: true,
      // A group of its own, so that all of it can be ended.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: childEnvironment(),
      windowsHide: true,
    });
    underWay.add(child);
    const tail = new Tail();
    child.stdout.on('data', (chunk: Buffer) => tail.add(chunk));
    child.stderr.on('data', (chunk: Buffer) => tail.add(chunk));

    let stopped: 'timedOut' | 'cancelled' | undefined;
    let forced: NodeJS.Timeout | undefined;
    const stop = (why: 'timedOut' | 'cancelled'): void => {
      if (stopped !== undefined) return;
      stopped = why;
      endGroup(child, 'SIGTERM');
      forced = setTimeout(() => endGroup(child, 'SIGKILL'), grace);
    };
    const cancel = (): void => stop('cancelled');
    const timer = setTimeout(() => stop('timedOut'), options.timeout);
    options.signal?.addEventListener('abort', cancel, { once: true });
    if (options.signal?.aborted) cancel();

    let settled = false;
    const settle = (outcome: CommandRun['outcome'], ending: string): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(forced);
      options.signal?.removeEventListener('abort', cancel);
      // What the command left running in its group goes too.
      endGroup(child, 'SIGKILL');
      underWay.delete(child);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ command, outcome, ending, output: tail.text() });
    };
    const ended = (code: number | null, signal: NodeJS.Signals | null): void => {
      if (stopped === 'timedOut')
        settle('timedOut', `no end after ${options.timeout / 1000} s, so it was stopped`);
      else if (stopped === 'cancelled') settle('notStarted', 'it was cancelled');
      else if (code === 0) settle('passed', 'exit code 0');
      else settle('failed', code === null ? `ended by ${signal}` : `exit code ${code}`);
    };
    child.once('error', error => settle('notStarted', `it could not be started (${error.message})`));
    child.once('close', ended);
    child.once('exit', (code, signal) => setTimeout(() => ended(code, signal), lastOutput).unref());
  });
}

/** Ours, without what makes a Node of an editor, and with a word against colours. */
function childEnvironment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  return { ...environment, NO_COLOR: '1' };
}

function endGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') {
      if (child.exitCode === null)
        execFileSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    } else process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** The end of a stream of output. */
class Tail {
  #chunks: Buffer[] = [];
  #length = 0;
  #isCut = false;

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#chunks.length > 1 && this.#length - this.#chunks[0]!.length >= mostKept) {
      this.#length -= this.#chunks.shift()!.length;
      this.#isCut = true;
    }
  }

  /** Without escape sequences and secrets, from the beginning of a line. */
  text(): string {
    const written = Buffer.concat(this.#chunks).subarray(-mostKept).toString('utf8');
    const clean = redact(printedText(written), secretValues(process.env)).trimEnd();
    if (clean.length <= mostOutput && !this.#isCut) return clean;
    const end = clean.slice(-mostOutput);
    const line = end.indexOf('\n');
    return `…\n${line < 0 || line > mostOutput / 2 ? end : end.slice(line + 1)}`;
  }
}
