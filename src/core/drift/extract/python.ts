import { Char } from './characters.ts';
import type { Import, Scan } from './import.ts';
import type { Language } from './language.ts';
import { Scanner } from './python/scanner.ts';
import { symbolsOfPython } from './python/symbols.ts';
import { TextSpans } from './textSpans.ts';

/** The imports of a Python file. Not a parser: one pass over the characters, so half-typed code loses nothing else. */
export function scanPython(text: string): Scan {
  const imports: Import[] = [];
  new Scanner(text, imports).scan(firstCharacter(text));
  return { imports };
}

function spansOfPython(text: string): TextSpans {
  const spans = new TextSpans();
  new Scanner(text, [], spans).scan(firstCharacter(text));
  return spans;
}

const firstCharacter = (text: string): number => (text.charCodeAt(0) === Char.byteOrderMark ? 1 : 0);

/** Python, stub files included. */
export const python: Language = {
  id: 'python',
  name: 'Python',
  family: 'python',
  scan: scanPython,
  spans: spansOfPython,
  symbols: symbolsOfPython,
  limits: [
    'Imports whose module is computed are not seen; those of `importlib.import_module` and `__import__` with the module written out are.',
    'Changes that a program makes to `sys.path` or `__path__` are not followed.',
    '`__all__` and names in strings are no imports.',
    'Cython files (`.pyx`) and compiled modules can be imported, but their own imports are not read.',
    'Where a package lies in no source root that a manifest or its place tells of, it is found by its name as long as it is the only one called so.',
    'An import of a module with a stub (`.pyi`) beside it leads to the module.',
  ],
};
