import type { Import } from '../../drift/extract/import.ts';
import type { Language } from '../../drift/extract/language.ts';
import type { Edge } from '../../drift/importGraph.ts';
import type { Position, Range } from '../../model/text.ts';
import { remember } from '../../remember.ts';

/** A name that an import takes, or the whole of an import that takes none. */
export interface ImportPart {
  /** As the importer writes it: `core.api.private`; dots in front left out. */
  name: string;
  /** The lines, from 0, at which tools report it. */
  lines: readonly number[];
}

/** A longer import declaration is looked at up to its last so many characters. */
const longestDeclaration = 5_000;
const declaration = /(?:^|[;{}>])[ \t]*(?:import|export)\b|(?<![\w$.])import\s*\(\s*$/gm;

/** The imports of a text by where they stand. */
export class ImportParts {
  readonly #text: string;
  readonly #language: Language;
  readonly #lineStarts: number[] = [0];
  readonly #bySpecifier = new Map<number, Import[]>();
  readonly #byName = new Map<number, Import>();
  /** Where imports that have a place of their own begin. */
  readonly #places: ReadonlySet<number>;

  /** `edges` are those of the file. */
  constructor(text: string, language: Language, edges: readonly Edge[]) {
    this.#text = text;
    this.#language = language;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
    for (const found of language.scan(text).imports) {
      remember(this.#bySpecifier, found.start, () => []).push(found);
      if (found.member !== undefined) this.#byName.set(found.member.start, found);
    }
    this.#places = new Set(edges.map(({ range }) => this.#offset(range.start)));
  }

  /** What an edge or a finding at this place is about. */
  at({ start }: Range): ImportPart[] {
    const offset = this.#offset(start);
    const named = this.#byName.get(offset);
    if (named !== undefined) return [this.#part(named, start.line)];
    const all = this.#bySpecifier.get(offset) ?? [];
    // Names with a place of their own lead elsewhere.
    const own = all.filter(({ member }) => member === undefined || !this.#places.has(member.start));
    return own.map(found => this.#part(found, start.line));
  }

  #offset({ line, character }: Position): number {
    return (this.#lineStarts[line] ?? this.#text.length) + character;
  }

  #part({ specifier, member, start, kind }: Import, line: number): ImportPart {
    const name = member === undefined ? specifier : `${specifier}.${member.name}`;
    const declared = this.#language.family === 'ecmascript' && kind !== 'require';
    const begins = declared ? this.#declarationStart(start) : start;
    const places = [begins, start, ...(member === undefined ? [] : [member.start])];
    return { name: name.replace(/^\.+/, ''), lines: [line, ...places.map(at => this.#lineOf(at))] };
  }

  /** Where a declaration begins that has its specifier at `at`. */
  #declarationStart(at: number): number {
    const before = this.#text.slice(Math.max(0, at - longestDeclaration), at);
    const last = [...before.matchAll(declaration)].at(-1);
    // Another text in between belongs to a declaration that ends before.
    if (last === undefined || /['"`;]/.test(before.slice(last.index + last[0].length))) return at;
    return at - before.length + last.index;
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
