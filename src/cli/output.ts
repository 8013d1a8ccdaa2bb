import type { Problem } from '../core/model/problem.ts';
import { placeOf } from '../core/report/report.ts';

/** Of an answer: for people, or for programs. */
export type Format = 'text' | 'json';

/** What a command answers. The process ends by itself once everything is written; nothing may call `exit`. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** One JSON document with the contract's version. */
export function printJson(value: object): void {
  print(`${JSON.stringify({ version: 1, ...value }, null, 2)}\n`);
}

/** Progress and remarks for people go to standard error. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A progress line, only on a terminal; `done` wipes it. */
export function progressLine(label: string): { step(done: number, total: number): void; done(): void } {
  const shown = process.stderr.isTTY === true;
  return {
    step: (done, total) => {
      if (shown) process.stderr.write(`\r${label} ${done}/${total}`);
    },
    done: () => {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
}

/** Problems of the plan's files: a JSON document where one was asked for, `path:line:column: message` otherwise. */
export function printProblems(problems: readonly Problem[], format: string): void {
  if (format === 'json') {
    printJson({ problems: problems.map(({ path, range, message }) => ({ path, range, message })) });
    return;
  }
  for (const problem of problems) remark(`${placeOf(problem)}: ${problem.message}`);
}
