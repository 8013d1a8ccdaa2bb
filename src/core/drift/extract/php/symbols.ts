import type { DeclaredSymbol } from '../import.ts';
import type { TextSpans } from '../textSpans.ts';

const name = '[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*';
const declaration = new RegExp(
  `(?<![\\w$\\\\>:-])(?:(?:class|interface|trait|enum)\\s+|(?<!use\\s+)function(?:\\s*&\\s*|\\s+)` +
    `|(?<!use\\s+)const\\s+(?:[\\w\\\\|?&]+\\s+)?(?=${name}\\s*=))(?!(?:extends|implements)\\b)(${name})`,
  'gi',
);

/** What a PHP file declares by name: types, functions, methods, constants. */
export function symbolsOfPhp(text: string, spans: TextSpans): DeclaredSymbol[] {
  return [...text.matchAll(declaration)].flatMap((found): DeclaredSymbol[] => {
    const end = found.index + found[0].length;
    return spans.isCode(found.index) ? [{ name: found[1]!, start: end - found[1]!.length, end }] : [];
  });
}
