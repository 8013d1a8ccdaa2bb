import { CommanderError } from 'commander';
import { startOfFile } from '../core/model/text.ts';
import { clockProblem } from '../node/clock.ts';
import { WriteError } from '../node/writeFile.ts';
import { BrokenPlanError, exitCodes, UsageError } from './failure.ts';
import { printProblems, remark } from './output.ts';
import { createProgram } from './program.ts';

// A reader that goes away early (`plumbrule check | head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** The format that is asked for, read from the words themselves: usage may be wrong before any option is known. */
function formatAsked(words: readonly string[]): string {
  const at = words.findLastIndex(word => word === '--format' || word.startsWith('--format='));
  const word = words[at];
  return (word === '--format' ? words[at + 1] : word?.slice('--format='.length)) ?? 'text';
}

async function main(): Promise<number> {
  const format = formatAsked(process.argv.slice(2));
  try {
    // Judged by another time than was asked for, a waiver would hold or end in silence.
    const problem = clockProblem();
    if (problem !== undefined) throw new UsageError(problem);
    await createProgram().parseAsync();
    return typeof process.exitCode === 'number' ? process.exitCode : exitCodes.holds;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.holds;
    if (error instanceof BrokenPlanError) printProblems(error.problems, format);
    else printUsageProblem(error, format);
    return exitCodes.broken;
  }
}

/** Wrong usage has no place in a file; whoever asked for JSON gets it as JSON nevertheless. */
function printUsageProblem(error: unknown, format: string): void {
  const message = error instanceof Error ? error.message : String(error);
  if (format === 'json')
    printProblems([{ path: '', range: startOfFile, message, severity: 'error' }], format);
  // Commander has told the person already.
  if (error instanceof CommanderError) return;
  const expected = error instanceof UsageError || error instanceof WriteError || !(error instanceof Error);
  remark(`plumbrule: ${expected ? message : (error.stack ?? message)}`);
}

// Set, not called: what was printed is still on its way to a pipe.
void main().then(code => {
  process.exitCode = code;
});
