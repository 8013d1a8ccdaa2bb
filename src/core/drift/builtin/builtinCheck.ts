import type { BuiltinCheck } from '../../model/blueprint.ts';
import { type Finding, fingerprintOf } from '../../model/finding.ts';
import type { Range } from '../../model/text.ts';
import type { Policy } from '../policy/policy.ts';

/** Checks that judge a change, not a state: only `check --since` has them. */
const ofChanges: readonly BuiltinCheck[] = ['boundary', 'returned', 'gate', 'scope'];

/** True for the fingerprint of a finding that only shows when a change is compared with what was before. */
export const showsInChange = (fingerprint: string): boolean =>
  ofChanges.some(check => fingerprint.startsWith(`builtin/${check} `));

/** What a built-in check says about a place; `remedies` are sentences for a person. */
interface BuiltinDeparture {
  path: string;
  range: Range;
  message: string;
  target: string;
  specifier?: string;
  /** Component of the target, where it has one. */
  to?: string;
  /** Id of the decision that is departed from. */
  decision?: string;
  because?: string;
  remedies: string[];
}

/** The finding of a built-in check, or undefined where the blueprint turns the check off. */
export function builtinFinding(
  policy: Policy,
  check: BuiltinCheck,
  departure: BuiltinDeparture,
): Finding | undefined {
  const severity = policy.checks[check];
  if (severity === 'off') return undefined;
  const rule = `builtin/${check}`;
  const component = policy.components.place(departure.path)?.component;
  return {
    rule,
    kind: 'builtin',
    severity,
    state: 'new',
    path: departure.path,
    range: departure.range,
    message: departure.message,
    ...(departure.because === undefined ? {} : { because: departure.because }),
    ...(departure.decision === undefined ? {} : { decision: departure.decision }),
    ...(component === undefined ? {} : { from: component }),
    target: departure.target,
    ...(departure.to === undefined ? {} : { to: departure.to }),
    ...(departure.specifier === undefined ? {} : { specifier: departure.specifier }),
    chain: [],
    fingerprint: fingerprintOf(rule, departure.path, departure.target),
    remedies: departure.remedies,
  };
}
