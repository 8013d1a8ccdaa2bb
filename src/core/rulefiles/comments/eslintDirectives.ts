import type { Language } from '../../drift/extract/language.ts';
import { rangesOf } from '../../drift/extract/ranges.ts';
import { isComment } from '../../drift/extract/textSpans.ts';
import { remember } from '../../remember.ts';
import type { IgnoreComment, IgnoredLines } from './ignoreComment.ts';

const directive = /(\/\/[ \t]*|\/\*\s*)(eslint(?:-enable|-disable(?:(?:-next)?-line)?)?)(?=[\s*]|$)/gm;

/** A comment that ESLint follows. */
interface Directive {
  word: string;
  /** What stands behind the word, up to the description. */
  body: string;
  /** Behind ` -- `. */
  description: string;
  /** Of the comment, from 0. */
  firstLine: number;
  lastLine: number;
}

/** The lines for which comments switch off some of these ESLint rules, or all. */
export function eslintIgnores(text: string, language: Language, rules: readonly string[]): IgnoredLines {
  const lines = new Map<number, IgnoreComment[]>();
  const ignore = (comment: IgnoreComment, first: number, last: number): void => {
    for (let line = first; line <= last; line++) remember(lines, line, () => []).push(comment);
  };
  const last = text.split('\n').length - 1;
  /** Rules that are off from some comment on. */
  const off = new Map<string, IgnoreComment>();
  const set = new Set<string>();
  for (const found of directivesIn(text, language)) {
    const { word, body, firstLine, lastLine } = found;
    const comment: IgnoreComment = { word, line: firstLine, reason: found.description };
    if (word === 'eslint') {
      for (const rule of rules) {
        const setting = settingOf(body, rule);
        // The first setting of a rule counts, for the whole file.
        if (setting === undefined || set.has(rule)) continue;
        set.add(rule);
        if (setting === 'off' || setting === '0') ignore(comment, 0, last);
      }
      continue;
    }
    const meant = named(found, rules);
    if (meant.length === 0) continue;
    if (word === 'eslint-disable-line') ignore(comment, firstLine, firstLine);
    else if (word === 'eslint-disable-next-line') ignore(comment, lastLine + 1, lastLine + 1);
    else if (word === 'eslint-disable') for (const rule of meant) remember(off, rule, () => comment);
    else {
      for (const rule of meant) {
        const since = off.get(rule);
        if (since !== undefined) ignore(since, since.line, firstLine);
        off.delete(rule);
      }
    }
  }
  for (const comment of off.values()) ignore(comment, comment.line, last);
  return lines;
}

/** Those of the rules that a comment names; all of them where it names none. */
function named({ body }: Directive, rules: readonly string[]): readonly string[] {
  const names = body.split(',').map(name => name.trim().replace(/^(['"])(.*)\1$/s, '$2'));
  return names.every(name => name === '') ? rules : rules.filter(rule => names.includes(rule));
}

/** How a configuration in a comment sets a rule, such as `eslint boundaries/external: off`; undefined if it does not. */
function settingOf(body: string, rule: string): string | undefined {
  const at = body.indexOf(rule);
  if (at < 0) return undefined;
  return /^["']?\s*:\s*\[?\s*["']?(\w+)/.exec(body.slice(at + rule.length, at + rule.length + 100))?.[1];
}

function directivesIn(text: string, language: Language): Directive[] {
  const spans = language.spans(text);
  const places: { start: number; end: number }[] = [];
  const read: Omit<Directive, 'firstLine' | 'lastLine'>[] = [];
  let after = 0;
  for (const found of text.matchAll(directive)) {
    const start = found.index;
    const span = spans.at(start);
    // Inside of import declarations comments have no span.
    const begins = span === undefined || (isComment(span) && span.start === start);
    const word = found[2]!;
    const isLine = found[1]!.startsWith('//');
    const isForLines = word.endsWith('-line');
    if (start < after || !begins || (isLine && !isForLines)) continue;
    const close = text.indexOf(isLine ? '\n' : '*/', start + 2);
    const end = close < 0 ? text.length : close;
    after = end;
    places.push({ start, end });
    const [body = '', ...description] = text.slice(start + found[0].length, end).split(/\s-{2,}\s/);
    read.push({ word, body, description: description.join(' ').replace(/\s+/g, ' ').trim() });
  }
  const ranges = rangesOf(text, places);
  return read.map((one, index) => {
    const { start, end } = ranges[index]!;
    return { ...one, firstLine: start.line, lastLine: end.line };
  });
}
