import type { Rule } from '../model/rule.ts';
import type { WorkspaceArtifacts } from './workspace.ts';

/** A rule with the id that findings bear: `DEP-1`, or `0007/PKG-1` from a decision. */
export interface NamedRule {
  id: string;
  rule: Rule;
  /** The decision that it stands in or that it names. */
  decision: string | undefined;
}

/** The blueprint's rules and those of accepted decisions. */
export function rulesInForce({ blueprint, decisions }: WorkspaceArtifacts): NamedRule[] {
  const accepted = decisions.map(({ value }) => value).filter(({ status }) => status === 'accepted');
  return [
    ...(blueprint?.value.rules ?? []).map(rule => ({ id: rule.id, rule, decision: rule.decision })),
    ...accepted.flatMap(({ id, rules }) =>
      rules.map(rule => ({ id: `${id}/${rule.id}`, rule, decision: id })),
    ),
  ];
}
