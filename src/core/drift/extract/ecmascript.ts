import { lineEnd } from './ecmascript/characters.ts';
import type { EcmascriptDialect } from './ecmascript/dialect.ts';
import { readReferences } from './ecmascript/references.ts';
import { Scanner } from './ecmascript/scanner.ts';
import type { Import } from './import.ts';

/**
 * The imports of a JavaScript or TypeScript file. Not a parser: one pass over the characters that skips what is not
 * code and reads the few import and export forms, so that half-typed code loses nothing else.
 */
export function scanEcmascript(text: string, dialect: EcmascriptDialect): Import[] {
  const imports: Import[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (text.startsWith('#!', start)) start = lineEnd(text, start);
  readReferences(text, start, imports);
  new Scanner(text, dialect, imports).scan(start);
  return imports;
}
