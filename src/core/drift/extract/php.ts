import type { Import, Scan } from './import.ts';
import type { Language } from './language.ts';
import { Declarations } from './php/declarations.ts';
import { Scanner } from './php/scanner.ts';
import { symbolsOfPhp } from './php/symbols.ts';
import { TextSpans } from './textSpans.ts';

/** The imports and declarations of a PHP file, in one pass that never fails. */
export function scanPhp(text: string): Scan {
  const imports: Import[] = [];
  const declarations = new Declarations();
  const scanner = new Scanner(text, imports, declarations);
  scanner.scan();
  const { mentions } = scanner;
  return { imports, declares: declarations.all(), ...(mentions === undefined ? {} : { mentions }) };
}

/** What is no code in a PHP file. */
export function spansOfPhp(text: string): TextSpans {
  const spans = new TextSpans();
  new Scanner(text, [], new Declarations(), spans).scan();
  return spans;
}

/** PHP. A `use` names what files declare, an `include` a path. */
export const php: Language = {
  id: 'php',
  name: 'PHP',
  family: 'php',
  scan: scanPhp,
  spans: spansOfPhp,
  symbols: symbolsOfPhp,
  limits: [
    'Names that are written out without a `use`, such as `\\App\\Db::get()`, are not seen, nor are names of the same namespace.',
    'Types in comments, such as `@var` and `@param`, and class names in strings are not seen.',
    'A `require` or `include` is seen when its path is written out, alone or behind `__DIR__` or `dirname(__FILE__)`; paths made of variables and constants are not.',
    'Two files that declare the same name cannot be told apart but by the folders that composer.json gives to namespaces; otherwise the nearer one is taken.',
  ],
};
