import { type RuleFileDraft, severityOf } from '../draft.ts';
import { exclusionsIn, withoutFiles } from '../narrowing.ts';
import type { EslintRule } from './eslintRule.ts';

/**
 * Carry a rule over for the files that it is for: `base` is the folder of its configuration, `scripts` are the files
 * that it could be for. What it does not say for them is noted.
 */
export function carryForItsFiles(
  rule: EslintRule,
  base: string,
  scripts: readonly string[],
  draft: RuleFileDraft,
  carry: () => void,
): void {
  const name = String(rule.entry.path.at(-1));
  if (severityOf(rule.severity) === undefined) {
    const why = 'it is off in this folder, where what other configurations say of it holds';
    if (base !== '') draft.lose(rule.entry, name, why);
    return;
  }
  if (rule.files !== undefined)
    draft.lose(rule.files, name, 'it is carried over for all files, not for these');
  for (const other of rule.others) {
    draft.lose(other, name, 'it is set in another way for some files, which are left out');
  }
  draft.changed(carry, added => {
    const globs = rule.exempt.map(glob => base + glob);
    const exempt = exclusionsIn(globs, draft.components.values(), scripts);
    return exempt.length === 0 ? added : withoutFiles(added, exempt, 'not looked at by ESLint');
  });
}
