import { spawnSync } from 'node:child_process';
import { NotAvailable } from './reference.ts';

const mostOutput = 2 ** 31 - 1;

/** A parser that is a program of its own: given paths line by line, it answers with one line of JSON each. */
export class OtherProgram {
  readonly #command: string;
  readonly #args: readonly string[];

  /** @throws NotAvailable where the program or something that it needs is not installed */
  constructor(command: string, args: readonly string[]) {
    this.#command = command;
    this.#args = args;
    const { error, status, stderr } = spawnSync(command, args, { input: '' });
    if (error !== undefined) throw new NotAvailable(`${command} is not installed`);
    if (status !== 0) throw new NotAvailable(`${command} ended with ${status}: ${String(stderr).trim()}`);
  }

  /** What the program says of each file. */
  answers<T>(paths: readonly string[]): T[] {
    const { stdout, stderr } = spawnSync(this.#command, this.#args, {
      input: paths.map(path => `${path}\n`).join(''),
      maxBuffer: mostOutput,
    });
    const answers = String(stdout)
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line) as T);
    if (answers.length !== paths.length) {
      throw new Error(`${this.#command} stopped at ${paths[answers.length]}: ${stderr}`);
    }
    return answers;
  }

  /** What the program prints when asked for its version. */
  version(...args: readonly string[]): string {
    return String(spawnSync(this.#command, args).stdout).trim();
  }
}
