import { remember } from '../../../remember.ts';
import { type ModuleFact, moduleSpace, readFact } from '../../extract/rust/meaning.ts';
import type { DeclaredNames } from '../resolution.ts';
import { folderOf, joinPath } from '../workspacePath.ts';

/** A module: a file, or a part of one. */
export interface Module {
  file: string;
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
  /** True where nobody can tell which names it holds. */
  open: boolean;
}

const nothing: FileFacts = { modules: [], names: new Set(), open: false };

/** The modules of all crates of a workspace, as `mod` declarations join them. */
export class ModuleTree {
  readonly #isFile: (path: string) => boolean;
  readonly #facts = new Map<string, FileFacts>();
  readonly #byFile = new Map<string, Module>();
  readonly #roots = new Map<string, Module>();

  /** `roots` are the files at which crates begin; a file of several crates belongs to the first. */
  constructor(roots: Iterable<string>, declared: DeclaredNames, isFile: (path: string) => boolean) {
    this.#isFile = isFile;
    for (const { path, names } of declared.inSpace(moduleSpace)) this.#facts.set(path, factsOf(names));
    for (const root of roots) this.root(root);
  }

  /** The module at which the crate of a root file begins. */
  root(file: string): Module {
    return remember(this.#roots, file, () => {
      const module = moduleOf(file, undefined, folderOf(file), false);
      this.#grow(module);
      return module;
    });
  }

  /** The module that a file is. One that no `mod` names stands where its path says. */
  of(file: string): Module {
    const known = this.#byFile.get(file);
    if (known !== undefined) return known;
    const { parent, childFolder } = this.#customaryPlace(file);
    if (parent === undefined) return this.root(file);
    const module = moduleOf(file, parent, childFolder, parent.tests);
    this.#grow(module);
    return module;
  }

  /** A module inside of a module's file. */
  inside(module: Module, path: string): Module {
    if (path === '') return module;
    return path.split('::').reduce((at, name) => inlineChild(at, name), module);
  }

  /** The module of a name inside of another. */
  child(module: Module, name: string): Module | undefined {
    const known = module.children.get(name);
    if (known !== undefined || !this.#factsOf(module).open) return known;
    // A macro may have declared it, and then its file stands where others do.
    const file = this.#fileOf(module.childFolder, name);
    if (file === undefined || this.#byFile.has(file)) return undefined;
    const found = moduleOf(file, module, `${module.childFolder}/${name}`, module.tests);
    module.children.set(name, found);
    this.#grow(found);
    return found;
  }

  /** True where a module surely holds no module of a name, and nothing else of it that could be taken for one. */
  lacks(module: Module, name: string): boolean {
    const facts = this.#factsOf(module);
    const path = module.inside === '' ? name : `${module.inside}::${name}`;
    return !facts.open && !module.children.has(name) && !facts.names.has(path);
  }

  #factsOf({ file }: Module): FileFacts {
    return this.#facts.get(file) ?? nothing;
  }

  /** Adds all modules below one. Each file is read once, also where a file names itself. */
  #grow(top: Module): void {
    const pending = [top];
    for (let module = pending.pop(); module !== undefined; module = pending.pop()) {
      if (this.#byFile.has(module.file) && module !== top) continue;
      if (!this.#byFile.has(module.file)) this.#byFile.set(module.file, module);
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
    const from = parent.inside === '' ? folderOf(parent.file) : parent.childFolder;
    const found = fact.files.flatMap(path => {
      const file = joinPath(from, path.replaceAll('\\', '/'));
      return file !== undefined && this.#isFile(file) ? [moduleOf(file, parent, folderOf(file), tests)] : [];
    });
    const file = this.#fileOf(parent.childFolder, name);
    if (file !== undefined) found.push(moduleOf(file, parent, joined(parent.childFolder, name), tests));
    const [first] = found;
    if (first !== undefined && !parent.children.has(name)) parent.children.set(name, first);
    return found;
  }

  #fileOf(folder: string, name: string): string | undefined {
    const beside = joined(folder, `${name}.rs`);
    if (this.#isFile(beside)) return beside;
    const within = joined(folder, `${name}/mod.rs`);
    return this.#isFile(within) ? within : undefined;
  }

  #customaryPlace(file: string): { parent: Module | undefined; childFolder: string } {
    const folder = folderOf(file);
    const isFolder = file === joined(folder, 'mod.rs');
    const around = isFolder ? folderOf(folder) : folder;
    const candidates = ['mod.rs', 'lib.rs', 'main.rs'].map(name => joined(around, name));
    const parents = around === '' ? candidates : [...candidates, `${around}.rs`];
    const parent = parents.find(path => path !== file && this.#byFile.has(path));
    return {
      parent: parent === undefined ? undefined : this.#byFile.get(parent),
      childFolder: isFolder ? folder : file.replace(/\.rs$/, ''),
    };
  }
}

const joined = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

function moduleOf(file: string, parent: Module | undefined, childFolder: string, tests: boolean): Module {
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
    open: facts.some(fact => fact.is === 'open'),
  };
}
