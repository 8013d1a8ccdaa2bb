import { Char } from '../characters.ts';
import type { Import } from '../import.ts';
import type { TextSpans } from '../textSpans.ts';
import { Blocks } from './blocks.ts';
import { afterLineBreak, isLineBreak, isWordAt, lineEnd, nextMark, skipBlanks } from './characters.ts';
import { DynamicImports } from './dynamicImports.ts';
import { readFrom, readImport } from './importClauses.ts';
import { interpolatedCharactersEnd, type StringOpening, stringEnd, stringOpening } from './literals.ts';

/** What surrounds the code that is read: a bracket, a replacement field of a string, or its format specification. */
type Frame = { kind: 'bracket' } | { kind: 'field' | 'specification'; string: StringOpening };

const bracket: Frame = { kind: 'bracket' };

/**
 * Walks over the characters of a text once and collects its imports. Each method that reads something is given its
 * index and returns the index at which to go on.
 */
export class Scanner {
  readonly #text: string;
  readonly #imports: Import[];
  /** Collects what is no code, where somebody wants that: the whole text is then read. */
  readonly #spans: TextSpans | undefined;
  readonly #blocks: Blocks;
  readonly #dynamic: DynamicImports;
  readonly #frames: Frame[] = [];
  /** Index before which an import may yet begin. */
  #wantedUpTo: number;

  constructor(text: string, imports: Import[], spans?: TextSpans) {
    this.#text = text;
    this.#imports = imports;
    this.#spans = spans;
    this.#blocks = new Blocks(text, imports);
    this.#dynamic = new DynamicImports(text, imports);
    this.#wantedUpTo = spans === undefined ? this.#lastWanted() : text.length;
  }

  scan(start: number): void {
    const text = this.#text;
    let index = start < this.#wantedUpTo ? this.#line(start) : start;
    // Behind the last import, an `except` may still say that it is optional.
    while (index < this.#wantedUpTo || (index < text.length && this.#blocks.undecided)) {
      index = nextMark(text, index);
      if (index < text.length) index = this.#mark(text.charCodeAt(index), index);
    }
    this.#blocks.finish();
  }

  /** Behind the last `import` the bracket of its call may stand. */
  #lastWanted(): number {
    const last = lastImportWord(this.#text);
    return last < 0 ? 0 : Math.max(last, this.#text.indexOf('(', last)) + 1;
  }

  #mark(code: number, at: number): number {
    const text = this.#text;
    const frames = this.#frames;
    switch (code) {
      case Char.lineFeed:
      case Char.carriageReturn:
        return frames.length === 0
          ? this.#line(afterLineBreak(text, at))
          : this.#lineInBrackets(afterLineBreak(text, at));
      case Char.hash: {
        const end = lineEnd(text, at);
        this.#spans?.add('lineComment', at, end);
        return end;
      }
      case Char.quote:
      case Char.doubleQuote:
        return this.#string(at);
      case Char.openParen:
        frames.push(bracket);
        this.#dynamic.call(at, this.#blocks);
        return at + 1;
      case Char.openBracket:
      case Char.openBrace:
        frames.push(bracket);
        return at + 1;
      case Char.closeParen:
      case Char.closeBracket:
        if (frames.at(-1)?.kind === 'bracket') frames.pop();
        return at + 1;
      case Char.closeBrace:
        return this.#closeBrace(at);
      case Char.semicolon:
        return frames.length === 0 ? this.#statement(skipBlanks(text, at + 1)) : at + 1;
      case Char.colon:
        return this.#colon(at);
      default:
        // A backslash: the logical line goes on behind the break.
        return isLineBreak(text.charCodeAt(at + 1)) ? afterLineBreak(text, at + 1) : at + 1;
    }
  }

