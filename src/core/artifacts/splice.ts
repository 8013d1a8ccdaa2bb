/** Replace a part of a text, by offsets. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** Apply splices that do not overlap; those at one place go in their order. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, splice.start) + splice.text;
    at = Math.max(at, splice.end);
  }
  return result + text.slice(at);
}
