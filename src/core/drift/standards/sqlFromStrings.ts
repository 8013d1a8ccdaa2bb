import type { SourceText, Standard, StandardBreach } from './standard.ts';
import { firstLine } from './standard.ts';

/** How a statement begins; upper case, or lower case with the word that has to follow it. */
const statement =
  /^\s*(?:SELECT\b[\s\S]{1,400}?\bFROM\b|INSERT\s+INTO\b|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\b|select\s[\s\S]{1,400}?\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s)/;
const hint = /select|insert\s+into|update|delete\s+from/i;
/** A tag in front of the backtick gets the values apart from the text: that is how it should be. */
const tagged = /[\w$\])>]$/;
const keywordBefore = /\b(?:return|case|typeof|in|of|await|yield|default|throw|void|delete|new|else|do)$/;

/** A statement whose values are written into its text. */
export const sqlFromStrings: Standard = {
  usual: 'major',
  question: 'How bad is a database statement put together from texts?',
  refuses: 'A SQL statement with values put into its text by `${…}` or `+`.',
  remedy: 'Give the values as parameters (`$1`, `?`) or use a tagged template that does',
  mayConcern: text => hint.test(text),
  breaches: ({ text, spans }) =>
    spans.all.flatMap(({ kind, start, end }): StandardBreach[] => {
      if (kind !== 'template' && kind !== 'string') return [];
      const isTemplate = text[start] === '`';
      if (kind === 'template' && !isTemplate) return [];
      const open = isTemplate && text[end - 1] === '{';
      const words = text.slice(start + 1, isTemplate ? end - (open ? 2 : 1) : end - 1);
      if (!open && !joinedBehind(text, end)) return [];
      // `SELECT ${columns} FROM …`: the statement goes on behind the first value.
      const whole = open ? `${words} ${text.slice(end, end + 300)}` : words;
      if (!statement.test(words) && !(open && statement.test(whole) && /^\s*select\s/i.test(words))) return [];
      if (isTemplate && isTagged(text, start)) return [];
      if (open && !endsInValue(words, text, end)) return [];
      const message = 'A value is written into a SQL statement';
      return [{ start, end, message, target: firstLine(words) }];
    }),
};

/** Names of tables and columns cannot be parameters: what stands where a name does is let pass. */
function endsInValue(words: string, text: string, at: number): boolean {
  const valueFollows = /(?:=|<|>|\(|,|\b(?:LIKE|IN|VALUES|LIMIT|OFFSET|AND|OR|BETWEEN)\b|['"%])\s*$/i;
  if (valueFollows.test(words) && !/\b(?:INTO|FROM|UPDATE|JOIN|TABLE)\s+\S+\s*\(\s*$/i.test(words)) return true;
  const rest = text.slice(at, text.indexOf('`', at) < 0 ? at : text.indexOf('`', at));
  return /(?:=|<|>|\b(?:LIKE|LIMIT|OFFSET)\b)\s*['"%]?\s*\$\{/i.test(rest) || /'\s*\$\{/.test(rest);
}

function joinedBehind(text: string, end: number): boolean {
  const rest = /^\s*\+\s*(?!['"`+=])\S/.exec(text.slice(end, end + 40));
  return rest !== null;
}

function isTagged(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  return tagged.test(before) && !keywordBefore.test(before);
}
