import type { Mentions, WrittenImport } from '../extract/import.ts';

/** The files of a workspace as a resolver sees them. Paths are relative to the workspace, with `/`. */
export interface WorkspaceFiles {
  /** True for every file of the workspace that Git does not ignore, sources or not. */
  has(path: string): boolean;
  /** True also for files that Git ignores but that stand on the disk (generated code). Slower than `has`. */
  exists(path: string): boolean;
  /** True for a folder on the disk, ignored or not; left out where nobody can tell. As slow as `exists`. */
  isFolder?(path: string): boolean;
  /**
   * Text of a small file: a manifest such as `package.json`, `go.mod` or `pyproject.toml`, also below
   * `node_modules`; undefined where there is none.
   */
  read(path: string): string | undefined;
  /** All paths for which `has` is true. Read at most once, when a resolver is made. */
  paths(): Iterable<string>;
}

/** What the sources of a family declare, for languages whose imports name packages and namespaces. */
export interface DeclaredNames {
  /** Files that declare this name, written out with its space and the family's separator: `com.acme.Order`. */
  filesOf(qualified: string): readonly string[];
  /** Files that declare something in exactly this space, and what; sorted by path. */
  inSpace(space: string): readonly { path: string; names: readonly string[] }[];
  /** True where this space or one below it is declared by some file. */
  hasSpace(space: string): boolean;
}

/**
 * What an import means at the place where it stands. Answers are shared: never change one. `forTests` is set where
 * the language itself keeps the import out of all but tests, as Rust does under `#[cfg(test)]`.
 */
export type Resolution =
  /**
   * A file of the workspace; `package` is set when it was reached by the name of a workspace package, and `names`
   * when rules may mean that by other names. `ofName` is set when the file belongs to the imported name and not to
   * the specifier.
   */
  | {
      kind: 'file';
      path: string;
      package?: string;
      names?: readonly string[];
      ofName?: true;
      forTests?: true;
    }
  /** Several files by one import, or a form that may always name several: a folder is the target of findings. */
  | { kind: 'files'; paths: readonly string[]; package?: string; ofName?: true }
  /**
   * Something from outside, by its package name without a subpath. A built-in of Node reads `node:fs`; an import
   * by URL or from a bundler's own scheme is named by the scheme with its colon (`https:`, `virtual:`, `bun:`),
   * which no package can be called. `names` are further names by which rules may mean it, wider ones as well:
   * `org.hibernate` for `org.hibernate.query`, `actix-web` for `actix_web`.
   */
  | { kind: 'package'; name: string; names?: readonly string[]; builtin?: true; forTests?: true }
  /**
   * Looks like the workspace's own and leads nowhere, or is no specifier at all. `package` is set where it calls a
   * package of the workspace by name, `ofName` where only the imported name is missing from what the specifier means.
   */
  | { kind: 'unresolved'; package?: string; ofName?: true };

/** The answer for what leads nowhere. */
export const unresolved: Resolution = { kind: 'unresolved' };

/** The answer for a name that is missing where its specifier leads. */
export const nameUnresolved: Resolution = { kind: 'unresolved', ofName: true };

/** The answer where nothing is depended on: the file itself, or a namespace that holds nothing but namespaces. */
export const nothing: Resolution = { kind: 'files', paths: [] };

/** What the manifest that speaks for a file says of a package. */
export type PackageStatus =
  /** `manifest` is the path of the manifest; undefined where there is none. */
  | { as: 'production' | 'development' | 'undeclared'; manifest: string | undefined }
  /** It cannot be told; `why` is a sentence for the person who wrote the rule. */
  | { as: 'unknown'; why: string };

/** Finds what the imports of one family of languages mean; made once for a state of the manifests. */
export interface FamilyResolver {
  /**
   * `from` is the importing file, `mentions` what its scan gave. Never throws, whatever the import. Answers about
   * declared names may be remembered only until {@link forget}.
   */
  resolve(from: string, written: WrittenImport, mentions?: Mentions): Resolution;
  /** How a package that this resolver named is declared for a file. `kind` is that of the import. */
  statusOf(from: string, name: string, kind: WrittenImport['kind']): PackageStatus;
  /** Forget what was remembered about declared names: some file declares something else now. */
  forget?(): void;
}

/** How a family is resolved: one file each, all of them in `table.ts`. */
export interface FamilyResolution {
  /** Separates a space from a name: `.` or `\`. Given where files are found by what they declare. */
  separator?: string;
  /** True for the base name of a file that resolution reads: when it changes, every import is resolved again. */
  isManifest(baseName: string): boolean;
  create(files: WorkspaceFiles, declared: DeclaredNames): FamilyResolver;
}
