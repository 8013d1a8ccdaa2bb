import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { Failure } from '../scripts/failure.ts';

/** What one process cost from its start to its end. */
export interface Cost {
  /** Milliseconds on the clock, as its parent sees it. */
  wall: number;
  /** Milliseconds of processor time, user and system, of all its threads and of the processes it started. */
  cpu: number;
  /** Most memory in use at a time, in MiB. */
  rss: number;
}

export interface Measured extends Cost {
  /** Its standard output in the last run. */
  output: string;
}

/** How often a process is run: the first `warmUps` runs are not counted. */
export interface Runs {
  warmUps: number;
  counted: number;
}

const usage = resolve('bench/usage.cjs');

/** A Node program, and the codes that it may end with: 0 where nothing else is said. */
export interface Program {
  args: readonly string[];
  expected?: readonly number[];
}

/** The median cost of a Node program over several runs. @throws Failure when it ends with another code than expected. */
export async function measure(
  args: readonly string[],
  cwd: string,
  runs: Runs,
  expected: readonly number[] = [0],
): Promise<Measured> {
  const [results] = await alternate([{ args, expected }], cwd, runs);
  return middleOf(results!);
}

/**
 * Every counted run of some programs, which take turns: what the machine does besides meets all of them alike.
 * @throws Failure when one ends with another code than expected.
 */
export async function alternate(
  programs: readonly Program[],
  cwd: string,
  { warmUps, counted }: Runs,
): Promise<Measured[][]> {
  const results: Measured[][] = programs.map(() => []);
  for (let run = 0; run < warmUps + counted; run++) {
    for (const [index, { args, expected = [0] }] of programs.entries()) {
      const result = await once(args, cwd, expected);
      if (run >= warmUps) results[index]!.push(result);
    }
  }
  return results;
}

/** The median of each figure, and the output of the last run. */
export function middleOf(results: readonly Measured[]): Measured {
  return {
    wall: median(results.map(({ wall }) => wall)),
    cpu: median(results.map(({ cpu }) => cpu)),
    rss: median(results.map(({ rss }) => rss)),
    output: results.at(-1)!.output,
  };
}

function once(args: readonly string[], cwd: string, expected: readonly number[]): Promise<Measured> {
  return new Promise((settle, fail) => {
    const start = performance.now();
    const child = spawn(process.execPath, ['--require', usage, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const texts = [1, 2, 3].map(() => [] as Buffer[]);
    texts.forEach((chunks, index) => {
      child.stdio[index + 1]!.on('data', (chunk: Buffer) => chunks.push(chunk));
    });
    let wall = 0;
    child.on('exit', () => {
      wall = performance.now() - start;
    });
    child.on('error', fail);
    child.on('close', code => {
      const [output, errors, used] = texts.map(chunks => Buffer.concat(chunks).toString('utf8'));
      if (code === null || !expected.includes(code)) {
        fail(new Failure(`node ${args.join(' ')} ended with ${code ?? 'a signal'}.\n${errors}`));
      } else settle({ wall, ...(JSON.parse(used!) as Pick<Cost, 'cpu' | 'rss'>), output: output! });
    });
  });
}

/** The middle of some figures. */
export const median = (values: readonly number[]): number => percentile(values, 50);

/** The figure below which so many per cent of all lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
