import type { DeclaredSymbol } from '../import.ts';
import type { TextSpans } from '../textSpans.ts';

const declaration =
  /(?<![\w.:$@])(?:(?:class|module)[ \t]+(?:::)?(?:[A-Z]\w*::)*([A-Z]\w*)|def[ \t]+(?:[\w]+\.)?([A-Za-z_]\w*[?!]?)|([A-Z]\w*)(?=[ \t]*(?:\|\|)?=(?![=~>])))/g;

/** What a Ruby file declares by name: classes, modules, methods, constants. */
export function symbolsOfRuby(text: string, spans: TextSpans): DeclaredSymbol[] {
  return [...text.matchAll(declaration)].flatMap((found): DeclaredSymbol[] => {
    const name = found[1] ?? found[2] ?? found[3]!;
    const end = found.index + found[0].length;
    return spans.isCode(found.index) ? [{ name, start: end - name.length, end }] : [];
  });
}
