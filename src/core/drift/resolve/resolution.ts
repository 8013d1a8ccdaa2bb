/** The files of a workspace as a resolver sees them. Paths are relative to the workspace, with `/`. */
export interface WorkspaceFiles {
  /** True for every file of the workspace that Git does not ignore, sources or not. */
  has(path: string): boolean;
  /** True also for files that Git ignores but that stand on the disk (generated code). Slower than `has`. */
  exists(path: string): boolean;
  /**
   * Text of a manifest (`package.json`, `tsconfig*.json`, `jsconfig.json`, `pnpm-workspace.yaml`), also below
   * `node_modules`; undefined where there is none.
   */
  read(path: string): string | undefined;
  /** All paths for which `has` is true. Read at most once, when a resolver is made. */
  paths(): Iterable<string>;
}

/** What a specifier means at the place where it stands. */
export type Resolution =
  /** A file of the workspace; `package` is set when it was reached by the name of a workspace package. */
  | { kind: 'file'; path: string; package?: string }
  /**
   * Something from outside, by its package name without a subpath. A built-in of Node reads `node:fs`; an import
   * by URL or from a bundler's own scheme is named by the scheme with its colon (`https:`, `virtual:`, `bun:`),
   * which no package can be called.
   */
  | { kind: 'package'; name: string }
  /** Looks like the workspace's own and leads nowhere, or is no specifier at all. */
  | { kind: 'unresolved' };

/** A `package.json`, as far as the rules about packages need it. */
export interface Manifest {
  path: string;
  name?: string;
  dependencies: ReadonlySet<string>;
  devDependencies: ReadonlySet<string>;
  /** Peer and optional dependencies. */
  otherDependencies: ReadonlySet<string>;
}

/** Finds what imports mean; made once for a state of the manifests, answers are remembered. */
export interface Resolver {
  /** `from` is the importing file. Never throws, whatever the specifier. */
  resolve(from: string, specifier: string): Resolution;
  /** The `package.json` that speaks for a file: the nearest one upwards. */
  nearestManifest(from: string): Manifest | undefined;
}
