import type { PackageStatus, Resolution } from '../resolution.ts';
import { type CargoDependency, identifierOf } from './cargo.ts';
import type { CargoPackage, CargoPackages } from './packages.ts';

/** Crates that come with the compiler. */
const builtins = new Set(['std', 'core', 'alloc', 'proc_macro', 'test']);

/**
 * What the first name of a path means as a crate: a library of the workspace, or a package; undefined for neither.
 * `names` are those that manifests use.
 */
export type CrateNames = (
  owner: CargoPackage | undefined,
  from: string,
  name: string,
) => { library: string; names?: readonly string[] } | Extract<Resolution, { kind: 'package' }> | undefined;

/** Finds crates by the manifest of the file, and libraries of the workspace also where it forgot them. */
export function createCrateNames(packages: CargoPackages): CrateNames {
  return (owner, from, name) => {
    const isOwn = owner !== undefined && owner.crate === name && from !== owner.buildScript;
    if (isOwn && owner.libraryFile !== undefined) return { library: owner.libraryFile };
    const dependency = owner === undefined ? undefined : dependencyOf(owner, from, name)?.dependency;
    if (dependency?.folder !== undefined) {
      const library = packages.at(dependency.folder)?.libraryFile;
      if (library !== undefined) return { library, ...otherNames(name, dependency.package) };
    }
    if (dependency !== undefined) return { kind: 'package', name, ...otherNames(name, dependency.package) };
    if (builtins.has(name)) return { kind: 'package', name, builtin: true };
    const called = packages.called(name);
    if (called?.libraryFile !== undefined)
      return { library: called.libraryFile, ...otherNames(name, called.name ?? name) };
    // Crates of the compiler itself, for those who build parts of it.
    return name.startsWith('rustc_') ? { kind: 'package', name, builtin: true } : undefined;
  };
}

/** Code says the crate's name; rules may also say the package's, as `Cargo.toml` does. */
function otherNames(name: string, packageName: string): { names?: readonly string[] } {
  const names = new Set([packageName, identifierOf(packageName), name.replaceAll('_', '-')]);
  names.delete(name);
  return names.size === 0 ? {} : { names: [...names] };
}

/** The dependency that a name means to a file, and how the manifest declares it. */
function dependencyOf(
  owner: CargoPackage,
  from: string,
  name: string,
): { dependency: CargoDependency; as: 'production' | 'development' } | undefined {
  const isBuildScript = from === owner.buildScript;
  const production = (isBuildScript ? owner.build : owner.production).get(name);
  if (production !== undefined) return { dependency: production, as: 'production' };
  const development = isBuildScript ? undefined : owner.development.get(name);
  return development === undefined ? undefined : { dependency: development, as: 'development' };
}

/** How the manifest that speaks for a file declares a crate. */
export function statusOf(owner: CargoPackage | undefined, from: string, name: string): PackageStatus {
  if (owner === undefined)
    return { as: 'unknown', why: 'no Cargo.toml with a package stands above the file' };
  const manifest = owner.path;
  if (owner.crate === name && from !== owner.buildScript) return { as: 'production', manifest };
  const found = dependencyOf(owner, from, name);
  if (found !== undefined) return { as: found.as, manifest };
  return owner.broken
    ? { as: 'unknown', why: `${manifest} cannot be read as TOML` }
    : { as: 'undeclared', manifest };
}
