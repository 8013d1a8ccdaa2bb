import { counted } from '../../words.ts';
import type { CommandRun, Outcome, VerifyInput } from './input.ts';

/** The task's own commands end without an error. */
export function validation({ placed, runs, notRun }: VerifyInput): Outcome {
  const steps = placed.task.validation ?? [];
  const commands = commandsOf(placed.task.validation);
  if (commands.length === 0) {
    return steps.length === 0
      ? {
          verdict: 'FLAG',
          message: 'The task names no validation: write what shows that it works.',
          evidence: [],
        }
      : { verdict: 'PASS', message: 'The task names no command to run.', evidence: [] };
  }
  if (runs === undefined) {
    return {
      verdict: 'FLAG',
      message: `${counted(commands.length, 'command')} not run: ${notRun ?? 'not asked for'}.`,
      evidence: commands.map(({ run }) => `not run: ${run}`),
    };
  }
  const failed = runs.filter(({ outcome }) => outcome !== 'passed');
  if (failed.length === 0) {
    return {
      verdict: 'PASS',
      message: `${counted(runs.length, 'command')} passed.`,
      evidence: runs.map(({ command }) => `passed: ${command}`),
    };
  }
  const stopped = failed.filter(({ outcome }) => outcome === 'notStarted');
  return {
    verdict: 'BLOCK',
    message: `${failed.length} of ${counted(runs.length, 'command')} failed${stopped.length === failed.length ? ' to start' : ''}.`,
    evidence: failed.map(evidenceOf),
  };
}

/** A validation step that is a command; `timeout` is in seconds. */
export interface ValidationCommand {
  run: string;
  timeout: number | undefined;
}

/** The commands among validation steps, in order. */
export function commandsOf(
  steps: readonly { run?: string | undefined; timeout?: number | undefined }[] | undefined,
): ValidationCommand[] {
  return (steps ?? []).flatMap(({ run, timeout }) =>
    run === undefined || run.trim() === '' ? [] : [{ run: run.trim(), timeout }],
  );
}

function evidenceOf({ command, ending, output }: CommandRun): string {
  return output === ''
    ? `${command}: ${ending}, and printed nothing`
    : `${command}: ${ending}; it printed last:\n${output}`;
}
