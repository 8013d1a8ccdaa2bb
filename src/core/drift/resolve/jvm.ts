import { remember } from '../../remember.ts';
import type { Mentions, WrittenImport } from '../extract/import.ts';
import { beginsUpper, dottedPrefixes, qualifierOf } from './declared/dottedNames.ts';
import { FileAnswers } from './declared/fileAnswers.ts';
import { mentionedFiles } from './declared/mentionedFiles.ts';
import { nearestFiles } from './declared/nearest.ts';
import { DeclaredTypes, isImportable } from './jvm/declaredTypes.ts';
import { jvmPackage } from './jvm/jvmPackage.ts';
import { createOwnership, type Ownership } from './jvm/ownership.ts';
import { isPlatformPackage } from './jvm/platform.ts';
import { createSourceSets, isBuildFile, type SourceSets } from './jvm/sourceSets.ts';
import {
  type DeclaredNames,
  type FamilyResolution,
  type FamilyResolver,
  nothing,
  type PackageStatus,
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
  create: (files, declared) => new JvmResolver(files, declared),
};

class JvmResolver implements FamilyResolver {
  readonly #declared: DeclaredNames;
  readonly #types: DeclaredTypes;
  readonly #sets: SourceSets;
  readonly #ownership: Ownership;
  readonly #files = new FileAnswers();
  readonly #packages = {
    plain: new Map<string, Resolution>(),
    static: new Map<string, Resolution>(),
    all: new Map<string, Resolution>(),
  };

  constructor(files: WorkspaceFiles, declared: DeclaredNames) {
    this.#declared = declared;
    this.#types = new DeclaredTypes(declared);
    this.#sets = createSourceSets(files);
    this.#ownership = createOwnership(files, declared, this.#sets);
  }

  resolve(from: string, { specifier, all, form }: WrittenImport, mentions?: Mentions): Resolution {
    if (form === 'module') return modulePackage(specifier);
    const name = all ? qualifierOf(specifier) : specifier;
    const inPackage = all && form !== 'static' ? this.#wildcard(from, name, mentions) : undefined;
    if (inPackage !== undefined) return inPackage;
    const paths = this.#types.filesOf(name);
    if (paths.length > 0) {
      return this.#files.of(from, nearestFiles(from, importableBy(from, paths), this.#sets.setOf));
    }
    return this.#outside(from, name, all ? 'all' : form === 'static' ? 'static' : 'plain');
  }

  statusOf(): PackageStatus {
    return {
      as: 'unknown',
      why: 'manifests of Java and Kotlin name artifacts and not packages; use `deny` or `allow_only` instead',
    };
  }

  forget(): void {
    this.#types.forget();
  }

  /** The files of a package that `*` brings in; undefined where it declares nothing. */
  #wildcard(from: string, space: string, mentions: Mentions | undefined): Resolution | undefined {
    const all = this.#declared
      .inSpace(space)
      .filter(({ path, names }) => names.length > 0 && isImportable(path));
    if (all.length === 0) return undefined;
    const others = all.filter(({ path }) => path !== from);
    const mentioned = mentionedFiles(others, mentions, paths => nearestFiles(from, paths, this.#sets.setOf));
    if (mentioned.length > 0) return { kind: 'files', paths: mentioned };
    // Workspaces sometimes add a class to a package of the platform.
    if (isPlatformPackage(space)) return undefined;
    return others.length === 0 ? nothing : { kind: 'files', paths: others.map(({ path }) => path) };
  }

  /** What no source declares: something from outside, or something that is missing. */
  #outside(from: string, name: string, kind: 'plain' | 'static' | 'all'): Resolution {
    const external = remember(this.#packages[kind], name, () =>
      jvmPackage(name, kind === 'static', kind === 'all'),
    );
    if (kind === 'all') return external;
    const prefixes = [...dottedPrefixes(qualifierOf(name))];
    const space = prefixes.find(prefix => this.#declared.inSpace(prefix).length > 0);
    if (space === undefined || !this.#ownership.isOwn(space, from)) return external;
    const [missing = '', ...rest] = name.slice(space.length + 1).split('.');
    // A part in small letters that others follow is a package that only its generated files are in.
    if (!beginsUpper(missing) && rest.length > 0) return external;
    if (!this.#ownership.mayExist(space, missing, from)) return unresolved;
    return { ...jvmPackage(name, kind === 'static', false), builtin: true };
  }
}

/** Java cannot import a function of Kotlin that is called like a type of Java. */
function importableBy(from: string, paths: readonly string[]): readonly string[] {
  const types =
    from.endsWith('.java') && paths.length > 1 ? paths.filter(path => path.endsWith('.java')) : [];
  return types.length > 0 ? types : paths;
}

/** `import module java.base`. */
function modulePackage(name: string): Resolution {
  return isPlatformPackage(name) ? { kind: 'package', name, builtin: true } : { kind: 'package', name };
}
