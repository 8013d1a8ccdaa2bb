/** One thing that changed since an approval. */
export interface Change {
  /** The file that it stands in. */
  path: string;
  /** What changed, as a short sentence without a full stop. */
  text: string;
  /** True where parts of the system are cut, joined or allowed differently: what a decision should record. */
  boundary: boolean;
}

/** Far more than a person reads; what is beyond is told as a number. */
export const mostChanges = 200;

const longestName = 60;

/** A name that a person wrote, on one line and short enough to stand in a sentence. */
export function quoted(name: string): string {
  const plain = name.replace(/\s+/g, ' ').replaceAll('<!--', '').trim();
  const characters = [...plain];
  return `"${characters.length > longestName ? `${characters.slice(0, longestName).join('').trimEnd()}…` : plain}"`;
}
