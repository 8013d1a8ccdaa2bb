import type { DeclaredSymbol } from '../import.ts';
import type { TextSpans } from '../textSpans.ts';

// Go code is written as gofmt writes it: declarations of the file stand at the beginning of a line, those of a group
// one step further in.
const declaration = /^(func|type|var|const)\b/gm;
const functionName = /\s+(?:\([^()\n]*\)\s*)?([\p{L}_][\p{L}\p{N}_]*)/uy;
const nameList = /\s+([\p{L}_][\p{L}\p{N}_]*(?:\s*,\s*[\p{L}_][\p{L}\p{N}_]*)*)/uy;
const groupStart = /\s*\(/y;
const groupLine = /^(?:(\S)|(?:\t| {1,4})([\p{L}_][\p{L}\p{N}_]*(?:\s*,\s*[\p{L}_][\p{L}\p{N}_]*)*))/gmu;
const name = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** What a Go file declares at its top: functions, methods, types, variables and constants. */
export function symbolsOfGo(text: string, spans: TextSpans): DeclaredSymbol[] {
  const symbols: DeclaredSymbol[] = [];
  const addNames = (list: string, end: number): void => {
    for (const found of list.matchAll(name)) {
      const start = end - list.length + found.index;
      symbols.push({ name: found[0], start, end: start + found[0].length });
    }
  };
  for (const found of text.matchAll(declaration)) {
    if (!spans.isCode(found.index)) continue;
    const after = found.index + found[0].length;
    if (found[1] !== 'func' && matchAt(groupStart, text, after) !== undefined) {
      readGroup(text, groupStart.lastIndex, spans, addNames);
      continue;
    }
    const pattern = found[1] === 'func' ? functionName : nameList;
    const list = matchAt(pattern, text, after)?.[1];
    if (list !== undefined) addNames(list, pattern.lastIndex);
  }
  return symbols;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function readGroup(
  text: string,
  at: number,
  spans: TextSpans,
  addNames: (list: string, end: number) => void,
): void {
  groupLine.lastIndex = at;
  for (let line = groupLine.exec(text); line !== null; line = groupLine.exec(text)) {
    if (!spans.isCode(groupLine.lastIndex - 1)) continue;
    const names = line[2];
    // What stands at the beginning of a line closes the group, or is the next declaration of a half-typed one.
    if (names === undefined) return;
    addNames(names, groupLine.lastIndex);
  }
}
