import { asList } from '../../model/rule.ts';
import { compileSelector } from '../policy/selectors.ts';
import { defineRuleKind } from './compiledRule.ts';

/** No code in `files` matches the rule object. What matches is searched for elsewhere, as it takes a parser. */
export const pattern = defineRuleKind({
  kind: 'pattern',
  compile(rule, { components, excepts, matches }) {
    const files = compileSelector(rule.files ?? '**', components);
    return {
      files,
      selects: [files],
      file({ path }, place, report, unable) {
        if (!files.file(path, place)) return;
        const found = matches.of(rule, path);
        if (found.unable !== undefined) unable(found.unable);
        for (const { range, line } of found.matches) {
          report({
            path,
            range,
            message: `\`${short(line)}\` is refused here`,
            target: line,
            waived: excepts(path, { path }),
          });
        }
      },
    };
  },
  remedy: rule =>
    `Write it without what ${rule.id} refuses${typeof rule.rule.pattern === 'string' ? `: ${rule.rule.pattern}` : ''} (${asList(rule.language).join(', ')})`,
});

const longest = 80;

const short = (line: string): string => (line.length > longest ? `${line.slice(0, longest)}…` : line);
