import { standards as table } from '../drift/standards/table.ts';
import { type Blueprint, type StandardId, standardIds } from '../model/blueprint.ts';

/** What an agent looks for where the blueprint names no standards. */
const usual: readonly StandardId[] = ['empty-catch', 'secret', 'commented-out-code', 'todo-comment'];

/** A line for each standard that the blueprint applies, or for the usual ones where it names none. */
export function standardsInWords(standards: Blueprint['standards']): string[] {
  const listed = standardIds.filter(id => standards?.[id] !== undefined);
  const ids = listed.length === 0 ? usual : listed.filter(id => standards?.[id] !== 'off');
  return ids.map(id => `Nothing that you wrote breaks \`${id}\`: ${table[id].refuses}`);
}
