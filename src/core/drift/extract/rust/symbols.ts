import type { DeclaredSymbol } from '../import.ts';
import type { TextSpans } from '../textSpans.ts';

// `const fn` declares a function, and `const _` nothing.
const declaration =
  /\b(?:(?:fn|struct|enum|trait|type|mod|union)\s+(?:r#)?|(?:const|static)\s+(?!(?:fn|unsafe|async|extern|_)\b)(?:mut\s+)?(?:r#)?|macro_rules!\s*)([\p{L}_][\p{L}\p{N}_]*)/gu;

/** What a Rust file declares by name, at its top, in types and in functions. */
export function symbolsOfRust(text: string, spans: TextSpans): DeclaredSymbol[] {
  return [...text.matchAll(declaration)].flatMap((found): DeclaredSymbol[] => {
    const name = found[1]!;
    if (!spans.isCode(found.index)) return [];
    const end = found.index + found[0].length;
    return [{ name, start: end - name.length, end }];
  });
}
