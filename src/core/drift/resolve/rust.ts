import { remember } from '../../remember.ts';
import type { WrittenImport } from '../extract/import.ts';
import { type PathContext, readContext } from '../extract/rust/meaning.ts';
import type {
  DeclaredNames,
  FamilyResolution,
  FamilyResolver,
  Resolution,
  WorkspaceFiles,
} from './resolution.ts';
import { type CrateNames, createCrateNames, statusOf } from './rust/crates.ts';
import { type Module, ModuleTree } from './rust/moduleTree.ts';
import { type CargoPackage, type CargoPackages, readCargoPackages } from './rust/packages.ts';
import { climb, follow, rootOf, segmentsOf } from './rust/paths.ts';
import { folderOf } from './workspacePath.ts';

const unresolved: Resolution = { kind: 'unresolved' };

/** Resolves the paths of Rust: to files by the modules that `mod` declares, to crates by what `Cargo.toml` says. */
export const rust: FamilyResolution = {
  separator: '::',
  isManifest: baseName => baseName === 'Cargo.toml',
  create: createRustResolver,
};

function createRustResolver(files: WorkspaceFiles, declared: DeclaredNames): FamilyResolver {
  const packages = readCargoPackages(files);
  const crates = createCrateNames(packages);
  const isFile = (path: string): boolean => files.has(path);
  const grow = () => new PathReader(packages, crates, new ModuleTree(rootsOf(packages), declared, isFile));
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
function rootsOf({ all }: CargoPackages): string[] {
  const libraries = all.flatMap(({ libraryFile }) => libraryFile ?? []);
  return [...new Set([...libraries, ...all.flatMap(({ roots }) => roots)])];
}

/** Where an import stands. */
interface Place {
  module: Module;
  context: PathContext;
  owner: CargoPackage | undefined;
  from: string;
}

/** Reads paths by a state of the modules, and remembers the answers. */
class PathReader {
  readonly #packages: CargoPackages;
  readonly #crates: CrateNames;
  readonly #tree: ModuleTree;
  readonly #answers = new Map<string, Map<string, Resolution>>();

  constructor(packages: CargoPackages, crates: CrateNames, tree: ModuleTree) {
    this.#packages = packages;
    this.#crates = crates;
    this.#tree = tree;
  }

  resolve(from: string, written: WrittenImport): Resolution {
    const { specifier, name, all, form } = written;
    const known = remember(this.#answers, from, () => new Map<string, Resolution>());
    const key = `${form ?? ''}\n${specifier}\n${name ?? ''}\n${all ?? ''}`;
    return remember(known, key, () => {
      const context = readContext(form);
      const module = this.#tree.inside(this.#tree.of(from), context.inside);
      const place = { module, context, owner: this.#packages.of(folderOf(from)), from };
      const found =
        name === undefined
          ? this.#read(specifier, all === true, place)
          : this.#readName(specifier, name, all === true, place);
      return context.tests || module.tests ? forTests(found) : found;
    });
  }

  /** A name belongs to the file of the path before it, unless it leads into a module of its own. */
  #readName(specifier: string, name: string, all: boolean, place: Place): Resolution {
    const whole = this.#read(`${specifier === '::' ? '' : specifier}::${name}`, all, place, specifier);
    if (whole.kind !== 'file') return whole;
    const before = this.#read(specifier, false, place);
    return before.kind === 'file' && before.path === whole.path ? before : { ...whole, ofName: true };
  }

  #read(path: string, all: boolean, place: Place, specifier = path): Resolution {
    const segments = segmentsOf(path);
    const [head] = segments;
    if (head === undefined) return unresolved;
    if (place.context.head === 'extern crate') return this.#crate(segments, all, place) ?? packageOf(head);
    if (head === 'crate') return this.#within(rootOf(place.module), segments.slice(1), all);
    if (head === 'self' || head === 'super') {
      const climbed = climb(place.module, segments);
      return climbed === undefined ? unresolved : this.#within(climbed.at, climbed.rest, all);
    }
    const isAbsolute = specifier.startsWith('::');
    if (place.owner?.oldPaths) return this.#oldPath(segments, all, place);
    if (!isAbsolute && place.context.head === 'child') return this.#within(place.module, segments, all);
    if (!isAbsolute && place.context.head === 'own') return { kind: 'file', path: place.from };
    return this.#crate(segments, all, place) ?? this.#unknown(head, isAbsolute, place);
  }

  /** Before the edition of 2018 paths begin at the root of the crate, where crates stand beside modules. */
  #oldPath(segments: readonly string[], all: boolean, place: Place): Resolution {
    const root = rootOf(place.module);
    const head = segments[0]!;
    if (this.#tree.child(root, head) !== undefined) return this.#within(root, segments, all);
    const crate = this.#crate(segments, all, place);
    if (crate !== undefined) return crate;
    if (!this.#tree.lacks(root, head)) return { kind: 'file', path: root.file };
    return this.#unknown(head, false, place);
  }

  /** A name that is no crate anybody knows: something in the file, if that is possible at all. */
  #unknown(head: string, isAbsolute: boolean, place: Place): Resolution {
    const mayBeOwn = place.context.head !== undefined || /^\p{Lu}/u.test(head);
    return mayBeOwn && !isAbsolute ? { kind: 'file', path: place.from } : packageOf(head);
  }

  #within(module: Module, segments: readonly string[], all: boolean): Resolution {
    const path = follow(this.#tree, module, segments, all);
    return path === undefined ? unresolved : { kind: 'file', path };
  }

  #crate(segments: readonly string[], all: boolean, { owner, from }: Place): Resolution | undefined {
    const [head = '', ...rest] = segments;
    const found = this.#crates(owner, from, head);
    if (found === undefined || 'kind' in found) return found;
    const path = follow(this.#tree, this.#tree.root(found.library), rest, all);
    return path === undefined ? unresolved : { kind: 'file', path, package: head };
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
