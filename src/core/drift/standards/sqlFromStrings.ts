import type { TextSpan } from '../extract/textSpans.ts';
import type { Joins } from './dialects/dialect.ts';
import { dialectOf } from './dialects/table.ts';
import { firstLine, type SourceText, type Standard, type StandardBreach } from './standard.ts';

/** How a statement begins; upper case, or lower case with the word that has to follow it. */
const statement =
  /^\s*(?:SELECT\b[\s\S]{1,400}?\bFROM\b|INSERT\s+INTO\b|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\b|select\s[\s\S]{1,400}?\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s)/;
const hint = /select|insert\s+into|update|delete\s+from/i;

/** A statement whose values are written into its text. */
export const sqlFromStrings: Standard = {
  usual: 'major',
  question: 'How bad is a database statement put together from texts?',
  refuses:
    'A SQL statement with values put into its text: by interpolation, by joining strings, or by formatting.',
  remedy: 'Give the values as parameters (`$1`, `?`), as the database’s library takes them',
  mayConcern: text => hint.test(text),
  breaches(source) {
    const { joins } = dialectOf(source.path);
    return source.spans.all.flatMap((span, index): StandardBreach[] => {
      if (span.kind !== 'template' && span.kind !== 'string') return [];
      const opening = openingOf(source.text, span);
      if (opening === undefined || !hint.test(opening.words)) return [];
      const isJoined = opening.isOpen
        ? interpolates(source, index, opening)
        : joinsValue(source.text, span, opening.words, joins);
      if (!isJoined || isTakenApart(source.text, span.start, joins)) return [];
      const { start, end } = span;
      const message = 'A value is written into a SQL statement';
      return [{ start, end, message, target: firstLine(opening.words) }];
    });
  },
};

interface Opening {
  quote: string;
  words: string;
  /** True where the string goes on behind a value. */
  isOpen: boolean;
}

const quotes = /^[A-Za-z$@#]{0,3}("""|'''|["'`])/;
/** What opens a value in a string: `${`, `{`, `#{`, `$`. */
const opener = /(?:[#$]?\{|\$)$/;

/** A string's first piece without its quotes; undefined for a piece behind a value. */
function openingOf(text: string, { kind, start, end }: TextSpan): Opening | undefined {
  const piece = text.slice(start, end);
  const found = quotes.exec(piece);
  // Python's template strings hand their values over apart from the text.
  if (found === null || /^r?t/i.test(found[0])) return undefined;
  const quote = found[1]!;
  const inner = piece.slice(found[0].length);
  const isOpen = kind === 'template' && !inner.endsWith(quote);
  return { quote, isOpen, words: isOpen ? inner.replace(opener, '') : inner.slice(0, -quote.length) };
}

/** What stands before a value: a comparison, an open quote, a list of values. */
const valueFollows =
  /(?:[=<>]|'%?|\b(?:LIKE|LIMIT|OFFSET|VALUES|AND|OR|BETWEEN)|\b(?:VALUES|IN)\s*\((?:[^()]{0,200},)?)\s*$/i;
/** A list that is put in as a whole is one of question marks more often than not. */
const wholeList = /\b(?:VALUES|IN)\s*\($/i;
/** What makes a value safe, or is a place for one. */
const quoted = /^\s*\$?[\w.:>-]{0,60}(?:quote|escape|sanitize|bind|placeholder)/i;
/** A list of question marks is made so that the values are given apart. */
const placeholders = /^[^`]{0,120}?(?:['"](?:\(?\?|\$)|placeholder)/i;
/** How much of a statement is looked at before a value. */
const longestBefore = 300;
/** How much of a statement is looked at, in pieces between values. */
const mostPieces = 12;

/** Whether a string with values in it is a statement, and any of them stands where SQL has one. */
function interpolates({ text, spans }: SourceText, first: number, { quote, words }: Opening): boolean {
  const start = spans.all[first]!;
  // `SELECT ${columns} FROM …`: the statement goes on behind the first value.
  const rest = text.slice(start.end, start.end + 300).replace(/^(?:[^}\n]*\}|[\w>-]+)/, '');
  if (!statement.test(`${words}x ${rest}`)) return false;
  let before = words;
  for (let index = first; index < first + mostPieces; index++) {
    const piece = spans.all[index];
    if (piece?.kind !== 'template') return false;
    const isLast = index > first && text.slice(piece.start, piece.end).endsWith(quote);
    if (index > first)
      before += ` x ${text.slice(piece.start, piece.end).replace(/^\}/, '').replace(opener, '')}`;
    if (isLast) return false;
    if (isValue(before, text, piece.end, quote)) return true;
  }
  return false;
}

/** Names of tables and columns cannot be parameters: what stands where a name does is let pass. */
function isValue(before: string, text: string, at: number, quote: string): boolean {
  if (!valueFollows.test(before)) return false;
  const rest = text.slice(at, at + 200);
  const behind = /^(?:[^}`\n]*\}|\$?[\w>-]+)(.?)/.exec(rest)?.[1];
  // In a template, what stands between quotation marks is a name.
  if (behind === '.' || behind === '\\' || (behind === '"' && quote === '`')) return false;
  return !quoted.test(rest) && !placeholders.test(rest);
}

/** Whether a value is joined to the end of a string, or formatted into it. */
function joinsValue(text: string, { start, end }: TextSpan, words: string, joins: Joins): boolean {
  if (!statement.test(words)) return false;
  const behind = text.slice(end, end + 160);
  if (valueFollows.test(words) && joins.behind.test(behind)) {
    return !quoted.test(behind.replace(/^\s*[+.]/, '')) && !placeholders.test(behind);
  }
  if (joins.holes === undefined) return false;
  const isFormat =
    joins.before?.test(text.slice(Math.max(0, start - 80), start)) === true ||
    joins.after?.test(behind) === true;
  if (!isFormat || placeholders.test(behind)) return false;
  return [...words.matchAll(new RegExp(joins.holes, 'g'))].some(({ 0: hole, index }) => {
    const before = words.slice(Math.max(0, index - longestBefore), index);
    const isWholeList = wholeList.test(before) && words[index + hole.length] === ')';
    return !isWholeList && (hole.startsWith("'") || valueFollows.test(before));
  });
}

/** A tag in front of the backtick gets the values apart from the text: that is how it should be. */
const tagged = /[\w$\])>]$/;
const keywordBefore = /\b(?:return|case|typeof|in|of|await|yield|default|throw|void|delete|new|else|do)$/;

function isTakenApart(text: string, start: number, { safe }: Joins): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  if (text[start] === '`' && tagged.test(before) && !keywordBefore.test(before)) return true;
  return safe?.test(before) === true;
}
