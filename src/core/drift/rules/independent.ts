import { compileSelector } from '../selectors.ts';
import { defineRuleKind, departureOf } from './compiledRule.ts';

/** None of the selected components or instances imports another of them. */
export const independent = defineRuleKind({
  kind: 'independent',
  compile(rule, { components, counts }) {
    const of = compileSelector(rule.of, components);
    return {
      selects: [of],
      file(file, place, report) {
        if (place === undefined || !of.file(file.path, place)) return;
        for (const edge of file.edges) {
          if (edge.target.kind !== 'file' || !counts(edge)) continue;
          const target = components.place(edge.target.path);
          if (target === undefined || target.instance === place.instance) continue;
          if (!of.file(edge.target.path, target)) continue;
          report(
            departureOf(
              file.path,
              edge,
              `${place.instance} and ${target.instance} are to be independent of each other`,
            ),
          );
        }
      },
    };
  },
  remedy: () => 'Move what both need to a component that both may import',
});
