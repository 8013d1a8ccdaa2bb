import { firstLine, type Standard, type StandardBreach } from './standard.ts';

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
  refuses: 'A SQL statement with values put into its text, in a template or with `+`.',
  remedy: 'Give the values as parameters (`$1`, `?`) or use a tagged template that does',
  mayConcern: text => hint.test(text),
  breaches: ({ text, spans }) =>
    spans.all.flatMap(({ kind, start, end }): StandardBreach[] => {
      if (kind !== 'template' && kind !== 'string') return [];
      const isTemplate = text[start] === '`';
      if (kind === 'template' && !isTemplate) return [];
      const open = isTemplate && text[end - 1] === '{';
      const words = text.slice(start + 1, isTemplate ? end - (open ? 2 : 1) : end - 1);
      if (!open && !joinsValue(words, text, end)) return [];
      // `SELECT ${columns} FROM …`: the statement goes on behind the first value.
      const whole = open ? `${words}x ${text.slice(end, end + 300).replace(/^[^}]*\}/, '')}` : words;
      if (!statement.test(whole)) return [];
      if (isTemplate && isTagged(text, start)) return [];
      if (open && !hasValue(words, text, end)) return [];
      const message = 'A value is written into a SQL statement';
      return [{ start, end, message, target: firstLine(words) }];
    }),
};

/** What stands before a value: a comparison, an open quote, a list of values. */
const valueFollows =
  /(?:[=<>]|'%?|\b(?:LIKE|LIMIT|OFFSET|VALUES|AND|OR|BETWEEN)|\b(?:VALUES|IN)\s*\((?:[^()]{0,200},)?)\s*$/i;
/** A list of question marks is made so that the values are given apart. */
const placeholders = /^[^`]{0,120}['"](?:\(?\?|\$)/;

/** Names of tables and columns cannot be parameters: what stands where a name does is let pass. */
function isValue(before: string, text: string, at: number): boolean {
  if (!valueFollows.test(before)) return false;
  const rest = text.slice(at, at + 200);
  const behind = /^[^}`]*\}(.?)/.exec(rest)?.[1];
  return behind !== '.' && behind !== '"' && behind !== '\\' && !placeholders.test(rest);
}

/** Whether any of a template's values stands where SQL has one; `at` is behind its first `${`. */
function hasValue(words: string, text: string, at: number): boolean {
  if (isValue(words, text, at)) return true;
  const close = text.indexOf('`', at);
  const rest = text.slice(at, Math.min(close < 0 ? text.length : close, at + 2000));
  return [...rest.matchAll(/\$\{/g)].some(({ index }) =>
    isValue(rest.slice(Math.max(0, index - 80), index), text, at + index + 2),
  );
}

function joinsValue(words: string, text: string, end: number): boolean {
  return valueFollows.test(words) && /^\s*\+\s*(?!['"`+=])\S/.test(text.slice(end, end + 40));
}

function isTagged(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  return tagged.test(before) && !keywordBefore.test(before);
}
