import type { Edges } from './edges.ts';

/** One component of the measured tree. */
export interface Part {
  id: string;
  folder: string;
  /** The glob of its files: the folder with all below it, or the folder's own files alone. */
  glob: string;
  files: readonly string[];
}

/** Fewest parts that a blueprint worth measuring has. */
const enoughParts = 8;

interface Node {
  folder: string;
  /** Folders that were split off stand beside it. */
  shallow: boolean;
  files: readonly string[];
}

/** Divides source files into components by folder: the largest is split into its folders until there are enough. */
export function partsOf(files: readonly string[]): Part[] {
  let nodes: Node[] = [{ folder: '', shallow: false, files }];
  while (nodes.length < enoughParts) {
    const largest = nodes
      .filter(node => !node.shallow && split(node).length > 1)
      .sort((a, b) => b.files.length - a.files.length)[0];
    if (largest === undefined) break;
    nodes = [...nodes.filter(node => node !== largest), ...split(largest)];
  }
  return nodes.map(({ folder, shallow, files: own }) => ({
    id: `${folder === '' ? 'root' : folder.slice(0, -1).replace(/[^A-Za-z0-9]+/g, '-')}${shallow ? '-files' : ''}`,
    folder,
    glob: `${folder}${shallow ? '*' : '**'}`,
    files: own,
  }));
}

function split({ folder, files }: Node): Node[] {
  const below = new Map<string, string[]>();
  for (const path of files) {
    const slash = path.indexOf('/', folder.length);
    const key = slash < 0 ? folder : path.slice(0, slash + 1);
    const list = below.get(key);
    if (list === undefined) below.set(key, [path]);
    else list.push(path);
  }
  // A folder with nothing but one folder in it is the same as that one.
  if (below.size === 1 && !below.has(folder)) {
    const [only] = below;
    return split({ folder: only![0], shallow: false, files });
  }
  return [...below].map(([key, own]) => ({ folder: key, shallow: key === folder, files: own }));
}

/** How many imports lead from each part to each other. */
export function importsBetween(parts: readonly Part[], edges: Edges): Map<Part, Map<Part, number>> {
  const partOf = new Map(parts.flatMap(part => part.files.map(path => [path, part] as const)));
  const counts = new Map(parts.map(part => [part, new Map<Part, number>()]));
  for (const [path, targets] of edges.targets) {
    const from = partOf.get(path);
    for (const target of targets.values()) {
      const to = target === undefined ? undefined : partOf.get(target);
      if (from === undefined || to === undefined || from === to) continue;
      const row = counts.get(from)!;
      row.set(to, (row.get(to) ?? 0) + 1);
    }
  }
  return counts;
}
