import { Char } from '../characters.ts';
import type { Import } from '../import.ts';
import { isWordAt } from './characters.ts';

/** An `if` on `TYPE_CHECKING`, or a `try` around imports, and the indentation of its lines. */
interface Block {
  indent: number;
  /** Set for an `if`: whether the branch that is read now is seen by type checkers only, and whether the rest is. */
  types?: { now: boolean; rest: boolean };
  /** Number of the first import that an `except` in this block makes optional; -1 where none does. */
  firstGuarded: number;
  /** True while the imports of the branch that is read now may fail without harm, whatever follows. */
  guarded: boolean;
}

const plainName = 'TYPE_CHECKING';
const caught = String.raw`\b(?:ImportError|ModuleNotFoundError|Exception|BaseException)\b`;
const catchesImports = new RegExp(String.raw`except\s*(?:\*\s*)?(?::|[^:#]{0,200}?${caught})`, 'y');
const suppressesImports = new RegExp(
  String.raw`with\s[^:#\n]{0,200}?\bsuppress\s*\([^:#]{0,200}?${caught}`,
  'y',
);

/**
 * Follows the blocks that say something about the imports inside of them. Lines are told in their order; only
 * blocks that matter are remembered, and nearly always there is none.
 */
export class Blocks {
  readonly #text: string;
  readonly #imports: Import[];
  readonly #open: Block[] = [];
  #conditions = usualConditions;
  readonly #mayCheckTypes: boolean;

  constructor(text: string, imports: Import[]) {
    this.#text = text;
    this.#imports = imports;
    this.#mayCheckTypes = text.includes(plainName);
  }

  /** True where only type checkers read. */
  get typesOnly(): boolean {
    return this.#open.some(({ types }) => types?.now === true);
  }

  /** True while imports stand in a `try` whose handlers have not been read. */
  get undecided(): boolean {
    const last = this.#open.at(-1);
    return last !== undefined && last.types === undefined && last.firstGuarded < this.#imports.length;
  }

  /** `from typing import TYPE_CHECKING as name`. */
  addAlias(name: string): void {
    this.#conditions = conditionsOn([plainName, name]);
  }

  /** A logical line whose first character stands at `at`. */
  line(at: number, indent: number): void {
    while ((this.#open.at(-1)?.indent ?? -1) > indent) this.#close();
    const last = this.#open.at(-1);
    if (last?.indent === indent && !this.#goesOn(last, at)) this.#close();
    this.#begin(at, indent);
  }

  /** The text is at its end. */
  finish(): void {
    while (this.#open.length > 0) this.#close();
  }

  #begin(at: number, indent: number): void {
    const text = this.#text;
    const open = this.#open;
    const code = text.charCodeAt(at);
    if (code === Char.i || code === Char.e) {
      if (!this.#mayCheckTypes) return;
      const length = isWordAt(text, 'if', at) ? 2 : isWordAt(text, 'elif', at) ? 4 : 0;
      // An `elif` of a block that is known has been read with it.
      if (length === 0 || open.at(-1)?.indent === indent) return;
      const checks = this.#checksTypes(at + length);
      if (checks === undefined) return;
      open.push({ indent, types: { now: checks, rest: !checks }, firstGuarded: -1, guarded: false });
    } else if (code === Char.t && isWordAt(text, 'try', at)) {
      open.push({ indent, firstGuarded: this.#imports.length, guarded: false });
    } else if (code === Char.w && isWordAt(text, 'with', at) && matchesAt(suppressesImports, text, at)) {
      open.push({ indent, firstGuarded: this.#imports.length, guarded: true });
    }
  }

  /** Whether the line at `at` is another branch of a block. */
  #goesOn(block: Block, at: number): boolean {
    const text = this.#text;
    const isElse = isWordAt(text, 'else', at);
    if (block.types !== undefined) {
      const isElif = isWordAt(text, 'elif', at);
      if (!isElse && !isElif) return false;
      const checks = isElif ? this.#checksTypes(at + 4) : undefined;
      const { rest } = block.types;
      block.types = { now: rest || checks === true, rest: rest || checks === false };
      return true;
    }
    if (!isElse && !isWordAt(text, 'finally', at) && !isWordAt(text, 'except', at)) return false;
    const catches = matchesAt(catchesImports, text, at);
    // The handler is the other way to get what the body could not import.
    if (catches || block.guarded) this.#markOptional(block.firstGuarded);
    block.guarded = catches;
    if (catches) block.firstGuarded = this.#imports.length;
    return true;
  }

  #close(): void {
    const block = this.#open.pop();
    if (block?.guarded === true) this.#markOptional(block.firstGuarded);
  }

  #markOptional(first: number): void {
    for (let index = first; index < this.#imports.length; index++) this.#imports[index]!.form = optionalForm;
  }

  /** What the condition at `at` says: true for `TYPE_CHECKING`, false for `not TYPE_CHECKING`, else undefined. */
  #checksTypes(at: number): boolean | undefined {
    const { first, last } = this.#conditions;
    first.lastIndex = at;
    const found = first.exec(this.#text);
    if (found !== null) {
      const negated = found[1] !== undefined;
      // `not TYPE_CHECKING and x` says nothing certain about the other branch.
      return !negated ? true : found[2] === ':' ? false : undefined;
    }
    return matchesAt(last, this.#text, at) ? true : undefined;
  }
}

/** The form of an import that may fail without harm: somebody catches the error. */
export const optionalForm = 'optional';

/** A condition that begins with one of the names, and one that ends with `and` and a name. */
interface Conditions {
  first: RegExp;
  last: RegExp;
}

function conditionsOn(names: readonly string[]): Conditions {
  const name = String.raw`(?:\w+\s*\.\s*){0,4}(?:${names.join('|')})\b`;
  return {
    first: new RegExp(String.raw`[\s(]*(not\b)?[\s(]*${name}[\s)]*(:|and\b)`, 'y'),
    last: new RegExp(String.raw`[^:#\n]{0,200}?\band[\s(]+${name}[\s)]*:`, 'y'),
  };
}

const usualConditions = conditionsOn([plainName]);

function matchesAt(expression: RegExp, text: string, at: number): boolean {
  expression.lastIndex = at;
  return expression.test(text);
}
