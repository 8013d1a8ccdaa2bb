import type { EdgeKind } from '../../model/edge.ts';
import { startOfFile } from '../../model/text.ts';
import { compileSelector } from '../policy/selectors.ts';
import { defineRuleKind, packageUse } from './compiledRule.ts';

/** Kinds of imports that take a value: `require` is how CommonJS, Ruby and PHP write it. */
const takesValue: ReadonlySet<EdgeKind> = new Set(['value', 'require']);

/** Each file in `from` has to import `to` with a value edge. */
export const requireRule = defineRuleKind({
  kind: 'require',
  compile(rule, { components, counts, graph }) {
    const from = compileSelector(rule.from, components);
    const to = compileSelector(rule.to, components);
    return {
      files: from,
      selects: [from],
      file(file, place, report) {
        if (file.unread !== undefined || !from.file(file.path, place) || to.file(file.path, place)) return;
        const satisfied = file.edges.some(edge => {
          if (!takesValue.has(edge.kind) && !(rule.edges !== undefined && counts(edge))) return false;
          if (edge.target.kind === 'package') return to.package(packageUse(edge.target));
          return edge.nodes.some(node => to.file(graph.pathOf(node), components.place(graph.pathOf(node))));
        });
        if (satisfied) return;
        report({
          path: file.path,
          range: startOfFile,
          message: `${file.path} has to import ${to.words}`,
          target: to.words,
          uses: { path: to.words },
        });
      },
    };
  },
  remedy: rule => `Import ${[rule.to].flat().join(' or ')} in this file`,
});
