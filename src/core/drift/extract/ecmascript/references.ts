import { blockCommentEnd, Char, isSpace, lineEnd } from '../characters.ts';
import { detached } from '../detached.ts';
import type { Import } from '../import.ts';

const directive = /^\/\/\/\s*<reference\s.*?\/>/i;
const path = /\spath\s*=\s*(?:'([^']*)'|"([^"]*)")/i;
const other = /\s(?:types|lib)\s*=\s*(?:'[^']+'|"[^"]+")/i;

/** Adds the `/// <reference path="…" />` directives that stand before the first token at or after `at`. */
export function readReferences(text: string, at: number, imports: Import[]): void {
  for (let index = at; index < text.length; ) {
    if (isSpace(text.charCodeAt(index))) index++;
    else if (text.startsWith('/*', index)) index = blockCommentEnd(text, index);
    else if (text.startsWith('//', index)) {
      const end = lineEnd(text, index);
      if (text.charCodeAt(index + 2) === Char.slash) readDirective(text.slice(index, end), index, imports);
      index = end;
    } else return;
  }
}

function readDirective(line: string, at: number, imports: Import[]): void {
  const tag = directive.exec(line)?.[0];
  if (tag === undefined || other.test(tag)) return;
  const match = path.exec(tag);
  const value = match?.[1] ?? match?.[2];
  if (!match || !value) return;
  const end = at + match.index + match[0].length;
  // The path is relative to the file even where it does not say so.
  const specifier = /^(?:\.\.?)?\//.test(value) ? value : `./${value}`;
  imports.push({ kind: 'type', specifier: detached(specifier), start: end - value.length - 2, end });
}
