import { compileGlob } from '../globs/globs.ts';
import type { Component } from '../model/blueprint.ts';
import { asList, type Exception, isExclusion, type Rule, type RuleOf } from '../model/rule.ts';

/**
 * Selectors that take excluded files out of a rule's `from`: those that take something out of the components
 * today. The others would only make every rule longer.
 */
export function exclusionsIn(
  excluded: readonly string[],
  components: Iterable<Component>,
  files: Iterable<string>,
): string[] {
  const paths = [...components].flatMap(component => asList(component.paths).map(compileGlob));
  const owned = [...files].filter(file => paths.some(({ match }) => match(file) !== undefined));
  return excluded
    .filter(glob => owned.some(file => compileGlob(glob).match(file) !== undefined))
    .map(glob => `!${glob}`);
}

/** A rule without some files: they are taken out of its `from`, or excepted where it has none. */
export function withoutFiles(rule: Rule, selectors: readonly string[], reason: string): Rule {
  if ('from' in rule && rule.from !== undefined) {
    return { ...rule, from: [...asList(rule.from), ...selectors] } as Rule;
  }
  const from = selectors.map(selector => selector.slice(1));
  return { ...rule, except: [...(rule.except ?? []), { from, reason }] };
}

/** What an exception says of one end alone; nothing where it is about both. */
export function onlyEnd({ from, to }: Exception): readonly string[] {
  return (from === undefined) === (to === undefined) ? [] : [...asList(from), ...asList(to)];
}

/**
 * A rule that keeps folders apart, without some files; undefined where these leave something out themselves, which
 * cannot be taken out of a list again.
 */
export function keptApartWithout<R extends Pick<RuleOf<'independent'>, 'of'>>(
  rule: R,
  files: readonly string[],
): (R & { of: string[] }) | undefined {
  if (files.some(isExclusion)) return undefined;
  return { ...rule, of: [...asList(rule.of), ...files.map(file => `!${file}`)] };
}
