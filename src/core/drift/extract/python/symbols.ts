import type { DeclaredSymbol } from '../import.ts';
import type { TextSpans } from '../textSpans.ts';

// Functions and classes anywhere; variables only at the top, where a name of their own is part of the module.
const declaration =
  /^[ \t\f]*(?:async[ \t]+)?(?:def|class|type)[ \t]+([\p{L}_][\p{L}\p{N}_]*)|^([\p{L}_][\p{L}\p{N}_]*)[ \t]*(?::[^=\r\n]{1,200})?=(?!=)/gmu;

/** What a Python file declares by name: functions, classes, type aliases, variables of the module. */
export function symbolsOfPython(text: string, spans: TextSpans): DeclaredSymbol[] {
  return [...text.matchAll(declaration)].flatMap((found): DeclaredSymbol[] => {
    const name = found[1] ?? found[2]!;
    // The name of a function or class ends the match, that of a variable begins it.
    const start = found[1] === undefined ? found.index : found.index + found[0].length - name.length;
    return spans.isCode(start) ? [{ name, start, end: start + name.length }] : [];
  });
}
