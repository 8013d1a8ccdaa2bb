import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import process from 'node:process';
import { Failure } from './failure.ts';

/** What a finished process left: its exit code (null when a signal ended it) and its output, both streams. */
export interface Finished {
  code: number | null;
  output: string;
}

/** How to start a process; `show` passes its output on to standard error instead of collecting it. */
export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  show?: boolean;
}

/** Runs a program to its end. Rejects only when it could not be started. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const { promise, resolve, reject } = deferred<Finished>();
  const stdio: SpawnOptions['stdio'] = options.show ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'];
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    stdio,
    // Windows starts npm and code through .cmd files, which need its shell.
    shell: process.platform === 'win32' && /\.cmd$|^npm$/i.test(command),
  });
  let output = '';
  child.stdout?.on('data', chunk => (output += chunk));
  child.stderr?.on('data', chunk => (output += chunk));
  child.on('error', error => reject(new Failure(`${command} could not be started: ${error.message}`)));
  child.on('close', code => resolve({ code, output }));
  return promise;
}

/** Runs a program that has to succeed and gives back its output; otherwise fails with that output's end. */
export async function must(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  const tail = output.trimEnd().split('\n').slice(-40).join('\n');
  throw new Failure(`${[command, ...args].join(' ')} ended with ${code ?? 'a signal'}.\n${tail}`);
}

/**
 * Ends a process started with `detached: true` and everything it started: its process group, first politely,
 * by force when it does not follow within three seconds.
 */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise(resolve => child.once('exit', resolve));
  signalGroup(child.pid, 'SIGTERM');
  const force = setTimeout(signalGroup, 3000, child.pid, 'SIGKILL');
  await ended;
  clearTimeout(force);
  // Helpers that outlived their parent still hold files of the profile that is about to be removed.
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // Already gone.
  }
}

function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
