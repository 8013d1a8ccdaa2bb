import type { DeclaredSymbol } from '../import.ts';
import type { TextSpans } from '../textSpans.ts';

const declaration =
  /(?<![\w$.])(?:(?:class|interface|enum|type|namespace|module|const|let|var)\s+|function(?:\s*\*\s*|\s+))([A-Za-z_$][\w$]*)/g;

/** What a JavaScript or TypeScript file declares by name: types, functions, variables. */
export function symbolsOfEcmascript(text: string, spans: TextSpans): DeclaredSymbol[] {
  return [...text.matchAll(declaration)].flatMap((found): DeclaredSymbol[] => {
    const end = found.index + found[0].length;
    return spans.isCode(found.index) ? [{ name: found[1]!, start: end - found[1]!.length, end }] : [];
  });
}
