import type { Missing } from './missing.ts';
import { missingKinds } from './missingKinds.ts';

/** One sentence about everything of one kind that is missing. */
export interface MissingSummary {
  message: string;
  /** Positions in the list of what is missing, in its order. */
  items: number[];
}

/**
 * What is missing in as few sentences as possible, in the order in which each kind first comes up: those of one
 * kind together ("2 high risks have no mitigation"), a lone one in its own words.
 */
export function summariesOf(missing: readonly Missing[]): MissingSummary[] {
  const groups = new Map<string | number, MissingSummary>();
  missing.forEach(({ kind, severity, message }, index) => {
    const told = kind ?? (severity === 'error' ? 'error' : undefined);
    const known = groups.get(told ?? index);
    if (known === undefined || told === undefined) groups.set(told ?? index, { message, items: [index] });
    else {
      known.items.push(index);
      known.message = `${known.items.length} ${missingKinds[told]}`;
    }
  });
  return [...groups.values()];
}
