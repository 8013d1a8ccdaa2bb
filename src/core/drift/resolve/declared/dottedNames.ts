/** A name with dots and what it begins with, the longest first: `a.b.C`, `a.b`, `a`. */
export function* dottedPrefixes(name: string): Generator<string> {
  for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) yield name.slice(0, end);
}

/** What stands before the last dot; empty where there is none. */
export function qualifierOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

/** What stands behind the last dot. */
export function simpleNameOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Whether a name begins as types do. */
export function beginsUpper(name: string): boolean {
  const first = name.slice(0, 1);
  return first !== first.toLowerCase();
}
