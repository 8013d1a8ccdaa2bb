/** The words of a language, found by one look: no two of them may have the same shape. */
interface WordTable {
  /** The word's number by its shape; 0 for a shape that no word has. */
  byShape: Uint8Array;
  /** The word's text by its number. */
  texts: readonly string[];
}

/**
 * A number made of the first letter of the name at `start`, the one `second` characters behind it, and its length,
 * which is below 16.
 */
export function shapeOf(text: string, start: number, second: number, length: number): number {
  return ((text.charCodeAt(start) & 31) << 9) | ((text.charCodeAt(start + second) & 31) << 4) | length;
}

/** The table of an enumeration's names; its member 0 stands for every other name. */
export function wordTable(words: Readonly<Record<string, string | number>>, second: number): WordTable {
  const byShape = new Uint8Array(1 << 14);
  const texts: string[] = [];
  for (const [text, word] of Object.entries(words)) {
    if (typeof word !== 'number' || word === 0) continue;
    byShape[shapeOf(text, 0, second, text.length)] = word;
    texts[word] = text;
  }
  return { byShape, texts };
}
