import { compileSelector } from '../policy/selectors.ts';
import { defineRuleKind, judgeTargets } from './compiledRule.ts';

/** None of the selected components or instances imports another of them. */
export const independent = defineRuleKind({
  kind: 'independent',
  compile(rule, context) {
    const of = compileSelector(rule.of, context.components);
    return {
      files: of,
      selects: [of],
      file(file, place, report) {
        if (place === undefined || !of.file(file.path, place)) return;
        judgeTargets(file, context, report, (path, target) => {
          if (target === undefined || target.instance === place.instance || !of.file(path, target)) return;
          return {
            message: `${place.instance} and ${target.instance} are to be independent of each other`,
          };
        });
      },
    };
  },
  remedy: () => 'Move what both need to a component that both may import',
});
