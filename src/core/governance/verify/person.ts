import type { JournalEventOf } from '../../model/journal.ts';
import { lostApprovals } from '../../plan/approval/gate.ts';
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

/** The phases that say what this task may do, and when a person must agree. */
const binding = ['architecture', 'tasks', 'agents'] as const;

/**
 * A person agreed where phase 6 says that one must, and to the plan that the work is judged by: otherwise whoever
 * widens a scope or takes a rule out passes by it.
 */
export function approval(input: VerifyInput): Outcome {
  const gates = checksOf(input, 'gate');
  const agreed: Outcome =
    gates.length === 0
      ? { verdict: 'PASS', message: 'No gate is named for this task.', evidence: [] }
      : outcomeOf(gates, 'gate', 'a person agrees to it on the governance board');
  const lost = lostApprovals(binding, input.context);
  if (lost.length === 0) return agreed;
  return {
    verdict: 'FLAG',
    message:
      'The plan that this work is judged by is not the approved one: a person approves it again, or takes the change back.',
    evidence: [...lost, ...agreed.evidence],
  };
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
