import { blueprintPath } from '../../artifacts/paths.ts';
import { baselinePath } from '../../drift/baseline/baseline.ts';
import { checksNotDone, counts } from '../../drift/engine.ts';
import type { Settings } from '../../model/config.ts';
import type { Finding, Inconclusive } from '../../model/finding.ts';
import { atLeast } from '../../model/severity.ts';
import { counted } from '../../words.ts';
import { findingEvidence, worstOf } from './findingEvidence.ts';
import { type Drift, isUnknown, limited, type Outcome, type VerifyInput } from './input.ts';
import { ownerAmongOthers } from './otherTasks.ts';

const isStandard = (name: string): boolean => name.startsWith('standard/');

/** The task brings no drift. */
export function drift(input: VerifyInput): Outcome {
  if (input.drift === undefined) {
    return { verdict: 'PASS', message: 'There is no blueprint to depart from.', evidence: [] };
  }
  return judgeFindings(input, input.drift, rule => !isStandard(rule), {
    thing: 'new finding',
    none: 'No new drift',
  });
}

/** The task brings nothing that the blueprint's standards refuse. */
export function standards(input: VerifyInput): Outcome {
  const listed = Object.values(input.context.workspace.blueprint?.value.standards ?? {});
  if (input.drift === undefined || listed.every(severity => severity === 'off')) {
    return { verdict: 'PASS', message: 'The blueprint lists no standards.', evidence: [] };
  }
  return judgeFindings(input, input.drift, isStandard, {
    thing: 'new departure',
    none: `${counted(listed.length, 'standard')} kept`,
  });
}

interface Words {
  thing: string;
  none: string;
}

function judgeFindings(
  input: VerifyInput,
  { findings, inconclusive, earlier }: Drift,
  concerns: (rule: string) => boolean,
  { thing, none }: Words,
): Outcome {
  const ownerOf = ownerAmongOthers(input);
  const concerned = findings.filter(({ rule, path }) => concerns(rule) && ownerOf(path) === undefined);
  const open = concerned.filter(counts);
  const notDone = checksNotDone(inconclusive).filter(({ check }) => concerns(check));
  const why = unsureWhy(input, earlier);
  if (why !== undefined && open.length + notDone.length > 0) {
    return {
      verdict: 'FLAG',
      message: `Inconclusive: ${why}. ${counted(open.length, 'finding')} in all.`,
      evidence: [...notDone.map(notDoneWords), ...limited(open.map(findingEvidence))],
    };
  }
  const known = isUnknown(earlier) ? new Set<string>() : earlier;
  const isNew = ({ fingerprint }: Finding) => !known.has(fingerprint);
  const fresh = open.filter(isNew);
  const accepted = policyChanged(input.changes, input.context.workspace.settings)
    ? concerned.filter(finding => finding.state !== 'new' && isNew(finding))
    : [];
  const evidence = [
    ...limited(fresh.map(findingEvidence)),
    ...limited(accepted.map(finding => `accepted since the base (${finding.state}): ${finding.fingerprint}`)),
    ...notDone.map(notDoneWords),
  ];
  if (fresh.length > 0) {
    const worst = worstOf(fresh);
    const isBlocking = atLeast(worst, input.context.workspace.settings.policy.failOn);
    return {
      verdict: isBlocking ? 'BLOCK' : 'FLAG',
      message: `${counted(fresh.length, thing)}, the worst ${worst}.`,
      evidence,
      critical: worst === 'critical',
    };
  }
  // Accepting drift is a person's act, and nobody but a person can tell whether one did.
  if (accepted.length > 0) {
    const message = `${counted(accepted.length, 'finding')} accepted by the baseline or an exception since the base: a person looks at that.`;
    return { verdict: 'FLAG', message, evidence };
  }
  if (notDone.length > 0) {
    return {
      verdict: 'FLAG',
      message: `${none}, but ${counted(notDone.length, 'check')} could not be done.`,
      evidence,
    };
  }
  return { verdict: 'PASS', message: `${none}.`, evidence: [] };
}

/** Why nobody can tell what was there before; undefined where that is known. */
function unsureWhy({ changes }: VerifyInput, earlier: Drift['earlier']): string | undefined {
  if (isUnknown(earlier)) return earlier.unknown;
  if (isUnknown(changes)) return changes.unknown;
  return changes.files.some(({ path, status }) => path === blueprintPath && status === 'added')
    ? 'the blueprint is newer than the base, so nothing was judged then'
    : undefined;
}

/**
 * Whether the drift at the base has to be known: only where there is something that may be new, or that may have
 * been accepted since.
 */
export function needsEarlierDrift(
  findings: readonly Finding[],
  changes: VerifyInput['changes'],
  settings: Settings,
): boolean {
  return findings.some(counts) || (policyChanged(changes, settings) && findings.length > 0);
}

function policyChanged(changes: VerifyInput['changes'], { docs }: Settings): boolean {
  const isPolicy = (path: string) =>
    path === baselinePath || path === blueprintPath || path.startsWith(`${docs.decisions}/`);
  return !isUnknown(changes) && changes.files.some(({ path }) => isPolicy(path));
}

const notDoneWords = ({ check, message }: Inconclusive): string => `not done: ${check}: ${message}`;