  /** A logical line that begins at `at`, with its indentation. */
  #line(at: number): number {
    let indent = 0;
    let index = at;
    for (; ; index++) {
      const code = this.#text.charCodeAt(index);
      if (code === Char.space) indent++;
      else if (code === Char.tab) indent += 8 - (indent % 8);
      else if (code === Char.formFeed) indent = 0;
      else {
        // Lines without code do not end a block, however far they are indented.
        if (isLineBreak(code) || code === Char.hash || Number.isNaN(code)) return index;
        break;
      }
    }
    this.#blocks.line(index, indent);
    return this.#statement(index);
  }

  /** Inside of brackets a line says nothing, unless it can only be an import behind a bracket that is still open. */
  #lineInBrackets(at: number): number {
    const start = skipBlanks(this.#text, at);
    const code = this.#text.charCodeAt(start);
    if (code !== Char.f && code !== Char.i) return start;
    const isImport =
      isWordAt(this.#text, 'import', start) && readImport(this.#text, start + 6).modules.length > 0;
    const isFrom = isWordAt(this.#text, 'from', start) && readFrom(this.#text, start + 4) !== undefined;
    if (!isImport && !isFrom) return start;
    this.#frames.length = 0;
    return this.#line(at);
  }

  /** A statement that begins at `at`; for one that is no import the answer is `at`. */
  #statement(at: number): number {
    const text = this.#text;
    const code = text.charCodeAt(at);
    if ((code !== Char.f && code !== Char.i) || this.#spans !== undefined) return at;
    if (isWordAt(text, 'import', at)) {
      const { modules, end } = readImport(text, at + 6);
      const kind = this.#blocks.typesOnly ? 'type' : 'value';
      for (const { taken, alias } of modules) {
        this.#imports.push({ kind, specifier: taken.value, start: taken.start, end: taken.end });
        if (alias !== undefined) this.#dynamic.moduleAlias(taken.value, alias);
      }
      return end;
    }
    if (!isWordAt(text, 'from', at)) return at;
    return this.#fromStatement(at);
  }

  #fromStatement(at: number): number {
    const imports = this.#imports;
    const found = readFrom(this.#text, at + 4);
    if (found === undefined) return at;
    const { module, names, all, end } = found;
    const kind = this.#blocks.typesOnly ? 'type' : 'value';
    const { value: specifier, start, end: moduleEnd } = module;
    if (all) imports.push({ kind, specifier, start, end: moduleEnd, all });
    else if (names.length === 0) imports.push({ kind, specifier, start, end: moduleEnd });
    for (const { taken, alias } of names) {
      imports.push({ kind, specifier, start, end: moduleEnd, member: taken });
      if (alias !== undefined && taken.name === 'TYPE_CHECKING') this.#blocks.addAlias(alias);
      if (!this.#dynamic.addFunction(specifier, taken.name, alias ?? taken.name)) continue;
      // What it is called from now on may not have the word `import` in it.
      if (alias !== undefined) this.#wantedUpTo = this.#text.length;
    }
    return end;
  }

  #colon(at: number): number {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return this.#statement(skipBlanks(this.#text, at + 1));
    if (frame.kind !== 'field') return at + 1;
    this.#frames.push({ kind: 'specification', string: frame.string });
    return this.#characters(at, at + 1, frame.string, true);
  }

  #closeBrace(at: number): number {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return at + 1;
    this.#frames.pop();
    return frame.kind === 'field'
      ? this.#characters(at, at + 1, frame.string, this.#inSpecification())
      : at + 1;
  }

  #string(at: number): number {
    const opening = stringOpening(this.#text, at);
    if (opening.interpolated) return this.#characters(opening.start, opening.inside, opening, false);
    const end = stringEnd(this.#text, opening.inside, opening.quote, opening.triple);
    this.#spans?.add('string', opening.start, end);
    return end;
  }

  #inSpecification(): boolean {
    return this.#frames.at(-1)?.kind === 'specification';
  }

  /**
   * The characters of an interpolated string that go on at `at`; `start` is where this piece of it begins, with the
   * quote or brace before it. Goes on behind the string, or inside of a replacement field.
   */
  #characters(start: number, at: number, string: StringOpening, inSpecification: boolean): number {
    const frames = this.#frames;
    const end = interpolatedCharactersEnd(this.#text, at, string, inSpecification);
    const code = this.#text.charCodeAt(end);
    if (code === Char.openBrace) {
      frames.push({ kind: 'field', string });
      this.#spans?.add('template', start, end + 1);
      return end + 1;
    }
    if (inSpecification && code === Char.closeBrace) {
      // The brace ends the field as well.
      this.#spans?.add('template', start, end);
      frames.pop();
      return end;
    }
    const after = code === string.quote ? end + (string.triple ? 3 : 1) : end;
    this.#spans?.add('template', start, after);
    // A string that ends inside of a field was not closed properly: what belongs to it ends with it.
    while (belongsTo(frames.at(-1), string)) frames.pop();
    return after;
  }
}

const belongsTo = (frame: Frame | undefined, string: StringOpening): boolean =>
  frame !== undefined && frame.kind !== 'bracket' && frame.string === string;

/** The letters of `import`, by how far each may be moved back to where the word begins. */
const shifts = new Uint8Array(128).fill(6);
for (const [index, letter] of [...'import'].entries()) shifts[letter.charCodeAt(0)] = index;

/** Index of the last `import`, or -1. Several times as fast as `lastIndexOf`, and nearly every file is asked. */
function lastImportWord(text: string): number {
  for (let index = text.length - 6; index >= 0; ) {
    const code = text.charCodeAt(index);
    const shift = code < 128 ? shifts[code]! : 6;
    if (shift > 0) index -= shift;
    else if (text.startsWith('import', index)) return index;
    else index--;
  }
  return -1;
}
