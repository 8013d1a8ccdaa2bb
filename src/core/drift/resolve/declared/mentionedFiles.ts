import { remember } from '../../../remember.ts';
import { hashOf, type Mentions } from '../../extract/import.ts';

/** A file and the names that it declares in some space. */
interface DeclaringFile {
  path: string;
  names: readonly string[];
}

const hashes = new WeakMap<readonly string[], Uint32Array>();

function hashesOf(names: readonly string[]): Uint32Array {
  return remember(hashes, names, () => Uint32Array.from(names, name => hashOf(name)));
}

/**
 * The files that declare a name which the importing file mentions. Where several declare the same one, `nearest`
 * chooses among their paths.
 */
export function mentionedFiles(
  files: readonly DeclaringFile[],
  mentions: Mentions | undefined,
  nearest: (paths: readonly string[]) => readonly string[],
): string[] {
  if (mentions === undefined) return [];
  const byName = new Map<string, string[]>();
  for (const { path, names } of files) {
    const known = hashesOf(names);
    for (let index = 0; index < known.length; index++) {
      if (!mentions.has(known[index]!)) continue;
      const paths = byName.get(names[index]!);
      if (paths === undefined) byName.set(names[index]!, [path]);
      else paths.push(path);
    }
  }
  const found = new Set<string>();
  for (const paths of byName.values()) for (const path of nearest(paths)) found.add(path);
  return [...found].sort();
}
