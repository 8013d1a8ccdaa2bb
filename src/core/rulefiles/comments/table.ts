import type { RuleKind } from '../../model/rule.ts';
import { nxRuleNames } from '../nx.ts';
import type { RuleFile, RuleTool } from '../ruleFile.ts';
import { eslintIgnores } from './eslintDirectives.ts';
import type { IgnoreSyntax } from './ignoreComment.ts';
import { tachIgnore, tachSparing } from './tachIgnore.ts';

const eslint = (rulesOf: IgnoreSyntax['rulesOf']): IgnoreSyntax => ({
  mark: 'eslint',
  word: '`eslint-disable` comments',
  rulesOf,
  read: eslintIgnores,
});

/** Rules of eslint-plugin-boundaries by the kind that they become. */
const boundaries: Readonly<Partial<Record<RuleKind, readonly string[]>>> = {
  entry_points: ['boundaries/entry-point'],
  packages: ['boundaries/external'],
};

/** The tools that comments in source files can switch off. */
const ignoreSyntaxes: Readonly<Partial<Record<RuleTool, IgnoreSyntax>>> = {
  tach: tachIgnore,
  'eslint-plugin-boundaries': eslint(
    kind => boundaries[kind] ?? ['boundaries/dependencies', 'boundaries/element-types'],
  ),
  nx: eslint(() => nxRuleNames),
};

/** How the tool of a rule file is told in sources to leave imports alone; undefined where it never is. */
export const ignoreSyntaxOf = ({ tool, spared }: RuleFile['source']): IgnoreSyntax | undefined =>
  spared === undefined ? ignoreSyntaxes[tool] : tachSparing(spared);
