import type { WrittenImport } from '../extract/import.ts';
import { type PathContext, readContext } from '../extract/rust/meaning.ts';
import { Answers } from './answers.ts';
import {
  type DeclaredNames,
  type FamilyResolution,
  type FamilyResolver,
  nameUnresolved,
  type Resolution,
  unresolved,
  type WorkspaceFiles,
} from './resolution.ts';
import { type CrateNames, createCrateNames, statusOf } from './rust/crates.ts';
import { type Module, ModuleTree, type Places, rootOf } from './rust/moduleTree.ts';
import { type CargoPackage, type CargoPackages, readCargoPackages } from './rust/packages.ts';
import { climb, follow, segmentsOf } from './rust/paths.ts';
import { folderOf } from './workspacePath.ts';

/** Resolves the paths of Rust: to files by the modules that `mod` declares, to crates by what `Cargo.toml` says. */
export const rust: FamilyResolution = {
  separator: '::',
  isManifest: baseName => baseName === 'Cargo.toml',
  create: createRustResolver,
};

function createRustResolver(files: WorkspaceFiles, declared: DeclaredNames): FamilyResolver {
  const packages = readCargoPackages(files);
  const crates = createCrateNames(packages);
  const places: Places = {
    isFile: path => files.has(path),
    isFolder: path => packages.folders.has(path),
    isTop: folder => packages.at(folder) !== undefined,
  };
  const grow = () => new PathReader(packages, crates, new ModuleTree(rootsOf(packages), declared, places));
  let reader: PathReader | undefined;
  return {
    resolve(from, written) {
      reader ??= grow();
      return reader.resolve(from, written);
    },
    statusOf: (from, name) => statusOf(packages.of(folderOf(from)), from, name),
    forget() {
      reader = undefined;
    },
  };
}

/** Libraries come first: a file of several crates belongs to the library. */
function rootsOf({ all, strayRoots }: CargoPackages): string[] {
  const libraries = all.flatMap(({ libraryFile }) => libraryFile ?? []);
  return [...new Set([...libraries, ...all.flatMap(({ roots }) => roots), ...strayRoots])];
}

/** Where an import stands. */
interface Place {
  module: Module;
  context: PathContext;
  owner: CargoPackage | undefined;
  from: string;
  /** True where no crate reaches the file: then custom alone says what is where. */
  loose: boolean;
}

/** Reads paths by a state of the modules, and remembers the answers. */
class PathReader {
  readonly #packages: CargoPackages;
  readonly #crates: CrateNames;
  readonly #tree: ModuleTree;
  readonly #answers = new Answers();

  constructor(packages: CargoPackages, crates: CrateNames, tree: ModuleTree) {
    this.#packages = packages;
    this.#crates = crates;
    this.#tree = tree;
  }

  resolve(from: string, written: WrittenImport): Resolution {
    const { specifier, name, all, form } = written;
    const key = `${form ?? ''}\n${specifier}\n${name ?? ''}\n${all ?? ''}`;
    return this.#answers.of(from, key, () => {
      const context = readContext(form);
      const module = this.#tree.inside(this.#tree.of(from), context.inside);
      const loose = !this.#tree.isReached(from);
      const place = { module, context, owner: this.#packages.of(folderOf(from)), from, loose };
      const found =
        name === undefined
          ? this.#read(specifier, all === true, place)
          : this.#readName(specifier, name, all === true, place);
      // What is no part of any crate (a fixture, a text that macros include) may have any surroundings, and what
      // several crates share is not the same in each.
      if (found.kind === 'unresolved' && (loose || this.#tree.isShared(module))) {
        return { kind: 'file', path: from };
      }
      return context.tests || module.tests ? forTests(found) : found;
    });
  }

  /** A name belongs to the file of the path before it, unless it leads into a module of its own. */
  #readName(specifier: string, name: string, all: boolean, place: Place): Resolution {
    const whole = this.#read(`${specifier === '::' ? '' : specifier}::${name}`, all, place, specifier);
    if (whole.kind !== 'file' && whole.kind !== 'unresolved') return whole;
    const before = this.#read(specifier, false, place);
    if (whole.kind === 'unresolved') return before.kind === 'unresolved' ? whole : nameUnresolved;
    return before.kind === 'file' && before.path === whole.path ? before : { ...whole, ofName: true };
  }

  #read(path: string, all: boolean, place: Place, specifier = path): Resolution {
    const segments = segmentsOf(path);
    const [head] = segments;
    if (head === undefined) return unresolved;
    if (place.context.head === 'extern crate') return this.#crate(segments, all, place) ?? packageOf(head);
    if (head === 'crate') return this.#within(rootOf(place.module), segments.slice(1), all, place);
    if (head === 'self' || head === 'super') {
      const climbed = climb(place.module, segments);
      return climbed === undefined ? unresolved : this.#within(climbed.at, climbed.rest, all, place);
    }
    const isAbsolute = specifier.startsWith('::');
    if (place.owner?.oldPaths) return this.#oldPath(segments, all, place);
    if (!isAbsolute && place.context.head === 'child')
      return this.#within(place.module, segments, all, place);
    if (!isAbsolute && place.context.head === 'own') return { kind: 'file', path: place.from };
    return this.#crate(segments, all, place) ?? this.#unknown(head, isAbsolute, place);
  }

  /** Before the edition of 2018 paths begin at the root of the crate, where crates stand beside modules. */
  #oldPath(segments: readonly string[], all: boolean, place: Place): Resolution {
    const root = rootOf(place.module);
    const head = segments[0]!;
    if (this.#tree.child(root, head, place.loose) !== undefined) {
      return this.#within(root, segments, all, place);
    }
    const crate = this.#crate(segments, all, place);
    if (crate !== undefined) return crate;
    if (root.file !== undefined && !this.#tree.lacks(root, head)) return { kind: 'file', path: root.file };
    return this.#unknown(head, false, place);
  }

  /** A name that is no crate anybody knows: something in the file, if that is possible at all. */
  #unknown(head: string, isAbsolute: boolean, place: Place): Resolution {
    const mayBeOwn = place.context.head !== undefined || /^\p{Lu}/u.test(head);
    return mayBeOwn && !isAbsolute ? { kind: 'file', path: place.from } : packageOf(head);
  }

  #within(module: Module, segments: readonly string[], all: boolean, { loose }: Place): Resolution {
    const path = follow(this.#tree, module, segments, all, loose);
    return path === undefined ? unresolved : { kind: 'file', path };
  }

  #crate(segments: readonly string[], all: boolean, place: Place): Resolution | undefined {
    const [written = '', ...rest] = segments;
    const { owner, from, module, loose } = place;
    const head = this.#tree.aliased(module, written) ?? written;
    const found = this.#crates(owner, from, head);
    if (found === undefined || 'kind' in found) return found;
    const path = follow(this.#tree, this.#tree.root(found.library), rest, all, loose);
    if (path === undefined) return unresolved;
    // Programs and tests call their own library by name; it is no package to them.
    if (found.library === owner?.libraryFile) return { kind: 'file', path };
    const { names } = found;
    return { kind: 'file', path, package: head, ...(names === undefined ? {} : { names }) };
  }
}

/** A crate that no manifest names. */
function packageOf(name: string): Resolution {
  const dashed = name.replaceAll('_', '-');
  return dashed === name ? { kind: 'package', name } : { kind: 'package', name, names: [dashed] };
}

function forTests(found: Resolution): Resolution {
  if (found.kind === 'package') return { ...found, forTests: true };
  return found.kind === 'file' && found.package !== undefined ? { ...found, forTests: true } : found;
}
