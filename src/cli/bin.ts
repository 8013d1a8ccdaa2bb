import { CommanderError } from 'commander';
import { BrokenPlanError, exitCodes, UsageError } from './failure.ts';
import { printProblems, remark } from './output.ts';
import { createProgram } from './program.ts';

// A reader that goes away early (`plumbrule check | head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

async function main(): Promise<number> {
  let format = 'text';
  const program = createProgram(chosen => {
    format = chosen;
  });
  try {
    await program.parseAsync();
    return typeof process.exitCode === 'number' ? process.exitCode : exitCodes.holds;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.holds : exitCodes.broken;
    if (error instanceof BrokenPlanError) printProblems(error.problems, format);
    else if (error instanceof UsageError) remark(`plumbrule: ${error.message}`);
    else remark(`plumbrule: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return exitCodes.broken;
  }
}

// Set, not called: what was printed is still on its way to a pipe.
void main().then(code => {
  process.exitCode = code;
});
