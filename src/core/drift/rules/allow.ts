import { compileSelector } from '../selectors.ts';
import { defineRuleKind, departureOf, nameOf } from './compiledRule.ts';

/** Default-deny for `from`: of the workspace's own files it may import itself, utilities and `to`. */
export const allow = defineRuleKind({
  kind: 'allow',
  compile(rule, { components, counts }) {
    const from = compileSelector(rule.from, components);
    const to = compileSelector(rule.to, components);
    return {
      selects: [from],
      file(file, place, report) {
        if (!from.file(file.path, place)) return;
        for (const edge of file.edges) {
          if (edge.target.kind !== 'file' || !counts(edge)) continue;
          const target = components.place(edge.target.path);
          // Files in no component are among themselves when the rule names them by one glob.
          const own =
            target === undefined
              ? place === undefined && from.file(edge.target.path, undefined)
              : target.instance === place?.instance;
          if (own || (target !== undefined && components.get(target.component)?.utility === true)) continue;
          if (to.file(edge.target.path, target)) continue;
          const what = nameOf(edge.target.path, target);
          report(departureOf(file.path, edge, `${nameOf(file.path, place)} may not import ${what}`));
        }
      },
    };
  },
  remedy: rule => `Import only what ${rule.id} allows, or add the target to its \`to\``,
});
