import type { Finding } from '../../model/finding.ts';
import { remember } from '../../remember.ts';
import { type ActiveException, type ActiveRule, exceptionWords, type Policy } from '../policy/policy.ts';
import type { CompiledRule } from '../rules/compiledRule.ts';
import { builtinFinding } from './builtinCheck.ts';
import { contradictionsOf } from './contradictions.ts';

/** What a run over the code has shown about the plan. */
interface Usage {
  /** True when the component owns some file of the workspace. */
  owns(component: string): boolean;
  compiled: ReadonlyMap<ActiveRule, CompiledRule>;
  /** True when one of the rule's selectors selects no source file at all. */
  selectsNothing(rule: CompiledRule): boolean;
  usedExceptions: ReadonlySet<ActiveException>;
}

/** The built-in checks of the plan itself: unused, expired and contradiction. */
export function checkPlan(policy: Policy, usage: Usage): Finding[] {
  const found = [...unused(policy, usage)].filter(finding => finding !== undefined);
  return [...found, ...remember(ofPolicyAlone, policy, () => checkPolicyAlone(policy))];
}

/** What rests on the policy alone is looked for once, not at every keystroke. */
const ofPolicyAlone = new WeakMap<Policy, readonly Finding[]>();

function checkPolicyAlone(policy: Policy): Finding[] {
  return [...expired(policy), ...contradictionsOf(policy)].filter(finding => finding !== undefined);
}

function* unused(policy: Policy, usage: Usage): Generator<Finding | undefined> {
  for (const id of policy.components.ids) {
    if (usage.owns(id)) continue;
    yield builtinFinding(policy, 'unused', {
      path: policy.blueprintPath,
      range: policy.componentRange(id),
      message: `Component ${id} owns no file`,
      target: id,
      remedies: ['Correct its paths, or remove the component'],
    });
  }
  for (const [active, compiled] of usage.compiled) {
    if (usage.selectsNothing(compiled)) {
      yield builtinFinding(policy, 'unused', {
        path: active.path,
        range: active.range,
        message: `Rule ${active.id} selects no file, so it guards nothing`,
        target: active.id,
        remedies: ['Correct its selectors, or remove the rule'],
      });
    }
    for (const exception of active.exceptions) {
      if (exception.expired || usage.usedExceptions.has(exception)) continue;
      yield builtinFinding(policy, 'unused', {
        path: exception.path,
        range: exception.range,
        message: `The exception ${exceptionWords(exception)} of ${active.id} silences nothing`,
        target: `${active.id}: ${exceptionWords(exception)}`,
        remedies: ['Remove the exception: what it excused is gone'],
      });
    }
  }
}

function* expired(policy: Policy): Generator<Finding | undefined> {
  for (const active of policy.rules) {
    for (const exception of active.exceptions) {
      if (!exception.expired) continue;
      yield builtinFinding(policy, 'expired', {
        path: exception.path,
        range: exception.range,
        message: `The exception ${exceptionWords(exception)} of ${active.id} ended on ${exception.until}`,
        target: `${active.id}: ${exceptionWords(exception)}`,
        remedies: ['Put the code right and remove the exception, or agree on a new date'],
      });
    }
  }
}
