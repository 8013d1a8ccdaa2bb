import { asList } from '../../model/rule.ts';
import type { ComponentMap } from './components.ts';

/** How many files a component shares, and with which others. */
interface Overlap {
  files: number;
  components: ReadonlySet<string>;
}

/** What a component's paths come to. */
export interface ComponentFiles {
  owned: number;
  /** Its files that other components' paths match too, and those components. */
  alsoMatched: Overlap;
  /** Files that its paths match and that belong to other components, whose paths are closer. */
  lostTo: Overlap;
  /** Those of its paths that no file matches. */
  idle: string[];
}

/** Which source file belongs to which component. */
export interface Ownership {
  components: ReadonlyMap<string, ComponentFiles>;
  /** Source files in no component. */
  unmapped: string[];
  /** Files that several components' paths match; the first component owns the file. */
  shared: { path: string; components: string[] }[];
  /** The folders with files of some component in them, at any depth. */
  mappedFolders: ReadonlySet<string>;
}

const noFiles = () => ({
  owned: 0,
  alsoMatched: { files: 0, components: new Set<string>() },
  lostTo: { files: 0, components: new Set<string>() },
  used: new Set<number>(),
});

/** Look at every source file once. */
export function ownershipOf(map: ComponentMap, paths: Iterable<string>): Ownership {
  const counts = new Map(map.ids.map(id => [id, noFiles()]));
  const unmapped: string[] = [];
  const shared: Ownership['shared'] = [];
  const mappedFolders = new Set<string>();
  for (const path of paths) {
    const claims = map.claims(path);
    for (const { component, index } of claims) counts.get(component)!.used.add(index);
    const [owner, ...others] = new Set(claims.map(({ component }) => component));
    if (owner === undefined) {
      unmapped.push(path);
      continue;
    }
    addFolders(mappedFolders, path);
    const own = counts.get(owner)!;
    own.owned++;
    if (others.length > 0) shared.push({ path, components: [owner, ...others] });
    if (others.length > 0) own.alsoMatched.files++;
    for (const other of others) {
      own.alsoMatched.components.add(other);
      const { lostTo } = counts.get(other)!;
      lostTo.files++;
      lostTo.components.add(owner);
    }
  }
  const components = new Map(
    [...counts].map(([id, { used, ...files }]) => {
      const idle = asList(map.get(id)?.paths).filter((_, index) => !used.has(index));
      return [id, { ...files, idle }];
    }),
  );
  return { components, unmapped, shared, mappedFolders };
}

/** Add the folders that a path lies in, at any depth. Folders that are in the set have their parents in it too. */
export function addFolders(folders: Set<string>, path: string): void {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const folder = path.slice(0, end);
    if (folders.has(folder)) return;
    folders.add(folder);
  }
}
