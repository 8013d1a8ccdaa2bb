import { compileSelector } from '../policy/selectors.ts';
import { defineRuleKind, judgeTargets, nameOf } from './compiledRule.ts';

/** Default-deny for `from`: of the workspace's own files it may import itself, utilities and `to`. */
export const allow = defineRuleKind({
  kind: 'allow',
  compile(rule, context) {
    const { components } = context;
    const from = compileSelector(rule.from, components);
    const to = compileSelector(rule.to, components);
    return {
      files: from,
      selects: [from],
      file(file, place, report) {
        if (!from.file(file.path, place)) return;
        judgeTargets(file, context, report, (path, target) => {
          // Files in no component are among themselves when the rule names them by one glob.
          const own =
            target === undefined
              ? place === undefined && from.file(path, undefined)
              : target.instance === place?.instance;
          if (own || (target !== undefined && components.get(target.component)?.utility === true)) return;
          if (to.file(path, target)) return;
          return { message: `${nameOf(file.path, place)} may not import ${nameOf(path, target)}` };
        });
      },
    };
  },
  remedy: rule => `Import only what ${rule.id} allows, or add the target to its \`to\``,
});
