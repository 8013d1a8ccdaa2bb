import { oneOrMany } from '../draft.ts';
import { onlyAllowed } from '../whitelist.ts';
import { layerWithin } from './components.ts';
import type { TachContext } from './context.ts';

/** Rules for what each module may depend on, and for layers. */
export function carryDependencies(context: TachContext): void {
  const { modules, ids, layerIds, verdicts, free, draft, edges } = context;
  const names = [...modules.keys()];
  for (const [name, { written }] of modules) {
    const refused = new Set(names.filter(other => other !== name && verdicts.of(name, other) === 'refused'));
    if (refused.size === 0) continue;
    const from = ids.get(name)!;
    const narrowed = context.unread([from]);
    if (written.entry.at('depends_on').exists) {
      const allowed = names.filter(other => !refused.has(other)).map(other => ids.get(other)!);
      draft.rule(name, { ...onlyAllowed({ from, narrowed, allowed, layers: layerIds, free }), edges });
    } else {
      const to = [...[...refused].map(other => ids.get(other)!), ...free];
      draft.rule(name, { kind: 'forbid', from: oneOrMany([from, ...narrowed]), to, edges });
    }
  }
}

interface RankedLayer {
  name: string;
  closed: boolean;
  rank: number;
  /** Modules in it. */
  own: string[];
}

/** The rule `layers`, or, where some files or modules are left out of it, one rule for each layer. */
export function carryLayers(context: TachContext): void {
  const { configuration, modules, ids, verdicts, layerId, free, draft, edges } = context;
  const order = configuration.layers.map(({ name }) => name);
  const ranked = configuration.layers.map((layer, rank): RankedLayer => {
    const own = [...modules].flatMap(([name, one]) => (layerWithin(order, one) === layer.name ? name : []));
    return { ...layer, rank, own };
  });
  const used = ranked.filter(({ own }) => own.length > 0);
  if (used.length < 2) return;
  const isUnchecked = (name: string): boolean => verdicts.isUnchecked(name);
  const unreadOf = ({ own }: RankedLayer): string[] => context.unread(own.map(name => ids.get(name)!));
  const isWhole =
    free.length === 0 &&
    used.every(layer => !layer.own.some(isUnchecked) && unreadOf(layer).length === 0) &&
    ranked.every(({ closed, own }) => !closed || own.length > 0);
  if (isWhole) {
    const closed = used.filter(layer => layer.closed).map(({ name }) => layerId(name));
    const named = used.map(({ name }) => layerId(name));
    draft.rule('layers', {
      kind: 'layers',
      order: named,
      ...(closed.length === 0 ? {} : { closed }),
      edges,
    });
    return;
  }
  for (const layer of used) {
    const refused = used.filter(
      ({ rank }) => rank !== layer.rank && verdicts.isRefusedByLayers(layer.rank, rank),
    );
    if (refused.length === 0 || layer.own.every(isUnchecked)) continue;
    const without = layer.own.filter(isUnchecked).map(name => `!${ids.get(name)}`);
    draft.rule(`layers-${layer.name}`, {
      kind: 'forbid',
      from: oneOrMany([`layer:${layerId(layer.name)}`, ...without, ...unreadOf(layer)]),
      to: oneOrMany([...refused.map(({ name }) => `layer:${layerId(name)}`), ...free]),
      edges,
    });
  }
}
