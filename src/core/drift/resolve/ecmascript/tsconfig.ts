import { remember } from '../../../remember.ts';
import type { LooseJson } from '../looseJson.ts';
import { membersOf, parseLooseJson, stringsOf } from '../looseJson.ts';
import { folderOf, joinPath } from '../workspacePath.ts';
import { compilePaths, type PathMapping } from './pathMapping.ts';

/** A `tsconfig.json` or `jsconfig.json` with what it inherits; all paths seen from the workspace. */
export interface TsConfig {
  path: string;
  folder: string;
  baseUrl: string | undefined;
  paths: PathMapping;
  rootDirs: readonly string[];
  /** `outDir` and `declarationDir`. */
  outDirs: readonly string[];
  rootDir: string | undefined;
  /** Undefined where the config leaves the choice of its files to `include`. */
  files: readonly string[] | undefined;
  include: readonly string[] | undefined;
  exclude: readonly string[];
  /** Paths of the configs under `references`, or of their folders. */
  references: readonly string[];
}

/** What reading configs needs from outside. */
interface ConfigSources {
  read(path: string): string | undefined;
  /** Folders in which a package may stand that a config in `folder` extends, the likeliest first. */
  packageFolders(name: string, folder: string): readonly string[];
  /** Told once of each thing that is wrong; the rest of the config still counts. */
  report(path: string, message: string, error?: LooseJson['error']): void;
}

/** An option and the folder of the config that wrote it. */
interface Placed {
  value: unknown;
  folder: string;
}
type Options = ReadonlyMap<string, Placed>;

/** What stands beside `compilerOptions`; an option written here by mistake does not count. */
const fileFields = ['files', 'include', 'exclude'] as const;
// biome-ignore lint/suspicious/noTemplateCurlyInString: the text that TypeScript replaces
const configDir = '${configDir}';
const installedFolder = 'node_modules/';
/** No real chain of `extends` is longer. */
const longestChain = 50;

/** A reader of configs that reads each of them once. Nothing throws; what is missing is as if not written. */
export function createConfigReader(sources: ConfigSources): (path: string) => TsConfig | undefined {
  const configs = new Map<string, TsConfig | undefined>();
  const loaded = new Map<string, Options | 'loading' | undefined>();

  /** Own and inherited options; undefined where there is no such file. */
  function optionsOf(path: string, depth: number): Options | undefined {
    const known = loaded.get(path);
    if (known === 'loading' || depth > longestChain) {
      sources.report(path, 'This config extends itself by way of others; remove one "extends".');
      return new Map();
    }
    if (known !== undefined || loaded.has(path)) return known;
    const text = sources.read(path);
    if (text === undefined) {
      loaded.set(path, undefined);
      return undefined;
    }
    loaded.set(path, 'loading');
    const { value, error } = parseLooseJson(text);
    if (error !== undefined) sources.report(path, `This is not valid JSON: ${error.message}.`, error);
    const members = membersOf(value);
    const folder = folderOf(path);
    const options = new Map<string, Placed>();
    for (const base of stringsOf(members.get('extends'))) {
      for (const [name, placed] of inherited(base, path, depth)) options.set(name, placed);
    }
    for (const name of fileFields)
      if (members.has(name)) options.set(name, { value: members.get(name), folder });
    for (const [name, own] of membersOf(members.get('compilerOptions')))
      options.set(name, { value: own, folder });
    // References are each config's own: they are not inherited.
    options.set('references', { value: members.get('references'), folder });
    loaded.set(path, options);
    return options;
  }

  function inherited(base: string, path: string, depth: number): Options {
    for (const candidate of baseCandidates(base, folderOf(path), sources)) {
      const options = optionsOf(candidate, depth + 1);
      if (options !== undefined) return options;
    }
    sources.report(
      path,
      `The config "${base}" that this one extends is not there; install it or correct the path.`,
    );
    return new Map();
  }

  return path =>
    remember(configs, path, () => {
      const options = optionsOf(path, 0);
      return options === undefined ? undefined : finish(path, options);
    });
}

/** Where a base may stand: as TypeScript looks for it, and also among the workspace's own packages. */
function baseCandidates(base: string, folder: string, sources: ConfigSources): string[] {
  const withJson = (path: string): string[] => (path.endsWith('.json') ? [path] : [`${path}.json`, path]);
  const isPath = /^(?:\.{1,2}(?:\/|$)|\/)/.test(base);
  const path = isPath ? joinPath(folder, base) : undefined;
  const atPath = path === undefined ? [] : withJson(path);
  const installed = base.lastIndexOf(installedFolder);
  if (isPath && installed < 0) return atPath;
  // A path into node_modules names a package too, which before an installation stands in the workspace alone.
  const wanted = isPath ? base.slice(installed + installedFolder.length) : base;
  const [first = '', second = ''] = wanted.split('/', 2);
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  const rest = wanted.slice(name.length + 1);
  const inPackage = sources.packageFolders(name, folder).flatMap(at => {
    if (rest !== '') return [...withJson(`${at}/${rest}`), `${at}/${rest}/tsconfig.json`];
    const field = membersOf(parseLooseJson(sources.read(`${at}/package.json`) ?? '').value).get('tsconfig');
    const named = typeof field === 'string' ? joinPath(at, field) : undefined;
    return named === undefined ? [`${at}/tsconfig.json`] : [...withJson(named), `${at}/tsconfig.json`];
  });
  return [...atPath, ...inPackage];
}

/** Makes all paths those of the workspace; `${configDir}` is the folder of the config that is used, not of a base. */
function finish(path: string, options: Options): TsConfig {
  const folder = folderOf(path);
  const at = (from: string, text: string): string[] => {
    const placed = text.startsWith(configDir)
      ? joinPath(folder, text.slice(configDir.length))
      : joinPath(from, text);
    return placed === undefined ? [] : [placed];
  };
  const listed = (name: string): string[] | undefined => {
    const option = options.get(name);
    return option === undefined
      ? undefined
      : stringsOf(option.value).flatMap(text => at(option.folder, text));
  };
  const baseUrl = listed('baseUrl')?.[0];
  const paths = options.get('paths');
  const outDirs = [...(listed('outDir') ?? []), ...(listed('declarationDir') ?? [])];
  return {
    path,
    folder,
    baseUrl,
    paths: compilePaths(
      [...membersOf(paths?.value)].map(([pattern, targets]) => [
        pattern,
        stringsOf(targets).flatMap(text => at(baseUrl ?? paths?.folder ?? folder, text)),
      ]),
    ),
    rootDirs: listed('rootDirs') ?? [],
    outDirs,
    rootDir: listed('rootDir')?.[0],
    files: listed('files'),
    include: listed('include'),
    exclude: listed('exclude') ?? outDirs,
    references: referencesOf(options).flatMap(text => at(folder, text)),
  };
}

function referencesOf(options: Options): string[] {
  const list = options.get('references')?.value;
  if (!Array.isArray(list)) return [];
  return list.flatMap(reference => stringsOf(membersOf(reference).get('path')));
}
