import { lineEnd } from './ecmascript/characters.ts';
import type { EcmascriptDialect } from './ecmascript/dialect.ts';
import { readReferences } from './ecmascript/references.ts';
import { Scanner } from './ecmascript/scanner.ts';
import type { Import } from './import.ts';
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
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return text.startsWith('#!', start) ? lineEnd(text, start) : start;
}
