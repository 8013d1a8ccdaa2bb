import { compileSelector } from '../policy/selectors.ts';
import { defineRuleKind, judgePackages, judgeTargets, packageHit } from './compiledRule.ts';

/** Only `only_from`, and the target itself, may import the target. */
export const protectedRule = defineRuleKind({
  kind: 'protected',
  compile(rule, context) {
    const { components } = context;
    const target = compileSelector(rule.target, components);
    const onlyFrom = compileSelector(rule.only_from, components);
    return {
      targets: target,
      // Which packages there are is not known.
      selects: target.selectsPackages ? [] : [target],
      file(file, place, report) {
        if (onlyFrom.file(file.path, place) || target.file(file.path, place)) return;
        const message = (what: string): string =>
          `${what} is protected: only ${onlyFrom.words} may import it`;
        judgeTargets(file, context, report, (path, there, edge) =>
          target.file(path, there) || packageHit(edge, target) !== undefined
            ? { message: message(path) }
            : undefined,
        );
        judgePackages(file, context, target, report, message);
      },
    };
  },
  remedy: rule => `Go through ${[rule.only_from].flat().join(' or ')}`,
});
