import type { Rule } from './rule.ts';
import type { Range } from './text.ts';

export const decisionStatuses = ['proposed', 'accepted', 'rejected', 'deprecated', 'superseded'] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];

/** An architecture decision record, read leniently; what could not be read is `null` or empty, never guessed. */
export interface Decision {
  /** The number as written in the file name (`0007`), or the file's stem where there is none. */
  id: string;
  title: string;
  status: DecisionStatus | null;
  path: string;
  supersedes: string[];
  supersededBy: string[];
  /** The rules of its front matter, ids as written there; in force they read `<id>/<rule id>`. */
  rules: Rule[];
  /** Where each of `rules` stands in the file. */
  ruleRanges: Range[];
  /** The body's sections by heading text, in order. */
  sections: { heading: string; text: string }[];
}

/** True where the rules of a decision are looked at: in force once accepted, hints while proposed. */
export function speaks({ status }: Decision): boolean {
  return status === 'accepted' || status === 'proposed';
}
