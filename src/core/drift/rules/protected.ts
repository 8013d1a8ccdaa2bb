import { compileSelector } from '../selectors.ts';
import { defineRuleKind, judgeTargets } from './compiledRule.ts';

/** Only `only_from`, and the target itself, may import the target. */
export const protectedRule = defineRuleKind({
  kind: 'protected',
  compile(rule, context) {
    const { components } = context;
    const target = compileSelector(rule.target, components);
    const onlyFrom = compileSelector(rule.only_from, components);
    return {
      selects: [target],
      file(file, place, report) {
        if (onlyFrom.file(file.path, place) || target.file(file.path, place)) return;
        judgeTargets(file, context, report, (path, there) =>
          target.file(path, there)
            ? { message: `${path} is protected: only ${onlyFrom.words} may import it` }
            : undefined,
        );
      },
    };
  },
  remedy: rule => `Go through ${[rule.only_from].flat().join(' or ')}`,
});
