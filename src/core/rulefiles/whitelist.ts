import type { RuleDraft } from './draft.ts';

/** A component, and the components that it may use. */
interface Whitelist {
  from: string;
  /** Further selectors of `from`, such as files that are taken out of it. */
  narrowed?: readonly string[];
  allowed: readonly string[];
  /** The layers that all components of the tool are in. */
  layers: readonly string[];
  /** Further selectors of `to`, such as files that everybody may use. */
  free?: readonly string[];
}

/**
 * A rule that refuses every component of some layers but the allowed ones. Unlike `allow` it leaves files in no
 * component alone, as most tools do; components that join the layers later on are refused as well.
 */
export function onlyAllowed({ from, narrowed = [], allowed, layers, free = [] }: Whitelist): RuleDraft {
  return {
    kind: 'forbid',
    from: narrowed.length === 0 ? from : [from, ...narrowed],
    to: [
      ...layers.map(layer => `layer:${layer}`),
      `!${from}`,
      ...allowed.filter(id => id !== from).map(id => `!${id}`),
      ...free,
    ],
  };
}
