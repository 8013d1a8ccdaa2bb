import { remember } from '../../remember.ts';
import type { Mentions } from '../extract/import.ts';
import { beginsUpper, dottedPrefixes, qualifierOf, simpleNameOf } from './declared/dottedNames.ts';
import { mentionedFiles } from './declared/mentionedFiles.ts';
import { nearestFiles } from './declared/nearest.ts';
import { facadeOf } from './jvm/facade.ts';
import { jvmPackage } from './jvm/jvmPackage.ts';
import { createOwnership } from './jvm/ownership.ts';
import { isPlatformPackage } from './jvm/platform.ts';
import { createSourceSets, isBuildFile } from './jvm/sourceSets.ts';
import {
  type DeclaredNames,
  type FamilyResolution,
  type FamilyResolver,
  nothing,
  type Resolution,
  unresolved,
  type WorkspaceFiles,
} from './resolution.ts';

/**
 * Java and Kotlin: an import names a package and something in it, and the files are those that declare it. Folders
 * do not count, but among files that declare the same name the importing file's own source set comes first.
 */
export const jvm: FamilyResolution = {
  separator: '.',
  isManifest: isBuildFile,
  create: createJvmResolver,
};

function createJvmResolver(files: WorkspaceFiles, declared: DeclaredNames): FamilyResolver {
  const sets = createSourceSets(files);
  const ownership = createOwnership(files, declared, sets);
  const found = new Map<string, readonly string[]>();
  const single = new Map<string, Resolution>();
  const packages = {
    plain: new Map<string, Resolution>(),
    static: new Map<string, Resolution>(),
    all: new Map<string, Resolution>(),
  };

  /** The files that declare a name, or the longest beginning of it that some file declares. */
  function filesOf(name: string): readonly string[] {
    return remember(found, name, () => {
      for (const prefix of dottedPrefixes(name)) {
        // What begins with a function's name can be a package of the same name.
        if (prefix !== name && !beginsUpper(simpleNameOf(prefix)) && declared.hasSpace(prefix)) continue;
        const exact = declared.filesOf(prefix).filter(isImportable);
        if (exact.length > 0) return exact;
        const facade = facadeFiles(prefix);
        if (facade.length > 0) return facade;
      }
      return [];
    });
  }

  /** `StringsKt` is how Java sees the functions of `Strings.kt`. */
  function facadeFiles(name: string): readonly string[] {
    const simple = simpleNameOf(name);
    if (!simple.endsWith('Kt')) return [];
    return declared
      .inSpace(qualifierOf(name))
      .map(({ path }) => path)
      .filter(path => facadeOf(path) === simple);
  }

  function answer(from: string, paths: readonly string[]): Resolution {
    const nearest = nearestFiles(from, importableBy(from, paths), sets.setOf);
    if (nearest.length > 1) return { kind: 'files', paths: nearest };
    const path = nearest[0]!;
    return path === from ? nothing : remember(single, path, () => ({ kind: 'file', path }));
  }

  /** Undefined where the package declares nothing. */
  function wildcard(from: string, space: string, mentions: Mentions | undefined): Resolution | undefined {
    const all = declared.inSpace(space).filter(({ path, names }) => names.length > 0 && isImportable(path));
    if (all.length === 0) return undefined;
    const others = all.filter(({ path }) => path !== from);
    const mentioned = mentionedFiles(others, mentions, paths => nearestFiles(from, paths, sets.setOf));
    if (mentioned.length > 0) return { kind: 'files', paths: mentioned };
    // Workspaces sometimes add a class to a package of the platform.
    if (isPlatformPackage(space)) return undefined;
    return others.length === 0 ? nothing : { kind: 'files', paths: others.map(({ path }) => path) };
  }

  /** What no source declares: something from outside, or something that is missing. */
  function outside(from: string, name: string, kind: keyof typeof packages): Resolution {
    const external = remember(packages[kind], name, () =>
      jvmPackage(name, kind === 'static', kind === 'all'),
    );
    if (kind === 'all') return external;
    const space = [...dottedPrefixes(qualifierOf(name))].find(prefix => declared.inSpace(prefix).length > 0);
    if (space === undefined || !ownership.isOwn(space, from)) return external;
    const [missing = '', ...rest] = name.slice(space.length + 1).split('.');
    // A part in small letters that others follow is a package that only its generated files are in.
    if (!beginsUpper(missing) && rest.length > 0) return external;
    if (!ownership.mayExist(space, missing, from)) return unresolved;
    return { ...jvmPackage(name, kind === 'static', false), builtin: true };
  }

  return {
    resolve(from, { specifier, all, form }, mentions) {
      if (form === 'module') return modulePackage(specifier);
      const name = all ? qualifierOf(specifier) : specifier;
      const inPackage = all && form !== 'static' ? wildcard(from, name, mentions) : undefined;
      if (inPackage !== undefined) return inPackage;
      const paths = filesOf(name);
      if (paths.length > 0) return answer(from, paths);
      return outside(from, name, all ? 'all' : form === 'static' ? 'static' : 'plain');
    },
    statusOf: () => ({
      as: 'unknown',
      why: 'manifests of Java and Kotlin name artifacts and not packages; use `deny` or `allow_only` instead',
    }),
    forget() {
      found.clear();
      single.clear();
    },
  };
}

/** Java cannot import a function of Kotlin that is called like a type of Java. */
function importableBy(from: string, paths: readonly string[]): readonly string[] {
  const types =
    from.endsWith('.java') && paths.length > 1 ? paths.filter(path => path.endsWith('.java')) : [];
  return types.length > 0 ? types : paths;
}

/** What a script declares is its own. */
const isImportable = (path: string): boolean => !path.endsWith('.kts');

/** `import module java.base`. */
function modulePackage(name: string): Resolution {
  return isPlatformPackage(name) ? { kind: 'package', name, builtin: true } : { kind: 'package', name };
}
