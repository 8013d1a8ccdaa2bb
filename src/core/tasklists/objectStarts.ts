/**
 * Where each object of a JSON text begins, by the object that was parsed from it. The text must be valid JSON and the
 * value what it was parsed to. Objects under keys that read as whole numbers may be taken for their neighbours.
 */
export function objectStarts(text: string, value: unknown): Map<unknown, number> {
  const starts = new Map<unknown, number>();
  const offsets = offsetsOf(text);
  let next = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const at = waiting.pop();
    if (at === null || typeof at !== 'object') continue;
    if (!Array.isArray(at)) starts.set(at, offsets[next++] ?? 0);
    const parts = Object.values(at);
    for (let index = parts.length - 1; index >= 0; index--) waiting.push(parts[index]);
  }
  return starts;
}

function offsetsOf(text: string): number[] {
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') offsets.push(at);
    else if (text[at] === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
    }
  }
  return offsets;
}
