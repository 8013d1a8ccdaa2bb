import type { Artifact } from '../../artifacts/artifact.ts';
import {
  type Blueprint,
  type BuiltinCheck,
  builtinChecks,
  type StandardId,
  standardIds,
} from '../../model/blueprint.ts';
import { dayOf } from '../../model/day.ts';
import { type Decision, speaks } from '../../model/decision.ts';
import type { Json, Path } from '../../model/json.ts';
import type { Exception, Rule } from '../../model/rule.ts';
import type { Severity } from '../../model/severity.ts';
import type { Range } from '../../model/text.ts';
import { remember } from '../../remember.ts';
import { ComponentMap } from './components.ts';
import { compileSelector, type Selector } from './selectors.ts';

/** An exception of a rule, and where it stands. */
export interface ActiveException {
  from: Selector | undefined;
  to: Selector | undefined;
  reason: string;
  until: string | undefined;
  /** Past its `until`: it silences nothing any more. */
  expired: boolean;
  path: string;
  range: Range;
}

/** A rule in force, or a hint while its decision is only proposed. */
export interface ActiveRule {
  /** As findings name it: `DEP-1`, or `0007/PKG-1` from a decision. */
  id: string;
  rule: Rule;
  severity: Severity;
  because: string | undefined;
  decision: string | undefined;
  hint: boolean;
  exceptions: readonly ActiveException[];
  /** The file that the rule stands in, and where. */
  path: string;
  range: Range;
  /** Where a part of it stands. */
  rangeOf(part: Path): Range;
}

/** A standard as the blueprint lists it. */
interface ActiveStandard {
  id: StandardId;
  severity: Severity;
}

/** Everything that the code is held to. */
export interface Policy {
  components: ComponentMap;
  rules: readonly ActiveRule[];
  checks: Readonly<Record<BuiltinCheck, Severity | 'off'>>;
  /** Standards that the blueprint lists and does not turn off. */
  standards: readonly ActiveStandard[];
  /** The blueprint's path, and where a component's key stands in it. */
  blueprintPath: string;
  componentRange(id: string): Range;
}

/**
 * The policy of a blueprint and the decisions beside it: rules of accepted decisions are in force, those of
 * proposed ones are hints, all others are off. `now` settles which exceptions have expired.
 */
export function policyOf(
  blueprint: Artifact<Blueprint>,
  decisions: readonly Artifact<Decision>[],
  now: Date,
): Policy {
  const components = new ComponentMap(blueprint.value.components);
  const today = dayOf(now);
  const titles = new Map(decisions.map(({ value }) => [value.id, value.title]));
  const places = new Map<Artifact<unknown>, ReadonlyMap<string, Path>>();
  const activate = (artifact: Artifact<unknown>, rule: Rule, owner: Decision | undefined): ActiveRule => {
    const at = remember(places, artifact, () => placesOfRules(artifact.json)).get(rule.id) ?? ['rules'];
    const decision = owner?.id ?? rule.decision;
    const hint = owner?.status === 'proposed';
    return {
      id: owner === undefined ? rule.id : `${owner.id}/${rule.id}`,
      rule,
      severity: hint ? 'minor' : (rule.severity ?? 'major'),
      because: rule.because ?? (decision === undefined ? undefined : titles.get(decision)),
      decision,
      hint,
      exceptions: (rule.except ?? []).map((exception, index) =>
        activateException(
          exception,
          components,
          today,
          artifact.path,
          artifact.rangeOf([...at, 'except', index]),
        ),
      ),
      path: artifact.path,
      range: artifact.rangeOf(at),
      rangeOf: part => artifact.rangeOf([...at, ...part]),
    };
  };
  const speaking = decisions.filter(({ value }) => speaks(value));
  return {
    components,
    rules: [
      ...(blueprint.value.rules ?? []).map(rule => activate(blueprint, rule, undefined)),
      ...speaking.flatMap(decision =>
        decision.value.rules.map(rule => activate(decision, rule, decision.value)),
      ),
    ],
    checks: { ...builtinChecks, ...withoutUndefined(blueprint.value.checks ?? {}) },
    standards: standardIds.flatMap(id => {
      const severity = blueprint.value.standards?.[id];
      return severity === undefined || severity === 'off' ? [] : [{ id, severity }];
    }),
    blueprintPath: blueprint.path,
    componentRange: id => blueprint.rangeOf(['components', id], 'key'),
  };
}

function activateException(
  exception: Exception,
  components: ComponentMap,
  today: string,
  path: string,
  range: Range,
): ActiveException {
  const selector = (written: string | string[] | undefined) =>
    written === undefined ? undefined : compileSelector(written, components);
  return {
    from: selector(exception.from),
    to: selector(exception.to),
    reason: exception.reason,
    until: exception.until,
    expired: exception.until !== undefined && exception.until < today,
    path,
    range,
  };
}

/** The same rule with other exceptions, to see what it would find then. */
export function withExceptions(
  active: ActiveRule,
  except: readonly Exception[],
  { components }: Policy,
  now: Date,
): ActiveRule {
  return {
    ...active,
    rule: { ...active.rule, except: [...except] },
    exceptions: except.map(exception =>
      activateException(exception, components, dayOf(now), active.path, active.range),
    ),
  };
}

/** Where a rule stands in the artifact as written, found by its id: the value leaves broken rules out. */
export function placeOfRule(json: Json, id: string): Path {
  return placesOfRules(json).get(id) ?? ['rules'];
}

/** Of two rules with one id the first counts. */
function placesOfRules(json: Json): Map<string, Path> {
  const rules = json !== null && typeof json === 'object' && !Array.isArray(json) ? json.rules : undefined;
  const places = new Map<string, Path>();
  for (const [index, rule] of (Array.isArray(rules) ? rules : []).entries()) {
    if (rule === null || typeof rule !== 'object' || Array.isArray(rule)) continue;
    const { id } = rule;
    if (typeof id === 'string' && !places.has(id)) places.set(id, ['rules', index]);
  }
  return places;
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]-?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]-?: Exclude<T[K], undefined>;
  };
}

/** An exception in words: `app → src/infra/db.ts`. */
export function exceptionWords({ from, to }: ActiveException): string {
  return `${from?.words ?? 'anything'} → ${to?.words ?? 'anything'}`;
}

/** Says that two components claim a file with equal right, which only shows once files are placed, and what to do. */
export function tieMessage(path: string, [a, b]: readonly [string, string]): string {
  return `components ${a} and ${b} both claim ${path} with paths of the same length; make one of them more specific`;
}
