import type { Problem } from '../../model/problem.ts';
import { startOfFile } from '../../model/text.ts';
import { remember } from '../../remember.ts';
import { rangesOf } from '../extract/ranges.ts';
import { type ConfigScope, createConfigScope } from './ecmascript/configScope.ts';
import { EcmascriptLookup } from './ecmascript/lookup.ts';
import { findManifests, type ManifestPaths } from './ecmascript/manifestPaths.ts';
import { declares, type Manifest } from './ecmascript/packageJson.ts';
import { Places } from './ecmascript/places.ts';
import { createConfigReader, type TsConfig } from './ecmascript/tsconfig.ts';
import { readWorkspaces } from './ecmascript/workspaces.ts';
import type { LooseJson } from './looseJson.ts';
import type { FamilyResolution, PackageStatus, Resolution, WorkspaceFiles } from './resolution.ts';
import { folderOf, joinPath, upwards } from './workspacePath.ts';

/** Finds what specifiers mean; made once for a state of the manifests, answers are remembered. */
interface EcmascriptResolver {
  /** `from` is the importing file. Never throws, whatever the specifier. */
  resolve(from: string, specifier: string): Resolution;
  /** The `package.json` that speaks for a file: the nearest one upwards. */
  nearestManifest(from: string): Manifest | undefined;
  /** Problems of the manifests read so far, all warnings: resolution goes on without what is missing. */
  problems(): readonly Problem[];
}

/** Resolves the imports of JavaScript and TypeScript to sources, as compilers, bundlers and Node would together. */
export function createEcmascriptResolver(files: WorkspaceFiles): EcmascriptResolver {
  const problems: Problem[] = [];
  const report = (path: string, message: string, error?: LooseJson['error']): void => {
    const span = error === undefined ? undefined : { start: error.offset, end: error.offset + error.length };
    const [range = startOfFile] = span === undefined ? [] : rangesOf(files.read(path) ?? '', [span]);
    problems.push({ path, range, message, severity: 'warning' });
  };

  const paths = findManifests(files.paths());
  const workspaces = readWorkspaces(files, paths);
  for (const { path, error } of workspaces.manifests) {
    if (error !== undefined) report(path, `This is not valid JSON: ${error.message}.`, error);
  }

  const loadConfig = createConfigReader({
    read: path => files.read(path),
    packageFolders: (name, folder) => [
      ...[workspaces.packageNamed(name, folder)?.folder ?? []].flat(),
      ...[...upwards(folder)].map(at => joinPath(at, `node_modules/${name}`) ?? ''),
    ],
    report,
  });
  const scope = createConfigScope(paths, loadConfig);
  const configsOf = buildConfigs(paths, scope, loadConfig);
  const lookup = new EcmascriptLookup({ files, workspaces, configsOf });
  const places = new Places(scope);

  return {
    resolve(from, specifier) {
      const { place, answers } = places.of(from);
      return remember(answers, specifier, () => lookup.resolve(specifier, place));
    },
    nearestManifest: from => workspaces.manifestsFrom(folderOf(from))[0],
    problems: () => problems,
  };
}

/** The configs that may have built the files of a folder: all of its own, otherwise the nearest one above. */
function buildConfigs(
  paths: ManifestPaths,
  scope: ConfigScope,
  load: (path: string) => TsConfig | undefined,
): (folder: string) => readonly TsConfig[] {
  const known = new Map<string, readonly TsConfig[]>();
  return folder =>
    remember(known, folder, () => {
      const own = (paths.configs.get(folder) ?? []).flatMap(path => load(path) ?? []);
      return own.length > 0 ? own : [scope.nearest(folder) ?? []].flat();
    });
}

const manifestName = /^(package\.json|[tj]sconfig.*\.json|pnpm-workspace\.yaml|nx\.json)$/;

/** How imports of JavaScript and TypeScript are resolved, those in Vue and Svelte files included. */
export const ecmascript: FamilyResolution = {
  isManifest: baseName => manifestName.test(baseName),
  create(files) {
    const resolver = createEcmascriptResolver(files);
    return {
      resolve: (from, { specifier }) => resolver.resolve(from, specifier),
      statusOf: (from, name, kind) => statusIn(resolver.nearestManifest(from), name, kind === 'type'),
    };
  },
};

function statusIn(manifest: Manifest | undefined, name: string, isType: boolean): PackageStatus {
  if (manifest === undefined) return { as: 'undeclared', manifest: undefined };
  const { path } = manifest;
  const production =
    manifest.name === name || manifest.dependencies.has(name) || manifest.otherDependencies.has(name);
  if (production) return { as: 'production', manifest: path };
  // `import type` from a package is served by its `@types` package as well.
  const types = `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
  const development = manifest.devDependencies.has(name) || (isType && declares(manifest, types));
  return { as: development ? 'development' : 'undeclared', manifest: path };
}
