import { type RuleFileDraft, severityOf } from '../draft.ts';
import type { Entry } from '../sheets/sheet.ts';
import type { CruiserRule } from './configuration.ts';
import type { Cruised } from './cruised.ts';

/** What all rules of a configuration have in common. */
export interface CruiserContext {
  cruised: Cruised;
  /** Every file of the workspace. */
  files: readonly string[];
  draft: RuleFileDraft;
}

/** A rule with what is the same whatever it becomes. */
export interface NamedRule {
  rule: CruiserRule;
  name: string;
  /** Some field of the rule: where it stands. */
  place: Entry;
  common: { severity?: 'minor'; because?: string };
}

/** A rule's name, reason and severity; undefined for one that is off. */
export function namedRule(rule: CruiserRule): NamedRule | undefined {
  const severity = severityOf(rule.get('severity')?.value ?? 'warn');
  const [place] = [rule.get('name'), ...rule.values()].filter(entry => entry !== undefined);
  if (severity === undefined || place === undefined) return undefined;
  const because = rule.get('comment')?.text?.replace(/\s+/g, ' ').trim();
  return {
    rule,
    name: rule.get('name')?.text ?? 'unnamed',
    place,
    common: { ...(severity as { severity?: 'minor' }), ...(because ? { because } : {}) },
  };
}
