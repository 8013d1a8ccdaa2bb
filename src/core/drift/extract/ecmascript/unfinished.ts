import type { EdgeKind } from '../../../model/edge.ts';
import { Char, stringEnd } from '../characters.ts';
import type { Import } from '../import.ts';
import { isNameStart, nameEnd, skipTrivia } from './characters.ts';
import { isQuote, isWord, readSpecifier } from './clauses.ts';

// What is tried where `clauses.ts` finds no such form: declarations with a piece missing or too many, as they stand
// while somebody types. No program that can be run comes to a specifier here.

/** How far a clause without an end is followed. */
const longest = 4_000;

/** Marks that people put between names by mistake: `{ a: b }`, `{ a = b }`, `{ ...a }`, `{ a; b }`. */
const strayMarks: ReadonlySet<number> = new Set([Char.colon, Char.equals, Char.dot, Char.semicolon]);

/** The names of a clause, as far as they decide what kind of import it is. */
class Names {
  #inElement = 0;
  #isTyped = false;
  #elements = 0;
  #typed = 0;
  hasOutside = false;

  add(isType: boolean): void {
    if (this.#inElement++ === 0) this.#isTyped = isType;
  }

  endElement(): void {
    if (this.#inElement > 0) this.#elements++;
    if (this.#inElement > 1 && this.#isTyped) this.#typed++;
    this.#inElement = 0;
  }

  kind(otherwise: EdgeKind): EdgeKind {
    this.endElement();
    if (this.hasOutside) return otherwise;
    if (this.#elements === 0) return 'side-effect';
    return this.#typed === this.#elements ? 'type' : otherwise;
  }
}

/**
 * An `import` with its keyword before `at`: braces that are not closed, stray marks between names, `* as from`, a
 * `from` that is missing or mistyped on the line of the specifier. Gives the index behind it, or -1.
 */
export function recoverImport(text: string, at: number, imports: Import[]): number {
  let index = skipTrivia(text, at);
  // `{ import, get 'x'() {} }`, and the same on two lines of a class, are members called `import`.
  if (text.charCodeAt(index) === Char.comma) return -1;
  const mayLackFrom = !hasLineBreak(text, at, index);
  const typeOnly = isWord(text, index, 'type') && !isQuote(text.charCodeAt(skipTrivia(text, index + 4)));
  if (typeOnly) index = skipTrivia(text, index + 4);
  const names = new Names();
  /** Where the last token ended, and whether a specifier could follow it; `from` may be another word or missing. */
  let last = at;
  let mayEnd = false;
  let isOpen = false;
  const read = (specifier: number): number =>
    readSpecifier(text, specifier, typeOnly ? 'type' : names.kind('value'), imports);
  while (index - at < longest) {
    const code = text.charCodeAt(index);
    if (isQuote(code)) {
      if (mayEnd && !isOpen) return mayLackFrom && !hasLineBreak(text, last, index) ? read(index) : -1;
      const end = isOpen ? stringEnd(text, index) : -1;
      if (end < 0) return -1;
      names.add(false);
      last = end;
    } else if (isNameStart(code)) {
      const end = nameEnd(text, index);
      const next = skipTrivia(text, end);
      if (isWord(text, index, 'from') && isQuote(text.charCodeAt(next))) return read(next);
      if (beginsDeclaration(text, index, next)) return -1;
      // A word behind the whole clause stands for `from`, and has to stand on its line.
      if (!isOpen && mayEnd && hasLineBreak(text, last, end)) return -1;
      if (isOpen) names.add(isWord(text, index, 'type'));
      else names.hasOutside ||= !mayEnd;
      mayEnd = !isOpen;
      last = end;
    } else {
      if (code === Char.openBrace && !isOpen) isOpen = true;
      else if (code === Char.closeBrace && isOpen) {
        names.endElement();
        isOpen = false;
        mayEnd = true;
      } else if (code === Char.comma) {
        if (isOpen) names.endElement();
        mayEnd = false;
      } else if (code === Char.asterisk && !isOpen) {
        names.hasOutside = true;
        mayEnd = false;
      } else if (!isOpen || !strayMarks.has(code)) return -1;
      last = index + 1;
    }
    index = skipTrivia(text, last);
  }
  return -1;
}

/** An `export` with its keyword before `at` whose braces are not closed, or that has no name behind `* as`. */
export function recoverReexport(text: string, at: number, imports: Import[]): number {
  let index = skipTrivia(text, at);
  const typeOnly = isWord(text, index, 'type');
  if (typeOnly) index = skipTrivia(text, index + 4);
  const isStar = text.charCodeAt(index) === Char.asterisk;
  if (!isStar && text.charCodeAt(index) !== Char.openBrace) return -1;
  index = skipTrivia(text, index + 1);
  const names = new Names();
  names.hasOutside = isStar;
  while (index - at < longest) {
    const code = text.charCodeAt(index);
    let end = index + 1;
    if (isNameStart(code)) {
      end = nameEnd(text, index);
      const next = skipTrivia(text, end);
      if (isWord(text, index, 'from') && isQuote(text.charCodeAt(next))) {
        return readSpecifier(text, next, typeOnly ? 'type' : names.kind('reexport'), imports);
      }
      if (beginsDeclaration(text, index, next)) return -1;
      names.add(isWord(text, index, 'type'));
    } else if (code === Char.comma) names.endElement();
    else return -1;
    index = skipTrivia(text, end);
  }
  return -1;
}

/** True for a keyword that is no name in a clause: what follows belongs to the next declaration. */
function beginsDeclaration(text: string, at: number, next: number): boolean {
  if (!isWord(text, at, 'import') && !isWord(text, at, 'export')) return false;
  const code = text.charCodeAt(next);
  return code !== Char.comma && code !== Char.closeBrace && !isWord(text, next, 'as');
}

function hasLineBreak(text: string, start: number, end: number): boolean {
  return /[\n\r\u2028\u2029]/.test(text.slice(start, end));
}
