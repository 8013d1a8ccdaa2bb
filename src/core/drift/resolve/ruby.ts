import { remember } from '../../remember.ts';
import type { WrittenImport } from '../extract/import.ts';
import { Answers } from './answers.ts';
import {
  type DeclaredNames,
  type FamilyResolution,
  type FamilyResolver,
  type PackageStatus,
  type Resolution,
  unresolved,
  type WorkspaceFiles,
} from './resolution.ts';
import { declaringGems, isLibrary, wellKnownGem } from './ruby/gems.ts';
import { LoadPath } from './ruby/loadPath.ts';
import { isGemManifest, WorkspaceGems } from './ruby/workspaceGems.ts';
import { below, folderOf, joinPath } from './workspacePath.ts';

/** Resolves the paths that Ruby sources load: to files of the workspace along the load path, the rest to gems. */
export const ruby: FamilyResolution = {
  // Sources declare what they add to the load path.
  separator: '/',
  isManifest: isGemManifest,
  create: (files, declared) => new RubyResolver(files, declared),
};

const fileAt = (path: string): Resolution => ({ kind: 'file', path });

/** What a `.rb` may be built from, instead of its ending. */
const builtFrom = ['.y', '.ry', '.rl', '.rex', '.rb.erb', '.treetop'];
const compiled = /\.(?:so|bundle|dll|jar)$/;

class RubyResolver implements FamilyResolver {
  readonly #files: WorkspaceFiles;
  readonly #gems: WorkspaceGems;
  readonly #loadPath: LoadPath;
  /** Folders with an `extconf.rb`: what is compiled there stands nowhere before. */
  readonly #extensions: readonly string[];
  readonly #answers = new Answers();
  readonly #gemsOf = new Map<string, ReadonlyMap<string, string>>();

  constructor(files: WorkspaceFiles, declared: DeclaredNames) {
    this.#files = files;
    const paths = [...files.paths()];
    this.#gems = new WorkspaceGems(files, paths);
    this.#loadPath = new LoadPath(files, paths, this.#gems, declared);
    this.#extensions = paths.filter(path => path.endsWith('/extconf.rb')).map(folderOf);
  }

