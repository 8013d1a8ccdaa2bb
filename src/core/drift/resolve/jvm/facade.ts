/** The class in which Java sees the functions of a Kotlin file; undefined for a file of another language. */
export function facadeOf(path: string): string | undefined {
  if (!path.endsWith('.kt')) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1, -'.kt'.length).replace(/[^\p{L}\p{N}_$]/gu, '_');
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Kt`;
}
