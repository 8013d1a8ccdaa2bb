import { below, joinPath } from '../workspacePath.ts';
import { type FileTest, probeFile, probeIndex, probeSource } from './probe.ts';
import type { TsConfig } from './tsconfig.ts';

/** Folders that by custom hold what was built, with the sources beside them in `src`. */
const outputFolders = new Set('dist lib build out esm cjs es umd types typings module commonjs'.split(' '));

/** The source of a file that a package promises: the file need not be built, nor differ from its source. */
export function promisedSource(
  target: string,
  folder: string,
  configs: readonly TsConfig[],
  isFile: FileTest,
): string | undefined {
  return (
    firstSource(configuredSources(target, folder, configs), isFile) ??
    probeFile(target, isFile) ??
    probeIndex(target, isFile) ??
    // Some packages are published from the folder that they are built into.
    firstSource([joinPath(folder, `src/${below(folder, target) ?? ''}`) ?? folder], isFile) ??
    firstSource(customarySources(target, folder), isFile)
  );
}

/** The source of a file that a path names inside a package's output, where that file itself is not in Git. */
export function builtSource(
  target: string,
  folder: string,
  configs: readonly TsConfig[],
  isFile: FileTest,
): string | undefined {
  return (
    firstSource(configuredSources(target, folder, configs), isFile) ??
    firstSource(customarySources(target, folder), isFile)
  );
}

function firstSource(candidates: Iterable<string>, isFile: FileTest): string | undefined {
  for (const candidate of candidates) {
    const found = probeSource(candidate, isFile);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** From `outDir` back to `rootDir`. Without a `rootDir` the compiler takes the folder that all inputs share. */
function* configuredSources(target: string, folder: string, configs: readonly TsConfig[]): Generator<string> {
  for (const config of configs) {
    for (const outDir of config.outDirs) {
      const path = below(outDir, target);
      if (path === undefined || outDir === folder) continue;
      for (const root of rootsOf(config)) yield joinPath(root, path) ?? path;
    }
  }
}

function rootsOf(config: TsConfig): readonly string[] {
  if (config.rootDir !== undefined) return [config.rootDir];
  return [...new Set([...(config.include ?? []).map(literalFolder), config.folder])];
}

/** The folder that a glob names before its first wildcard. */
function literalFolder(glob: string): string {
  const parts = glob.split('/');
  const wild = parts.findIndex(part => /[*?]/.test(part));
  return wild < 0 ? glob : parts.slice(0, wild).join('/');
}

/** `dist/esm/x.js` may come from `src/esm/x`, `esm/x`, `src/x` or `x`. */
function* customarySources(target: string, folder: string): Generator<string> {
  const parts = below(folder, target)?.split('/') ?? [];
  for (let index = 1; outputFolders.has(parts[index - 1] ?? ''); index++) {
    const rest = parts.slice(index).join('/');
    yield joinPath(folder, `src/${rest}`) ?? folder;
    yield joinPath(folder, rest) ?? folder;
  }
}
