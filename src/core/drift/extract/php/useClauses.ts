import { Char } from '../characters.ts';
import { detached } from '../detached.ts';
import type { Import } from '../import.ts';
import { isNamePart, nameEnd } from '../names.ts';
import { qualifiedEnd, skipTrivia } from './characters.ts';
import { isKeyword } from './words.ts';

/** Reads the clauses of a `use` that ends at `at` and imports; answers with the index after what was understood. */
export function readUse(text: string, at: number, imports: Import[]): number {
  let index = skipTrivia(text, at);
  const form = formAt(text, index);
  if (form !== undefined) index = skipTrivia(text, index + form.length);
  for (;;) {
    const start = index;
    const end = qualifiedEnd(text, start);
    if (end === start || isKeyword(text, start, end)) return start;
    const last = skipTrivia(text, end);
    if (text.charCodeAt(end - 1) === Char.backslash) {
      // A group needs a prefix: `use \\{A}` is no PHP.
      if (text.charCodeAt(last) !== Char.openBrace || end - start < 2) return end;
      index = readGroup(text, last + 1, { start, end: end - 1 }, form, imports);
    } else {
      imports.push(importOf(text, start, end, form));
      index = skipAlias(text, last);
    }
    if (text.charCodeAt(index) !== Char.comma) return index;
    index = skipTrivia(text, index + 1);
  }
}

interface Prefix {
  start: number;
  end: number;
}

/** The names in the braces of a group, where each may be a function or constant for itself. */
function readGroup(
  text: string,
  at: number,
  prefix: Prefix,
  form: string | undefined,
  imports: Import[],
): number {
  let index = skipTrivia(text, at);
  for (;;) {
    const own = formAt(text, index);
    const start = own === undefined ? index : skipTrivia(text, index + own.length);
    const end = qualifiedEnd(text, start);
    if (end > start && text.charCodeAt(end - 1) !== Char.backslash) {
      const name = detached(text.slice(start, end));
      imports.push({
        ...importOf(text, prefix.start, prefix.end, own ?? form),
        member: { name, start, end },
      });
    }
    index = skipAlias(text, skipTrivia(text, end));
    if (text.charCodeAt(index) !== Char.comma) break;
    index = skipTrivia(text, index + 1);
  }
  return text.charCodeAt(index) === Char.closeBrace ? skipTrivia(text, index + 1) : index;
}

function importOf(text: string, start: number, end: number, form: string | undefined): Import {
  // A `use` is always absolute: a `\` in front of it says nothing.
  const from = text.charCodeAt(start) === Char.backslash ? start + 1 : start;
  const found: Import = { kind: 'value', specifier: detached(text.slice(from, end)), start, end };
  return form === undefined ? found : { ...found, form };
}

/** `function` or `const` before a name. */
function formAt(text: string, at: number): 'function' | 'const' | undefined {
  const end = nameEnd(text, at);
  if (end - at !== 8 && end - at !== 5) return undefined;
  const word = text.slice(at, end).toLowerCase();
  if (word !== 'function' && word !== 'const') return undefined;
  return text.charCodeAt(end) === Char.backslash ? undefined : word;
}

function skipAlias(text: string, at: number): number {
  const word = text.slice(at, at + 2);
  if ((word !== 'as' && word.toLowerCase() !== 'as') || isNamePart(text.charCodeAt(at + 2))) return at;
  const start = skipTrivia(text, at + 2);
  const end = nameEnd(text, start);
  // `use A as` that somebody has just typed: the name to come is not the next statement's word.
  return text.slice(start, end).toLowerCase() === 'use' ? start : skipTrivia(text, end);
}
