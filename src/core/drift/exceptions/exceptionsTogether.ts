import type { Finding } from '../../model/finding.ts';
import type { Exception } from '../../model/rule.ts';
import type { DriftEngine } from '../engine.ts';
import { type ActiveRule, withExceptions } from '../policy/policy.ts';
import { candidates, changed, chooseException, statesOf } from './exceptionChoice.ts';
import type { ExceptionScope } from './exceptionScope.ts';

/**
 * The narrowest exceptions for many findings of one rule, by fingerprint, each as {@link chooseException} would
 * choose it. They are tried all at once; one by one only those in files where that covers too little or too much.
 */
export function exceptionsTogether(
  engine: DriftEngine,
  findings: readonly Finding[],
  active: ActiveRule,
  now: Date,
): Map<string, ExceptionScope> {
  const chosen = new Map<string, ExceptionScope>();
  for (const finding of findings) {
    const [narrowest] = candidates(engine, finding, active);
    if (narrowest !== undefined) chosen.set(finding.fingerprint, narrowest);
  }
  const before = engine.findingsIf(active, active);
  const after = findingsWith(engine, active, [...chosen.values()], now);
  const states = statesOf(after);
  const wanted = new Set(findings.map(({ fingerprint }) => fingerprint));
  const other = new Set(changed(statesOf(before), states).filter(fingerprint => !wanted.has(fingerprint)));
  const doubtful = new Set(
    [...before, ...after].flatMap(({ fingerprint, path }) => (other.has(fingerprint) ? [path] : [])),
  );
  for (const finding of findings) {
    const { fingerprint, path } = finding;
    if (states.get(fingerprint) === 'waived' && !doubtful.has(path)) continue;
    const choice = chooseException(engine, finding, active, now);
    if ('scope' in choice) chosen.set(fingerprint, choice.scope);
    else chosen.delete(fingerprint);
  }
  return chosen;
}

/** What a rule finds with exceptions more. */
export function findingsWith(
  engine: DriftEngine,
  active: ActiveRule,
  scopes: readonly ExceptionScope[],
  now: Date,
): readonly Finding[] {
  const tried = scopes.map((scope): Exception => ({ ...scope, reason: 'tried out' }));
  const except = [...(active.rule.except ?? []), ...tried];
  return engine.findingsIf(active, withExceptions(active, except, engine.policy, now));
}
