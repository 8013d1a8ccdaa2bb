import { Char } from '../characters.ts';
import { detached } from '../detached.ts';
import type { Import } from '../import.ts';
import type { Blocks } from './blocks.ts';
import { isNamePart, skipInBrackets } from './characters.ts';
import { stringEnd, stringOpening } from './literals.ts';

const importModule = 'import_module';
const builtinImport = '__import__';
const underscore = 95;
/** What can stand between a bracket and the name before it is short. */
const longestName = 60;

/** A literal string that is a whole argument. */
interface Argument {
  value: string;
  start: number;
  end: number;
}

/** Finds calls of `importlib.import_module` and `__import__` whose module is written out. */
export class DynamicImports {
  readonly #text: string;
  readonly #imports: Import[];
  readonly #modules = new Set(['importlib']);
  readonly #functions = new Set<string>();
  /** True once some call may be named otherwise than the two functions. */
  #renamed = false;

  constructor(text: string, imports: Import[]) {
    this.#text = text;
    this.#imports = imports;
  }

  /** `import importlib as alias`. */
  moduleAlias(module: string, alias: string): void {
    if (module === 'importlib') this.#modules.add(alias);
  }

  /** `from importlib import import_module as called`; answers whether it is that function. */
  addFunction(module: string, name: string, called: string): boolean {
    const found = name === importModule && (module === 'importlib' || module.endsWith('.importlib'));
    if (!found) return false;
    this.#functions.add(called);
    if (called !== name) this.#renamed = true;
    return true;
  }

  /** A bracket that opens at `at` may be that of a call. */
  call(at: number, blocks: Blocks): void {
    const callee = this.#calleeBefore(at);
    if (callee === undefined) return;
    const argument = this.#argumentAt(at + 1);
    if (argument === undefined) return;
    const specifier = callee === builtinImport ? argument.value : this.#absolute(argument);
    if (specifier === undefined || !moduleName.test(specifier)) return;
    const kind = blocks.typesOnly ? 'type' : 'dynamic';
    this.#imports.push({ kind, specifier, start: argument.start, end: argument.end });
  }

  #calleeBefore(at: number): string | undefined {
    const text = this.#text;
    let end = at;
    while (text.charCodeAt(end - 1) === Char.space) end--;
    // Brackets are many, and hardly one of them belongs to a call that is looked for.
    const last = text.charCodeAt(end - 1);
    if (last !== underscore && last !== Char.e && !this.#renamed) return undefined;
    if (!this.#renamed && !text.endsWith(last === Char.e ? importModule : builtinImport, end))
      return undefined;
    const name = this.#nameBefore(end);
    const qualified = text.charCodeAt(end - name.length - 1) === Char.dot;
    if (name === builtinImport) return qualified ? undefined : name;
    if (qualified) {
      const dot = end - name.length - 1;
      const module = this.#nameBefore(dot);
      const isModule = this.#modules.has(module) && text.charCodeAt(dot - module.length - 1) !== Char.dot;
      return name === importModule && isModule ? name : undefined;
    }
    return this.#functions.has(name) ? importModule : undefined;
  }

  #nameBefore(end: number): string {
    let start = end;
    while (end - start < longestName && isNamePart(this.#text.charCodeAt(start - 1))) start--;
    return this.#text.slice(start, end);
  }

  /** The plain string that is the argument at `at`; undefined for all that is computed. */
  #argumentAt(at: number): Argument | undefined {
    const text = this.#text;
    let quote = skipInBrackets(text, at);
    while (isNamePart(text.charCodeAt(quote)) && quote - at < longestName) quote++;
    const code = text.charCodeAt(quote);
    if (code !== Char.quote && code !== Char.doubleQuote) return undefined;
    const { start, inside, triple, interpolated, bytes } = stringOpening(text, quote);
    if (interpolated || bytes) return undefined;
    const end = stringEnd(text, inside, code, triple);
    const next = text.charCodeAt(skipInBrackets(text, end));
    if (next !== Char.comma && next !== Char.closeParen) return undefined;
    const value = detached(text.slice(inside, end - (triple ? 3 : 1)));
    return { value, start, end };
  }

  /** A relative name needs the package that it starts from: the file's own, or one that is written out as well. */
  #absolute({ value, end }: Argument): string | undefined {
    if (!value.startsWith('.')) return value;
    anchor.lastIndex = end;
    const found = anchor.exec(this.#text);
    if (found === null) return undefined;
    if (found[1] === undefined) return value;
    const dots = value.length - value.replace(/^\.+/, '').length;
    const base = found[1].split('.');
    return [...base.slice(0, base.length - dots + 1), value.slice(dots)].join('.');
  }
}

const moduleName = /^\.*[^\W\d]\w*(?:\.[^\W\d]\w*)*$/;
const anchor = /\s*,\s*(?:package\s*=\s*)?(?:__package__|__name__|["']([\w.]+)["'])\s*(?:,\s*)?\)/y;
