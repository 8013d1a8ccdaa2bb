import { remember } from '../../../remember.ts';
import { type ModuleFact, moduleSpace, readFact } from '../../extract/rust/meaning.ts';
import type { DeclaredNames } from '../resolution.ts';
import { folderOf, joinPath } from '../workspacePath.ts';

/** A module: a file, a part of one, or a folder whose own file is missing. */
export interface Module {
  /** Undefined for a folder alone. */
  file: string | undefined;
  /** The modules of the file around an inline one, as the file writes them; empty for the file's own. */
  inside: string;
  parent: Module | undefined;
  children: Map<string, Module>;
  /** True where it is compiled for tests only. */
  tests: boolean;
  /** The folder in which the files of its children stand. */
  childFolder: string;
}

/** What a file tells about its modules. */
interface FileFacts {
  modules: readonly Extract<ModuleFact, { is: 'file' | 'inline' }>[];
  /** Names that it brings in by `use`, with the inline modules around them. */
  names: ReadonlySet<string>;
  /** Other names of crates, and the crates. */
  aliases: ReadonlyMap<string, string>;
  /** True where nobody can tell which names it holds. */
  open: boolean;
}

const nothing: FileFacts = { modules: [], names: new Set(), aliases: new Map(), open: false };

/** What the tree asks about the workspace. */
export interface Places {
  isFile(path: string): boolean;
  /** True for a folder with sources in or below it. */
  isFolder(path: string): boolean;
  /** True for a folder above which no crate reaches. */
  isTop(folder: string): boolean;
}

/** The modules of all crates of a workspace, as `mod` declarations join them. */
export class ModuleTree {
  readonly #places: Places;
  readonly #facts = new Map<string, FileFacts>();
  readonly #byFile = new Map<string, Module>();
  readonly #byFolder = new Map<string, Module>();
  readonly #roots = new Map<string, Module>();
  readonly #strays = new Map<string, Module>();
  /** Files that are modules of several crates, or several times of one. */
  readonly #shared = new Set<string>();

  /** `roots` are the files at which crates begin; a file of several crates belongs to the first. */
  constructor(roots: Iterable<string>, declared: DeclaredNames, places: Places) {
    this.#places = places;
    for (const { path, names } of declared.inSpace(moduleSpace)) this.#facts.set(path, factsOf(names));
    for (const root of roots) if (!this.#byFile.has(root)) this.root(root);
  }

  /** The module at which the crate of a root file begins. */
  root(file: string): Module {
    return remember(this.#roots, file, () => {
      const module = moduleOf(file, undefined, folderOf(file), false);
      this.#grow(module);
      return module;
    });
  }

  /** True for a file that the crates of the workspace are made of. */
  isReached(file: string): boolean {
    return this.#byFile.has(file);
  }

  /** True where a path may mean something else in each of the crates that a module belongs to. */
  isShared(module: Module): boolean {
    for (let at: Module | undefined = module; at !== undefined; at = at.parent) {
      if (at.file !== undefined && this.#shared.has(at.file)) return true;
    }
    return false;
  }

  /** The module that a file is. One that no crate reaches stands where its path says. */
  of(file: string): Module {
    return this.#byFile.get(file) ?? remember(this.#strays, file, () => this.#stray(file));
  }

  #stray(file: string): Module {
    const folder = folderOf(file);
    const isFolder = file === joined(folder, 'mod.rs');
    const childFolder = isFolder ? folder : file.replace(/\.rs$/, '');
    const parent = this.#around(isFolder ? folderOf(folder) : folder);
    return moduleOf(file, parent, childFolder, parent.tests);
  }

