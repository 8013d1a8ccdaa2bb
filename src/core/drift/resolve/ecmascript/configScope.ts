import { matchesAny } from '../../../globs/globs.ts';
import { remember } from '../../../remember.ts';
import { below, joinPath, upwards } from '../workspacePath.ts';
import type { ManifestPaths } from './manifestPaths.ts';
import type { TsConfig } from './tsconfig.ts';

/** Tells which config governs a file, as an editor does. */
export interface ConfigScope {
  /** The nearest config upwards of a folder, whether or not it takes the files there. */
  nearest(folder: string): TsConfig | undefined;
  /** The config for a file: the nearest, or the one among its `references` that takes the file. */
  governing(file: string, folder: string): TsConfig | undefined;
}

/** Reads the configs that stand at `paths`. */
export function createConfigScope(
  { configs, nxRoots }: Pick<ManifestPaths, 'configs' | 'nxRoots'>,
  load: (path: string) => TsConfig | undefined,
): ConfigScope {
  const byFolder = new Map<string, TsConfig | undefined>();
  const tests = new Map<TsConfig, (path: string) => boolean>();
  const references = new Map<TsConfig, readonly TsConfig[]>();

  const nearest = (folder: string) => remember(byFolder, folder, () => find(folder));
  const takes = (config: TsConfig, file: string) => remember(tests, config, () => fileTest(config))(file);

  function find(folder: string): TsConfig | undefined {
    for (const at of upwards(folder)) {
      const here = configs.get(at) ?? [];
      // A tsconfig.build.json alone governs nothing: only the two well-known names do, and in a workspace of Nx the
      // base, in which Nx keeps the paths of all projects.
      const path =
        here.find(one => /(?:^|\/)[tj]sconfig\.json$/.test(one)) ??
        (nxRoots.has(at) ? here.find(one => /(?:^|\/)tsconfig\.base\.json$/.test(one)) : undefined);
      const config = path === undefined ? undefined : load(path);
      if (config !== undefined) return config;
    }
    return undefined;
  }

  function governing(file: string, folder: string): TsConfig | undefined {
    const config = nearest(folder);
    if (config === undefined || config.references.length === 0 || takes(config, file)) return config;
    const others = remember(references, config, () => referenced(config, load));
    return others.find(one => takes(one, file)) ?? config;
  }

  return { nearest, governing };
}

/** All configs that one refers to, directly or through others, each once. */
function referenced(config: TsConfig, load: (path: string) => TsConfig | undefined): TsConfig[] {
  const seen = new Set([config]);
  for (const one of seen) {
    for (const path of one.references) {
      const found = path.endsWith('.json') ? load(path) : load(joinPath(path, 'tsconfig.json') ?? path);
      if (found !== undefined) seen.add(found);
    }
  }
  return [...seen].slice(1);
}

/** `files`, `include` and `exclude` as TypeScript reads them, without regard to extensions. */
function fileTest(config: TsConfig): (path: string) => boolean {
  const files = new Set(config.files);
  const include = config.include ?? (config.files === undefined ? [config.folder] : []);
  const included = coverTest(include);
  const excluded = coverTest(config.exclude);
  return path => files.has(path) || (included(path) && !excluded(path) && !path.includes('node_modules/'));
}

/** A path is covered by a glob that matches it, and by a folder that is named or matched. */
function coverTest(patterns: readonly string[]): (path: string) => boolean {
  const globs = patterns.filter(pattern => /[*?]/.test(pattern));
  const matches = matchesAny(globs.flatMap(glob => [glob, `${glob}/**`]));
  return path => patterns.some(pattern => below(pattern, path) !== undefined) || matches(path);
}
