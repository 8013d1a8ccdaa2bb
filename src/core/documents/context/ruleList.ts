import { asList, type Rule } from '../../model/rule.ts';
import type { NamedRule } from '../../plan/rulesInForce.ts';
import { ruleBinds, type Subject, selects } from '../../plan/tasks/bindings.ts';
import { ruleInWords } from '../../prompts/ruleWords.ts';
import { decisionLink } from '../decisionIndex.ts';
import type { DocumentInput } from '../documentInput.ts';
import { inline, listOf, sentence } from '../prose.ts';

/** Rules as a list of sentences with their reasons. */
export function ruleList(rules: readonly NamedRule[], { decisions }: DocumentInput, path: string): string {
  const byId = new Map(decisions.map(decision => [decision.id, decision]));
  return listOf(
    rules.map(({ id, rule, decision }) => {
      const because = inline(rule.because ?? '');
      const known = decision === undefined ? undefined : byId.get(decision);
      return [
        `**${inline(id)}**: ${inline(ruleInWords(rule))}`,
        ...(because === '' ? [] : [sentence(because)]),
        ...(known === undefined ? [] : [`Decided in ${decisionLink(known, path)}.`]),
      ].join(' ');
    }),
  );
}

/** True where a rule names this part; what holds everywhere alike stands in the architecture overview. */
export function concerns(rule: Rule, subject: Subject): boolean {
  const named = (selector: string) => selects(selector, subject);
  switch (rule.kind) {
    case 'acyclic':
      return false;
    case 'protected':
      return [...asList(rule.target), ...asList(rule.only_from)].some(named);
    case 'entry_points':
      return asList(rule.of).some(named);
    case 'packages':
      return rule.from !== undefined && ruleBinds(rule, subject);
    case 'pattern':
      return rule.files !== undefined && ruleBinds(rule, subject);
    case 'absent':
      return rule.symbols === undefined && ruleBinds(rule, subject);
    default:
      return ruleBinds(rule, subject);
  }
}
