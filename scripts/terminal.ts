import process from 'node:process';
import { styleText } from 'node:util';

/** Progress goes to standard error, so that a script's standard output stays its result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A heading above the output of one part of a longer run. */
export function heading(text: string): void {
  say(`\n${bold(`── ${text} ${'─'.repeat(Math.max(0, 76 - text.length))}`)}`);
}

/** Emphasis on a terminal, plain text elsewhere. */
export function bold(text: string): string {
  return process.stderr.isTTY ? styleText('bold', text) : text;
}

/** Seconds since `start` (milliseconds of `performance.now()`), as "12.3 s". */
export function since(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
