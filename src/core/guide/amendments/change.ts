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

/** A name from a file as it may stand in a sentence: on one line, short, and no mark of a comment. */
export function plainName(name: string): string {
  const plain = name.replaceAll('<!--', ' ').replace(/\s+/g, ' ').trim();
  const characters = [...plain];
  return characters.length > longestName ? `${characters.slice(0, longestName).join('').trimEnd()}…` : plain;
}

/** The same in quotation marks. */
export const quoted = (name: string): string => `"${plainName(name)}"`;
