import type { JournalEventOf } from '../../model/journal.ts';
import { counted } from '../../words.ts';
import { type PersonCheck, personChecks } from '../personChecks.ts';
import type { Outcome, VerifyInput } from './input.ts';

/** A person confirmed the steps that no command can show. */
export function personSteps(input: VerifyInput): Outcome {
  const steps = checksOf(input, 'step');
  if (steps.length === 0) {
    return { verdict: 'PASS', message: 'The task names nothing for a person to check.', evidence: [] };
  }
  return outcomeOf(steps, 'step', 'a person checks it and confirms it on the governance board');
}

/** A person agreed where phase 6 says that one must. */
export function approval(input: VerifyInput): Outcome {
  const gates = checksOf(input, 'gate');
  if (gates.length === 0) {
    return { verdict: 'PASS', message: 'No gate is named for this task.', evidence: [] };
  }
  return outcomeOf(gates, 'gate', 'a person agrees to it on the governance board');
}

const checksOf = ({ context, placed, history }: VerifyInput, kind: PersonCheck['kind']): PersonCheck[] =>
  personChecks(context.plan)(placed, history).filter(check => check.kind === kind);

function outcomeOf(checks: readonly PersonCheck[], thing: string, way: string): Outcome {
  const open = checks.filter(({ confirmed }) => confirmed === undefined);
  const evidence = checks.map(({ words, confirmed }) =>
    confirmed === undefined ? `open: ${words}` : `confirmed${byWhom(confirmed)}: ${words}`,
  );
  return open.length === 0
    ? { verdict: 'PASS', message: `${counted(checks.length, thing)} confirmed.`, evidence }
    : { verdict: 'FLAG', message: `${counted(open.length, thing)} not confirmed yet: ${way}.`, evidence };
}

const byWhom = ({ by }: JournalEventOf<'confirmation'>): string => (by === undefined ? '' : ` by ${by}`);
