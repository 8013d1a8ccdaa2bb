import { folderOf } from '../workspacePath.ts';

/** Where the manifests of a workspace stand: the only thing that is asked of all its paths. */
export interface ManifestPaths {
  /** Folders with a `package.json`, sorted; those inside `node_modules` are not the workspace's own. */
  packages: readonly string[];
  /** Folders with a `pnpm-workspace.yaml`. */
  pnpmRoots: readonly string[];
  /** Folders with an `nx.json`. */
  nxRoots: ReadonlySet<string>;
  /** `tsconfig*.json` and `jsconfig.json` by folder; `tsconfig.json` first, `jsconfig.json` last. */
  configs: ReadonlyMap<string, readonly string[]>;
}

const manifestName =
  /(?:^|\/)(package\.json|pnpm-workspace\.yaml|nx\.json|tsconfig[^/]*\.json|jsconfig\.json)$/;
const installed = /(?:^|\/)node_modules\//;

/** Reads the paths once. */
export function findManifests(paths: Iterable<string>): ManifestPaths {
  const packages: string[] = [];
  const pnpmRoots: string[] = [];
  const nxRoots = new Set<string>();
  const configs = new Map<string, string[]>();
  for (const path of paths) {
    // Nearly all paths are sources: the cheap test spares them the regular expression.
    if (!path.endsWith('.json') && !path.endsWith('.yaml')) continue;
    const name = manifestName.exec(path)?.[1];
    if (name === undefined || installed.test(path)) continue;
    const folder = folderOf(path);
    if (name === 'package.json') packages.push(folder);
    else if (name === 'pnpm-workspace.yaml') pnpmRoots.push(folder);
    else if (name === 'nx.json') nxRoots.add(folder);
    else configs.set(folder, [...(configs.get(folder) ?? []), path]);
  }
  for (const list of configs.values()) list.sort(byPrecedence);
  return { packages: packages.sort(), pnpmRoots: pnpmRoots.sort(), nxRoots, configs };
}

const rank = (path: string): number =>
  path.endsWith('jsconfig.json') ? 2 : /(?:^|\/)tsconfig\.json$/.test(path) ? 0 : 1;

const byPrecedence = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : 1);
