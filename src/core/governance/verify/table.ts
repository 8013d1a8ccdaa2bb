import { dependencies } from './dependencies.ts';
import { documents } from './documents.ts';
import { drift, standards } from './drift.ts';
import type { Outcome, VerifyInput } from './input.ts';
import { output } from './output.ts';
import { approval, personSteps } from './person.ts';
import { scope } from './scope.ts';
import { validation } from './validation.ts';

/** One check of a finished task. */
interface VerifyCheck {
  id: string;
  run(input: VerifyInput): Outcome;
  /** What an agent is to do where the check refuses its work. */
  mend: string;
}

/** Every check, in the order in which results are shown. */
export const verifyChecks: readonly VerifyCheck[] = [
  {
    id: 'output',
    run: output,
    mend: 'Bring what is missing, at the paths that the output names.',
  },
  {
    id: 'scope',
    run: scope,
    mend: 'Take the edits of these files back. Where the task cannot be done without them, stop and say so: a person widens the scope in the plan.',
  },
  {
    id: 'drift',
    run: drift,
    mend: 'Change the code so that it holds to the rule. Do not touch the blueprint, the baseline or exceptions: only a person may.',
  },
  { id: 'standards', run: standards, mend: 'Mend each place.' },
  {
    id: 'validation',
    run: validation,
    mend: 'Find the cause and mend it in the code. Do not weaken, skip or delete the test.',
  },
  { id: 'person', run: personSteps, mend: 'Ask a person.' },
  { id: 'approval', run: approval, mend: 'Ask a person.' },
  {
    id: 'dependencies',
    run: dependencies,
    mend: 'Propose a decision that names the package, or take it out.',
  },
  { id: 'documents', run: documents, mend: 'Bring the documents up to date.' },
];
