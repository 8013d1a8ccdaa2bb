import { Char, lineEnd } from './characters.ts';
import type { EcmascriptDialect } from './ecmascript/dialect.ts';
import { readReferences } from './ecmascript/references.ts';
import { Scanner } from './ecmascript/scanner.ts';
import { symbolsOfEcmascript } from './ecmascript/symbols.ts';
import type { Import } from './import.ts';
import type { Language } from './language.ts';
import { TextSpans } from './textSpans.ts';

/**
 * The imports of a JavaScript or TypeScript file. Not a parser: one pass over the characters that skips what is not
 * code and reads the few import and export forms, so that half-typed code loses nothing else.
 */
export function scanEcmascript(text: string, dialect: EcmascriptDialect): Import[] {
  const imports: Import[] = [];
  const start = firstLineOfCode(text);
  readReferences(text, start, imports);
  new Scanner(text, dialect, imports).scan(start);
  return imports;
}

/** What is no code in a JavaScript or TypeScript file. Comments and strings inside an import declaration are left out. */
export function spansOfEcmascript(text: string, dialect: EcmascriptDialect): TextSpans {
  const spans = new TextSpans();
  new Scanner(text, dialect, [], spans).scan(firstLineOfCode(text));
  return spans;
}

function firstLineOfCode(text: string): number {
  const start = text.charCodeAt(0) === Char.byteOrderMark ? 1 : 0;
  return text.startsWith('#!', start) ? lineEnd(text, start) : start;
}

const limits = [
  'Imports whose specifier is computed are not seen.',
  'Aliases that only a bundler knows are not read; those of tsconfig.json and package.json are, and in a workspace of Nx those of tsconfig.base.json.',
  'Files named by `new URL(…)`, by `new Worker(…)` or in JSDoc comments are not imports.',
];

const ecmascript = (id: string, name: string, dialect: EcmascriptDialect): Language => ({
  id,
  name,
  family: 'ecmascript',
  scan: text => ({ imports: scanEcmascript(text, dialect) }),
  spans: text => spansOfEcmascript(text, dialect),
  symbols: symbolsOfEcmascript,
  limits,
});

/** TypeScript without markup. */
export const typescript = ecmascript('typescript', 'TypeScript', { typescript: true, jsx: false });
/** TypeScript with JSX. */
export const tsx = ecmascript('tsx', 'TypeScript with JSX', { typescript: true, jsx: true });
/** JavaScript. JSX is common in plain `.js` files, and nothing else in JavaScript begins with `<` where a value does. */
export const javascript = ecmascript('javascript', 'JavaScript', { typescript: false, jsx: true });
