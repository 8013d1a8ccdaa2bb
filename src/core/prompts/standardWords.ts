import { standardOf } from '../drift/standards/table.ts';
import type { Blueprint } from '../model/blueprint.ts';

/** What an agent looks for where the blueprint names no standards. */
const usual = ['empty-catch', 'secret', 'commented-out-code', 'todo-comment'];

/** A line for each standard that the blueprint applies, or for the usual ones where it names none. */
export function standardsInWords(standards: Blueprint['standards']): string[] {
  const named = Object.entries(standards ?? {});
  const ids =
    named.length === 0 ? usual : named.flatMap(([id, severity]) => (severity === 'off' ? [] : [id]));
  return ids.map(id => {
    const refuses = standardOf(id)?.refuses;
    return refuses === undefined
      ? `The standard \`${id}\` holds.`
      : `Nothing that you wrote breaks \`${id}\`: ${refuses}`;
  });
}
