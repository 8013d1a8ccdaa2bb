import type { WorkspaceFiles } from '../resolution.ts';
import { below, joinPath } from '../workspacePath.ts';
import { promisedSource } from './builtFiles.ts';
import { targetsOf } from './exportsField.ts';
import type { PackageJson } from './packageJson.ts';
import { type FileTest, isDeclaration } from './probe.ts';
import type { TsConfig } from './tsconfig.ts';

/** What finding the sources of a package needs from outside. */
export interface EntryContext {
  files: WorkspaceFiles;
  /** The configs that may have built the files of a folder. */
  configsOf(folder: string): readonly TsConfig[];
}

/** In this order: `types` often names a source directly where `main` names a wrapper. */
const mainFields = ['source', 'types', 'typings', 'module', 'main'] as const;

/** Where a package begins whose fields lead nowhere, because they name what only a build makes. */
const customaryEntries = ['./src/index', './index'];

/** The source that a package's name with a subpath (`.` or `./x`) means; undefined where it is not to be had. */
export function packageEntry(
  manifest: PackageJson,
  subpath: string,
  context: EntryContext,
): string | undefined {
  const isMain = subpath === '.';
  const exported = manifest.exports ?? undefined;
  const targets =
    exported === undefined ? (isMain ? mainTargets(manifest) : [subpath]) : targetsOf(exported, subpath);
  if (exported !== undefined && targets.length === 0) return undefined;
  const source = isMain ? (manifest.entries.get('source') ?? []) : [];
  return firstTarget(manifest.folder, [source, targets, isMain ? customaryEntries : []].flat(), context);
}

/** What a folder with this manifest means when it is imported by a path: `exports` has no say there. */
export function folderEntry(manifest: PackageJson, context: EntryContext): string | undefined {
  return firstTarget(manifest.folder, mainTargets(manifest), context);
}

/** The file that an entry of `imports` (`#x`) names, or the package that it names instead. */
export function internalEntry(
  manifest: PackageJson,
  key: string,
  context: EntryContext,
): { path: string } | { specifier: string } | undefined {
  const targets = targetsOf(manifest.imports, key);
  const path = firstTarget(
    manifest.folder,
    targets.filter(target => target.startsWith('./')),
    context,
  );
  if (path !== undefined) return { path };
  const specifier = targets.find(target => !/^[./#]/.test(target));
  return specifier === undefined ? undefined : { specifier };
}

const mainTargets = (manifest: PackageJson): string[] =>
  mainFields.flatMap(field => manifest.entries.get(field) ?? []);

/** A source before a declaration, and what Git ignores only where nothing else is left. */
function firstTarget(folder: string, targets: readonly string[], context: EntryContext): string | undefined {
  const paths = targets.flatMap(target => {
    const path = joinPath(folder, target);
    return path !== undefined && below(folder, path) !== undefined ? [path] : [];
  });
  const configs = context.configsOf(folder);
  const isKnown: FileTest = path => context.files.has(path);
  let declaration: string | undefined;
  for (const path of paths) {
    const found = promisedSource(path, folder, configs, isKnown);
    if (found !== undefined && !isDeclaration(found)) return found;
    declaration ??= found;
  }
  return declaration ?? paths.find(path => context.files.exists(path));
}
