import { remember } from '../../remember.ts';
import type { Declared, Import, Scan } from './import.ts';
import type { Language } from './language.ts';
import { moduleSpace, type PathHead, writeContext, writeFact } from './rust/meaning.ts';
import { type PlacedUse, RustScanner } from './rust/scanner.ts';
import { spansOfRust } from './rust/spans.ts';
import { symbolsOfRust } from './rust/symbols.ts';
import { withoutMark } from './rust/useTree.ts';

/** The `use` and `extern crate` declarations of a Rust file, and what it says of its modules. */
export function scanRust(text: string): Scan {
  const scanner = new RustScanner(text);
  scanner.scan();
  const parents = parentsOf(scanner);
  for (const use of scanner.uses) settle(use, scanner, parents);
  const imports = scanner.uses.map(({ found }) => found);
  const names = [...new Set(scanner.facts.map(writeFact))];
  const declares: Declared[] = names.length === 0 ? [] : [{ space: moduleSpace, names }];
  return { imports, declares };
}

/** The modules inside of the file (nothing for the file's own) that declare a module of a name. */
function parentsOf({ facts }: RustScanner): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, string[]>();
  for (const fact of facts) {
    if (fact.is !== 'file' && fact.is !== 'inline') continue;
    const at = fact.path.lastIndexOf('::');
    const name = fact.path.slice(at < 0 ? 0 : at + 2);
    const parent = at < 0 ? '' : fact.path.slice(0, at);
    remember(parents, name, () => []).push(parent);
  }
  return parents;
}

/** What begins a path whose meaning does not depend on the names in the file. */
const roots = new Set(['crate', 'self', 'super', '::']);

/** Writes into an import what only the file around it can tell. */
function settle(
  { found, inside, tests }: PlacedUse,
  { bound, hasGlob }: RustScanner,
  parents: ReadonlyMap<string, readonly string[]>,
): void {
  const context = { tests, inside };
  let form: string | undefined;
  if (found.form !== undefined) form = writeContext({ ...context, head: 'extern crate' });
  else {
    const head = withoutMark(headOf(found));
    const parent = roots.has(head) ? undefined : nearest(parents.get(head) ?? [], inside, hasGlob);
    if (parent !== undefined) form = writeContext({ tests, head: 'child', inside: parent });
    else {
      const known: PathHead | undefined = bound.has(head) ? 'own' : hasGlob ? 'glob' : undefined;
      form = writeContext(roots.has(head) || known === undefined ? context : { ...context, head: known });
    }
  }
  if (form === undefined) delete found.form;
  else found.form = form;
}

/** The first name of a path, or the `::` before it. */
function headOf({ specifier }: Import): string {
  const at = specifier.indexOf('::');
  return at < 0 ? specifier : at === 0 ? '::' : specifier.slice(0, at);
}

/** The parent whose modules can be named inside of a module: that one itself; those around it by a glob alone. */
function nearest(parents: readonly string[], inside: string, hasGlob: boolean): string | undefined {
  if (parents.includes(inside)) return inside;
  if (!hasGlob) return undefined;
  return parents.findLast(parent => parent === '' || inside.startsWith(`${parent}::`));
}

export const rust: Language = {
  id: 'rust',
  name: 'Rust',
  family: 'rust',
  scan: scanRust,
  spans: spansOfRust,
  symbols: symbolsOfRust,
  limits: [
    'Paths that are written out in code without a `use` are not seen.',
    '`mod x;` says where a module’s file stands; it is no import.',
    'A `use` leads to the file of the innermost module on its path; what that file re-exports is not followed further.',
    'A `use` in the definition of a macro or in `quote!` is not seen; one among the arguments of other macros is.',
    'Modules that macros declare are not known.',
    'Code counts whatever features and systems it is compiled for.',
  ],
};
