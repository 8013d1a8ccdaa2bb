import { compileSelector } from '../selectors.ts';
import { defineRuleKind, departureOf, nameOf } from './compiledRule.ts';

/** Only `only_from`, and the target itself, may import the target. */
export const protectedRule = defineRuleKind({
  kind: 'protected',
  compile(rule, { components, counts }) {
    const target = compileSelector(rule.target, components);
    const onlyFrom = compileSelector(rule.only_from, components);
    return {
      selects: [target],
      file(file, place, report) {
        if (onlyFrom.file(file.path, place) || target.file(file.path, place)) return;
        for (const edge of file.edges) {
          if (edge.target.kind !== 'file' || !counts(edge)) continue;
          const there = components.place(edge.target.path);
          if (!target.file(edge.target.path, there)) continue;
          const what = nameOf(edge.target.path, there);
          report(departureOf(file.path, edge, `${what} is protected: only ${onlyFrom.words} may import it`));
        }
      },
    };
  },
  remedy: rule => `Go through ${[rule.only_from].flat().join(' or ')}`,
});