  /** The module whose children stand in a folder, by custom. */
  #around(folder: string): Module {
    return remember(this.#byFolder, folder, () => {
      const isTop =
        folder === '' || folder === 'src' || folder.endsWith('/src') || this.#places.isTop(folder);
      const parent = isTop ? undefined : this.#around(folderOf(folder));
      return moduleOf(undefined, parent, folder, parent?.tests === true);
    });
  }

  /** A module inside of a module's file. */
  inside(module: Module, path: string): Module {
    if (path === '') return module;
    return path.split('::').reduce((at, name) => inlineChild(at, name), module);
  }

  /**
   * The module of a name inside of another. Where macros or globs may have declared it, and for importers that no
   * crate reaches (`loose`), it is the one that stands where others do.
   */
  child(module: Module, name: string, loose: boolean): Module | undefined {
    const known = module.children.get(name);
    if (known !== undefined) return known;
    if (!loose && !this.#factsOf(module).open) return undefined;
    const file = this.#fileOf(module.childFolder, name);
    if (file !== undefined) return this.of(file);
    const folder = joined(module.childFolder, name);
    return loose && this.#places.isFolder(folder) ? this.#around(folder) : undefined;
  }

  /** True where a module surely holds no module of a name, and nothing else of it that could be taken for one. */
  lacks(module: Module, name: string): boolean {
    const facts = this.#factsOf(module);
    const path = module.inside === '' ? name : `${module.inside}::${name}`;
    return !facts.open && !module.children.has(name) && !facts.names.has(path);
  }

  /** The crate that the root of a module's crate gives another name to. */
  aliased(module: Module, name: string): string | undefined {
    return this.#factsOf(rootOf(module)).aliases.get(name);
  }

  #factsOf({ file }: Module): FileFacts {
    return (file === undefined ? undefined : this.#facts.get(file)) ?? nothing;
  }

  /** Adds all modules below one. Each file is read once, also where a file names itself. */
  #grow(top: Module): void {
    const pending = [top];
    for (let module = pending.pop(); module !== undefined; module = pending.pop()) {
      const { file, childFolder } = module;
      const known = file === undefined ? undefined : this.#byFile.get(file);
      if (file === undefined) continue;
      if (known !== undefined) {
        module.children = known.children;
        if (known !== module) this.#shared.add(file);
        continue;
      }
      this.#byFile.set(file, module);
      if (!this.#byFolder.has(childFolder)) this.#byFolder.set(childFolder, module);
      for (const fact of this.#factsOf(module).modules) {
        const at = fact.path.lastIndexOf('::');
        const parent = this.inside(module, at < 0 ? '' : fact.path.slice(0, at));
        const name = fact.path.slice(at < 0 ? 0 : at + 2);
        if (fact.is === 'inline') inlineChild(parent, name);
        else pending.push(...this.#declaredBy(fact, parent, name));
      }
    }
  }

  /** The modules of one `mod x;`: several where its file depends on the system. */
  #declaredBy(fact: Extract<ModuleFact, { is: 'file' }>, parent: Module, name: string): Module[] {
    const tests = parent.tests || fact.tests;
    // Beside an inline module `#[path]` counts from the folder of that one, otherwise from the file's own.
    const from = parent.inside === '' ? folderOf(parent.file ?? '') : parent.childFolder;
    const found = fact.files.flatMap(path => {
      const file = joinPath(from, path.replaceAll('\\', '/'));
      return file !== undefined && this.#places.isFile(file)
        ? [moduleOf(file, parent, folderOf(file), tests)]
        : [];
    });
    const file = this.#fileOf(parent.childFolder, name);
    if (file !== undefined) found.push(moduleOf(file, parent, joined(parent.childFolder, name), tests));
    const [first] = found;
    if (first !== undefined && !parent.children.has(name)) parent.children.set(name, first);
    return found;
  }

  #fileOf(folder: string, name: string): string | undefined {
    const beside = joined(folder, `${name}.rs`);
    if (this.#places.isFile(beside)) return beside;
    const within = joined(folder, `${name}/mod.rs`);
    return this.#places.isFile(within) ? within : undefined;
  }
}

/** The root of the crate that a module belongs to. */
export function rootOf(module: Module): Module {
  let at = module;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

const joined = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

function moduleOf(
  file: string | undefined,
  parent: Module | undefined,
  childFolder: string,
  tests: boolean,
): Module {
  return { file, inside: '', parent, children: new Map(), tests, childFolder };
}

function inlineChild(parent: Module, name: string): Module {
  return remember(parent.children, name, () => ({
    file: parent.file,
    inside: parent.inside === '' ? name : `${parent.inside}::${name}`,
    parent,
    children: new Map(),
    tests: parent.tests,
    childFolder: joined(parent.childFolder, name),
  }));
}

function factsOf(names: readonly string[]): FileFacts {
  const facts = names.flatMap(name => readFact(name) ?? []);
  return {
    modules: facts.filter(fact => fact.is === 'file' || fact.is === 'inline'),
    names: new Set(facts.flatMap(fact => (fact.is === 'name' ? [fact.path] : []))),
    aliases: new Map(facts.flatMap(fact => (fact.is === 'alias' ? [[fact.path, fact.crate]] : []))),
    open: facts.some(fact => fact.is === 'open'),
  };
}
