import { membersOf } from '../looseJson.ts';
import { type LooseToml, parseLooseToml } from '../looseToml.ts';
import { joinPath } from '../workspacePath.ts';

/** A dependency as a manifest names it. */
export interface CargoDependency {
  /** The package's own name, with dashes as it is written. */
  package: string;
  /** The folder that it is taken from, if it is one of the workspace. */
  folder?: string;
}

/** Dependencies by the name that code uses for them. */
export type Dependencies = ReadonlyMap<string, CargoDependency>;

/** A `Cargo.toml` as far as resolution reads it. */
export interface CargoManifest {
  path: string;
  folder: string;
  /** Undefined in a manifest that only holds a workspace together. */
  name: string | undefined;
  /** The name by which code uses its library. */
  crate: string;
  /** True for the edition of 2015, where paths begin at the root of the crate. */
  oldPaths: boolean;
  library: string;
  /** Files that are crates of their own by what the manifest says. */
  targets: readonly string[];
  /** Folders in which others are not crates by where they stand: `tests` under `autotests = false`. */
  closedFolders: readonly string[];
  buildScript: string;
  production: Dependencies;
  development: Dependencies;
  build: Dependencies;
  isWorkspace: boolean;
  /** True where not all of it could be read. */
  broken: boolean;
}

type Table = ReadonlyMap<string, unknown>;

/** A manifest's text, read but not yet joined with that of its workspace. */
export interface RawManifest {
  path: string;
  folder: string;
  table: Table;
  broken: boolean;
}

/** Reads the text of a `Cargo.toml`. */
export function parseCargo(path: string, folder: string, text: string): RawManifest {
  const { value, broken }: LooseToml = parseLooseToml(text);
  return { path, folder, table: membersOf(value), broken };
}

/** The settings that keep Cargo from looking for crates in a folder. */
const discovery: Readonly<Record<string, string>> = {
  autobins: 'src',
  autoexamples: 'examples',
  autotests: 'tests',
  autobenches: 'benches',
};

const tableOf = (table: Table, ...keys: readonly string[]): Table =>
  keys.reduce<Table>((at, key) => membersOf(at.get(key)), table);
const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
/** The name by which code can use a package. */
export const identifierOf = (name: string): string => name.replaceAll('-', '_');

/** A manifest with what it takes from its workspace, whose own manifest is `root`. */
export function finishCargo(raw: RawManifest, root: RawManifest | undefined): CargoManifest {
  const { path, folder, table, broken } = raw;
  const own = tableOf(table, 'package');
  const name = stringOf(own.get('name'));
  const library = tableOf(table, 'lib');
  const at = (file: string): string => joinPath(folder, file) ?? file;
  const inherited =
    root === undefined ? undefined : tableOf(root.table, 'workspace', 'package').get('edition');
  const edition = membersOf(own.get('edition')).get('workspace') === true ? inherited : own.get('edition');
  const targets = ['bin', 'example', 'test', 'bench'].flatMap(kind => {
    const list = table.get(kind);
    return (Array.isArray(list) ? list : []).flatMap(target => stringOf(membersOf(target).get('path')) ?? []);
  });
  const dependencies = (...kinds: readonly string[]): Dependencies => dependenciesOf(raw, root, kinds);
  return {
    path,
    folder,
    name,
    crate: identifierOf(stringOf(library.get('name')) ?? name ?? ''),
    oldPaths: edition === undefined || edition === '2015',
    library: at(stringOf(library.get('path')) ?? 'src/lib.rs'),
    targets: targets.map(at),
    closedFolders: Object.entries(discovery).flatMap(([key, closed]) =>
      own.get(key) === false ? [closed] : [],
    ),
    buildScript: at(stringOf(own.get('build')) ?? 'build.rs'),
    production: dependencies('dependencies'),
    development: dependencies('dev-dependencies', 'dev_dependencies'),
    build: dependencies('build-dependencies', 'build_dependencies'),
    isWorkspace: table.has('workspace'),
    broken: broken || root?.broken === true,
  };
}

/** The tables of some kind, those for single systems included. */
function dependenciesOf(
  raw: RawManifest,
  root: RawManifest | undefined,
  kinds: readonly string[],
): Dependencies {
  const found = new Map<string, CargoDependency>();
  const tables = [raw.table, ...[...tableOf(raw.table, 'target').values()].map(membersOf)];
  for (const [key, value] of tables.flatMap(table => kinds.flatMap(kind => [...tableOf(table, kind)]))) {
    const written = membersOf(value);
    const shared = written.get('workspace') === true && root !== undefined;
    const dependency = shared
      ? read(key, tableOf(root.table, 'workspace', 'dependencies').get(key), root.folder)
      : read(key, value, raw.folder);
    found.set(identifierOf(key), withPatch(dependency, root ?? raw));
  }
  for (const [key, dependency] of [...found]) {
    for (const name of libraryNames(key)) if (!found.has(name)) found.set(name, dependency);
  }
  return found;
}

/** Libraries whose name differs from their package's by more than dashes and the customary parts. */
const renamedLibraries: Readonly<Record<string, string>> = { new_debug_unreachable: 'debug_unreachable' };

/** How else the library of a package may be called: `md5` of `md-5`, `ini` of `rust-ini`, `inflector` of `Inflector`. */
function libraryNames(key: string): string[] {
  const renamed = Object.hasOwn(renamedLibraries, key) ? renamedLibraries[key] : undefined;
  const short = key.replace(/^(?:rust|lib)_|_(?:rs|rust)$/, '');
  return [key.toLowerCase(), key.replaceAll('_', ''), short, ...(renamed === undefined ? [] : [renamed])];
}

function read(key: string, value: unknown, folder: string): CargoDependency {
  const written = membersOf(value);
  const path = stringOf(written.get('path'));
  const target = path === undefined ? undefined : joinPath(folder, path);
  const name = stringOf(written.get('package')) ?? key;
  return target === undefined ? { package: name } : { package: name, folder: target };
}

/** `[patch]` of the workspace may put a folder in the place of a published package. */
function withPatch(dependency: CargoDependency, root: RawManifest): CargoDependency {
  if (dependency.folder !== undefined) return dependency;
  for (const source of tableOf(root.table, 'patch').values()) {
    for (const [key, value] of membersOf(source)) {
      const patch = read(key, value, root.folder);
      if (patch.package === dependency.package && patch.folder !== undefined) return patch;
    }
  }
  return dependency;
}
