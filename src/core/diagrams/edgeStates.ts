/**
 * What an arrow between two components means, the worst first. `drift`: some rule is broken. `accepted`: broken,
 * and covered by the baseline or an exception. `declared`: used, and a rule allows it. `open`: used, and no rule
 * speaks of it. `unused`: a rule allows it, and nobody uses it.
 */
export const edgeStates = ['drift', 'accepted', 'declared', 'open', 'unused'] as const;
export type EdgeState = (typeof edgeStates)[number];
