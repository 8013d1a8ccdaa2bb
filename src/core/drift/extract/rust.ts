import type { Declared, Import, Scan } from './import.ts';
import type { Language } from './language.ts';
import { moduleSpace, writeContext } from './rust/meaning.ts';
import { type PlacedUse, RustScanner } from './rust/scanner.ts';
import { spansOfRust } from './rust/spans.ts';
import { symbolsOfRust } from './rust/symbols.ts';
import { withoutMark } from './rust/useTree.ts';

/** The `use` and `extern crate` declarations of a Rust file, and what it says of its modules. */
function scanRust(text: string): Scan {
  const scanner = new RustScanner(text);
  scanner.scan();
  const { uses, facts } = scanner;
  for (const use of uses) settle(use, scanner);
  const declares: Declared[] = facts.size === 0 ? [] : [{ space: moduleSpace, names: [...facts] }];
  return { imports: uses.map(({ found }) => found), declares };
}

/** What begins a path whose meaning does not depend on the names in the file. */
const roots = new Set(['crate', 'self', 'super', '::']);

/** Writes into an import what only the file around it can tell. */
function settle({ found, inside, tests }: PlacedUse, scanner: RustScanner): void {
  const context = { tests, inside };
  const head = headOf(found);
  let form: string | undefined;
  if (found.form !== undefined) form = writeContext({ ...context, head: 'extern crate' });
  else if (roots.has(head)) form = writeContext(context);
  else {
    const { seen, unknown } = scopesOf(inside, scanner);
    const parent = scanner.parents.get(head)?.find(one => seen.includes(one));
    if (parent !== undefined) form = writeContext({ tests, head: 'child', inside: parent });
    else if (scanner.bound.has(head)) form = writeContext({ ...context, head: 'own' });
    else form = writeContext(unknown ? { ...context, head: 'glob' } : context);
  }
  if (form !== undefined) found.form = form;
}

/** The first name of a path, or the `::` before it. */
function headOf({ specifier }: Import): string {
  const at = specifier.indexOf('::');
  if (at === 0) return '::';
  return withoutMark(at < 0 ? specifier : specifier.slice(0, at));
}

/** The modules of the file whose names can be used in one of them, and whether globs bring others. */
function scopesOf(inside: string, { globs }: RustScanner): { seen: string[]; unknown: boolean } {
  const seen = [inside];
  for (let at = inside; ; ) {
    const brought = globs.get(at);
    if (brought?.fromElsewhere) return { seen, unknown: true };
    if (!brought?.fromAround) return { seen, unknown: false };
    at = at.slice(0, Math.max(0, at.lastIndexOf('::')));
    seen.push(at);
  }
}

/** Rust. A `use` names a path along modules, which `mod` declarations tie to files. */
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