  resolve(from: string, { specifier, form }: WrittenImport): Resolution {
    const folder = folderOf(from);
    return this.#answers.of(folder, `${form ?? ''} ${specifier}`, () => {
      if (form === 'relative') return this.#relative(folder, specifier);
      return specifier.startsWith('.')
        ? this.#fromProgram(folder, specifier)
        : this.#required(folder, specifier, form === 'load');
    });
  }

  forget(): void {
    this.#answers.forget();
    this.#loadPath.forget();
  }

  statusOf(from: string, name: string): PackageStatus {
    const folder = folderOf(from);
    const bundle = this.#gems.bundle(folder);
    const root = this.#gems.above(folder).find(({ gemspecs }) => gemspecs.length > 0);
    const specs = root?.gemspecs ?? [];
    const lists = [
      ...specs.map(({ path, spec }) => ({ path, list: spec })),
      ...(bundle === undefined ? [] : [bundle]),
    ];
    const [first] = lists;
    if (first === undefined) return { as: 'undeclared', manifest: undefined };
    if (specs.some(({ spec }) => spec.name === name)) return { as: 'production', manifest: specs[0]!.path };
    const names = declaringGems(name);
    const production = lists.find(({ list }) => names.some(each => list.production.has(each)));
    if (production !== undefined) return { as: 'production', manifest: production.path };
    const development = lists.find(({ list }) => names.some(each => list.development.has(each)));
    if (development !== undefined) return { as: 'development', manifest: development.path };
    const open = lists.find(({ list }) => list.open);
    if (open !== undefined) {
      return { as: 'unknown', why: `${open.path} declares gems by code, so "${name}" may be among them` };
    }
    if (bundle?.locked?.has(name)) return { as: 'undeclared', manifest: first.path };
    return {
      as: 'unknown',
      why: `nothing tells which gem provides "${name}": no gem of that name is declared or locked`,
    };
  }

  /** A path seen from the folder of the file itself. */
  #relative(folder: string, specifier: string): Resolution {
    const path = joinPath(folder, specifier);
    return (path === undefined ? undefined : this.#at(path)) ?? unresolved;
  }

  /** A path that begins with a dot is seen from where the program runs. */
  #fromProgram(folder: string, specifier: string): Resolution {
    for (const at of [...this.#gems.above(folder).map(root => root.folder), folder]) {
      const path = joinPath(at, specifier);
      const found = path === undefined ? undefined : this.#at(path);
      if (found !== undefined) return found;
    }
    return unresolved;
  }

  #required(folder: string, specifier: string, asWritten: boolean): Resolution {
    if (specifier.startsWith('/') || specifier.startsWith('~')) return { kind: 'package', name: specifier };
    const path =
      asWritten || specifier.endsWith('.rb') || compiled.test(specifier) ? specifier : `${specifier}.rb`;
    const own = this.#loadPath.own(folder, path);
    if (own !== undefined) return fileAt(own);
    const declared = this.#declaredGem(folder, specifier);
    if (isLibrary(specifier)) return this.#gemCalled(specifier, declared ?? specifier.split('/')[0]!, true);
    // A gem of the workspace is its files, a gem from outside only where the workspace has no such file.
    const inside = declared === undefined || specifier.includes('/') || this.#gems.names.has(declared);
    const other = inside ? this.#loadPath.other(folder, path) : undefined;
    if (other !== undefined) return fileAt(other);
    if (declared !== undefined) return this.#gemCalled(specifier, declared);
    return (
      (asWritten ? this.#beside(folder, path) : this.#missing(folder, specifier)) ??
      this.#gemCalled(specifier)
    );
  }

  /** A file that is loaded with its ending, beside the loading one. */
  #beside(folder: string, path: string): Resolution | undefined {
    const found = joinPath(folder, path);
    return found !== undefined && this.#files.has(found) ? fileAt(found) : undefined;
  }

  /** A path below what a gem around the folder provides, where no other gem shares that beginning. */
  #missing(folder: string, specifier: string): Resolution | undefined {
    if (!this.#loadPath.providesBeside(folder, specifier)) return undefined;
    for (const root of this.#gems.above(folder)) {
      for (const at of root.requireFolders) {
        const path = joinPath(at, specifier);
        const built = path === undefined ? undefined : this.#at(path);
        if (built !== undefined) return built;
      }
    }
    const key = keyOf(specifier.split('/')[0]!);
    const own = new Set(
      this.#gems.above(folder).flatMap(({ gemspecs }) => gemspecs.map(({ spec }) => spec.name)),
    );
    for (const [other, gem] of this.#gemsAround(folder))
      if (other.startsWith(key) && !own.has(gem)) return undefined;
    return specifier.includes('/') ? unresolved : undefined;
  }

  /** What stands at a path: a source, what Git ignores, what it is built from, or what is compiled. */
  #at(path: string): Resolution | undefined {
    const stem = path.endsWith('.rb') ? path.slice(0, -'.rb'.length) : path;
    const source = [path, `${stem}.rb`].find(each => this.#files.has(each));
    if (source !== undefined) return fileAt(source);
    const origin = builtFrom.map(ending => stem + ending).find(each => this.#files.has(each));
    if (origin !== undefined) return fileAt(origin);
    const onDisk = [path, `${stem}.rb`, `${stem}.so`, `${stem}.bundle`].find(each =>
      this.#files.exists(each),
    );
    if (onDisk !== undefined) return fileAt(onDisk);
    return this.#isCompiled(path)
      ? { kind: 'package', name: stem.slice(stem.lastIndexOf('/') + 1), builtin: true }
      : undefined;
  }

  /** Whether an extension of the gem around the path is compiled to it. */
  #isCompiled(path: string): boolean {
    const root = this.#gems.above(folderOf(path)).find(({ gemspecs }) => gemspecs.length > 0)?.folder ?? '';
    const name = path.slice(path.lastIndexOf('/') + 1).replace(compiled, '');
    return this.#extensions.some(
      folder => below(root, folder) !== undefined && (folder.endsWith(`/${name}`) || folder.endsWith('/ext')),
    );
  }

  /** The gem of a required path, as the manifests around a folder call it: of `a/b` it is `a-b`, or `a`. */
  #declaredGem(folder: string, specifier: string): string | undefined {
    const around = this.#gemsAround(folder);
    const parts = specifier.replace(/\.rb$/, '').split('/');
    for (let count = parts.length; count > 0; count--) {
      const gem = around.get(keyOf(parts.slice(0, count).join('')));
      if (gem !== undefined) return gem;
    }
    const gem = wellKnownGem(specifier);
    return gem !== undefined && [...around.values()].some(name => declaringGems(gem).includes(name))
      ? gem
      : undefined;
  }

  /** The gems that are declared or locked for a folder, by their names without dashes and underscores. */
  #gemsAround(folder: string): ReadonlyMap<string, string> {
    return remember(this.#gemsOf, folder, () => {
      const names = new Map<string, string>();
      const bundle = this.#gems.bundle(folder);
      const specs = this.#gems.above(folder).flatMap(({ gemspecs }) => gemspecs.map(({ spec }) => spec));
      for (const list of [...specs, ...(bundle === undefined ? [] : [bundle.list])]) {
        for (const name of [...list.production, ...list.development]) names.set(keyOf(name), name);
      }
      for (const name of bundle?.locked ?? []) if (!names.has(keyOf(name))) names.set(keyOf(name), name);
      return names;
    });
  }

  #gemCalled(specifier: string, gem = wellKnownGem(specifier), builtin = false): Resolution {
    const first = specifier.split('/')[0]!;
    const name = gem ?? first;
    const names = [...new Set([first, specifier.replaceAll('/', '-'), specifier])].filter(
      each => each !== name,
    );
    return {
      kind: 'package',
      name,
      ...(names.length > 0 ? { names } : {}),
      ...(builtin ? { builtin: true as const } : {}),
    };
  }
}

/** A gem's name without what differs between it and a path. */
const keyOf = (name: string): string => name.replace(/[-_.]/g, '').toLowerCase();
