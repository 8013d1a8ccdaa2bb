import type { Blueprint } from '../model/blueprint.ts';

/** What each standard asks of new code, for the self-check. */
const words: Readonly<Record<string, string>> = {
  'empty-catch': 'No error is caught and dropped.',
  'todo-comment': 'There is no TODO left.',
  secret: 'There is no password, key or token in the code.',
  'dead-code': 'There is no code that nothing calls.',
  'commented-out-code': 'There is no code left in comments.',
  'undocumented-public': 'Every public function that you added or changed says what it does.',
  naming: 'Names follow the conventions.',
  'sql-string': 'No SQL is put together from strings.',
};

/** What an agent checks where the blueprint names no standards. */
const usual = ['empty-catch', 'secret', 'dead-code', 'todo-comment'];

/** A sentence for each standard that the blueprint applies, or for the usual ones where it names none. */
export function standardsInWords(standards: Blueprint['standards']): string[] {
  const named = Object.entries(standards ?? {});
  const ids =
    named.length === 0 ? usual : named.flatMap(([id, severity]) => (severity === 'off' ? [] : [id]));
  return ids.map(id => (Object.hasOwn(words, id) ? words[id]! : `The standard \`${id}\` holds.`));
}
