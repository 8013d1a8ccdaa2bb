import { Answers } from './answers.ts';
import { type GoModules, readGoModules } from './go/modules.ts';
import {
  type FamilyResolution,
  type FamilyResolver,
  type PackageStatus,
  type Resolution,
  unresolved,
  type WorkspaceFiles,
} from './resolution.ts';
import { folderOf, joinPath, upwards } from './workspacePath.ts';

const isVendored = (path: string): boolean => /(?:^|\/)vendor\//.test(path);

/** Resolves the imports of Go: packages of the workspace by their modules, others by what `go.mod` requires. */
export const go: FamilyResolution = {
  isManifest: baseName => baseName === 'go.mod' || baseName === 'go.work',
  create: createGoResolver,
};

function createGoResolver(files: WorkspaceFiles): FamilyResolver {
  const modules = readGoModules(files);
  const answers = new Answers();
  return {
    resolve(from, { specifier }) {
      const folder = folderOf(from);
      return answers.of(folder, specifier, () => lookUp(files, modules, folder, specifier));
    },
    statusOf: (from, name) => statusOf(modules, from, name),
  };
}

function lookUp(files: WorkspaceFiles, modules: GoModules, folder: string, path: string): Resolution {
  if (path.startsWith('./') || path.startsWith('../') || path === '.' || path === '..') {
    const target = joinPath(folder, path);
    return target === undefined ? unresolved : packageAt(files, modules, target, undefined);
  }
  if (!/^[^\s/][^\s]*$/.test(path)) return unresolved;
  const mod = modules.of(folder);
  const local = modules.importable(folder);
  const module = longestPrefix(path, name => local.has(name) || mod?.requires.has(name) === true);
  const target = module === undefined ? undefined : local.get(module);
  if (module !== undefined && target !== undefined) {
    const at = joinPath(target, path.slice(module.length + 1)) ?? target;
    // Its own module is no package to a file: there is no other way to name the folder next to it.
    const named = target === mod?.folder ? undefined : module;
    return belongsTo(modules, at, target) ? packageAt(files, modules, at, named) : unresolved;
  }
  if (module === undefined && !firstElement(path).includes('.')) {
    return { kind: 'package', name: path, builtin: true };
  }
  return module === undefined ? packageUnknown(path) : packageCalled(module);
}

/** The longest beginning of an import path, whole elements only, that passes a test. */
function longestPrefix(path: string, test: (prefix: string) => boolean): string | undefined {
  for (const prefix of upwards(path)) if (prefix !== '' && test(prefix)) return prefix;
  return undefined;
}

/** A folder with a `go.mod` of its own is no part of the module around it. */
function belongsTo(modules: GoModules, folder: string, module: string): boolean {
  for (const at of upwards(folder)) {
    if (at === module) return true;
    if (modules.of(at)?.folder === at) return false;
  }
  return true;
}

function packageAt(
  files: WorkspaceFiles,
  modules: GoModules,
  folder: string,
  module: string | undefined,
): Resolution {
  const named = module === undefined ? {} : { package: module };
  const paths = modules.packageIn(folder);
  if (paths !== undefined) return { kind: 'files', paths, ...named };
  // Generated code that Git ignores: there is something, and the workspace does not list it.
  return files.isFolder?.(folder) ? { kind: 'file', path: folder, ...named } : unresolved;
}

const firstElement = (path: string): string => path.slice(0, (path.indexOf('/') + 1 || path.length + 1) - 1);

/** Hosts whose repositories stand at `host/owner/name`. */
const hosts = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org', 'gitea.com']);

/** Where no manifest tells which part of a path is the module, rules may mean it by any part with a host before it. */
function packageUnknown(path: string): Resolution {
  if (hosts.has(firstElement(path))) return packageCalled(path.split('/').slice(0, 3).join('/'));
  const wider = [...upwards(path)].filter(part => part !== path && part.includes('/'));
  return wider.length === 0 ? { kind: 'package', name: path } : { kind: 'package', name: path, names: wider };
}

/** Rules mean a module with and without the major version at its end. */
function packageCalled(name: string): Resolution {
  const plain = name.replace(name.startsWith('gopkg.in/') ? /[/.]v\d+$/ : /\/v\d+$/, '');
  return plain === name ? { kind: 'package', name } : { kind: 'package', name, names: [plain] };
}

function statusOf(modules: GoModules, from: string, name: string): PackageStatus {
  const mod = modules.of(folderOf(from));
  if (mod === undefined) return { as: 'unknown', why: 'no go.mod stands above the file' };
  if (mod.module === name || mod.requires.has(name)) return { as: 'production', manifest: mod.path };
  if (isVendored(from))
    return { as: 'unknown', why: 'vendored code is declared by the modules it comes from' };
  return { as: 'undeclared', manifest: mod.path };
}
