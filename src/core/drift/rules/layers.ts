import { asList } from '../../model/rule.ts';
import { compileSelector } from '../policy/selectors.ts';
import { defineRuleKind, judgeTargets, nameOf } from './compiledRule.ts';

/** A layer may import the layers after it in `order`; a closed one may not be jumped over. */
export const layers = defineRuleKind({
  kind: 'layers',
  compile(rule, context) {
    const { components, rulePlace } = context;
    const rank = new Map(rule.order.map((layer, index) => [layer, index]));
    const closed = new Set(asList(rule.closed));
    const members = components.ids.filter(id => rank.has(components.layerOf(id)));
    const of = compileSelector(members, components);
    return {
      files: of,
      selects: [of],
      graph(report) {
        if (rule.exhaustive !== true) return;
        for (const id of components.ids) {
          const layer = components.layerOf(id);
          if (rank.has(layer)) continue;
          report({
            ...rulePlace,
            message:
              id === layer
                ? `${id} is no layer of ${rule.id}`
                : `${id} is in layer ${layer}, which is none of ${rule.id}`,
            target: id,
            remedy: `Add ${layer} to the order, or give ${id} one of its layers`,
          });
        }
      },
      file(file, place, report) {
        if (place === undefined) return;
        const layer = components.layerOf(place.component);
        const from = rank.get(layer);
        if (from === undefined) return;
        judgeTargets(file, context, report, (path, target) => {
          if (target === undefined) return;
          const targetLayer = components.layerOf(target.component);
          const to = rank.get(targetLayer);
          if (to === undefined || to === from) return;
          const jumped = rule.order.slice(from + 1, to).find(name => closed.has(name));
          if (to > from && jumped === undefined) return;
          const what = `${inLayer(nameOf(file.path, place), layer)} may not import ${inLayer(nameOf(path, target), targetLayer)}`;
          return to < from
            ? { message: `${what}: ${targetLayer} lies above ${layer}` }
            : {
                message: `${what} past the closed layer ${jumped}`,
                remedy: `Go through ${jumped}, which stands between them`,
              };
        });
      },
    };
  },
  remedy: ({ order }) => {
    const named = order.length > mostNamed ? [...order.slice(0, mostNamed), '…'] : order;
    return `Turn the dependency round: imports go ${named.join(' → ')}`;
  },
});

/** Every finding carries the remedy: an order of thousands is not written into each. */
const mostNamed = 20;

/** A component that is a layer by itself is named once. */
const inLayer = (name: string, layer: string): string => (name === layer ? name : `${name} (layer ${layer})`);
