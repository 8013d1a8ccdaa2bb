import { remember } from '../../../remember.ts';
import { nameUnresolved, nothing, type Resolution, unresolved, type WorkspaceFiles } from '../resolution.ts';
import { folderOf } from '../workspacePath.ts';
import { isKnownName } from './distributions.ts';
import { MissingModules } from './missing.ts';
import type { Module, Modules } from './modules.ts';
import { mayBeInstalled } from './packageStatus.ts';
import type { Project, Projects } from './projects.ts';
import type { RootsOfFolder, SourceRoots } from './sourceRoots.ts';
import { standardKind } from './standardLibrary.ts';

/** An import as the look-up needs it: where it stands, and its module taken apart. */
interface Wanted {
  /** Folder of the importing file. */
  folder: string;
  /** Leading dots; 0 for an absolute import. */
  level: number;
  parts: readonly string[];
  name: string | undefined;
  form: string | undefined;
}

interface LookupContext {
  files: WorkspaceFiles;
  modules: Modules;
  projects: Projects;
  roots: SourceRoots;
  /** Whether the project of a folder declares a package of this name that is not built in the workspace. */
  installs(folder: string, name: string): boolean;
}

/** The file of a module, or of the name that is imported from it. */
interface Meant {
  path: string;
  ofName?: true;
}

/** Where a top-level name stands. */
interface Roots {
  /** Source roots. */
  named: readonly string[];
  /** Source roots of other projects. */
  elsewhere: readonly string[];
  /** Folders that nobody says to be source roots, with a package of this name. */
  likely: readonly string[];
}

/** A source root that a name begins in, and how far it leads there. */
interface Lead {
  root: string;
  last: string;
  /** True where the whole module is there, if only as a folder: then its name is what is missing. */
  hasModule: boolean;
}

/** Finds what an import means; the caller remembers the answers. */
export class PythonLookup {
  readonly #modules: Modules;
  readonly #projects: Projects;
  readonly #roots: SourceRoots;
  readonly #installs: LookupContext['installs'];
  readonly #missing: MissingModules;
  readonly #rootsByName = new Map<RootsOfFolder, Map<string, Roots>>();
  readonly #mayBeInstalled = new Map<string, boolean>();

  constructor({ files, modules, projects, roots, installs }: LookupContext) {
    this.#modules = modules;
    this.#projects = projects;
    this.#roots = roots;
    this.#installs = installs;
    this.#missing = new MissingModules(files, modules, projects);
  }

  resolve(wanted: Wanted): Resolution {
    if (wanted.level > 0) return this.#relative(wanted);
    return wanted.parts.length === 0 ? unresolved : this.#absolute(wanted);
  }

  #relative({ folder, level, parts, name, form }: Wanted): Resolution {
    let root = folder;
    for (let up = 1; up < level; up++) {
      if (root === '') return unresolved;
      root = folderOf(root);
    }
    const { module, last } = this.#modules.walk(root, parts);
    const start = parts.length === 0 ? this.#modules.ofFolder(root) : module;
    const found = start === undefined ? undefined : this.#meant(start, name);
    if (found !== undefined) return { kind: 'file', ...found };
    // A package of folders alone is nothing to point to, but nothing is missing either.
    if (start?.folder !== undefined && name === undefined) return nothing;
    const hasModule = name !== undefined && start !== undefined;
    const all = hasModule ? [...parts, name] : parts;
    return ofName(this.#missing.resolve({ root, parts: all, last, form }), hasModule);
  }

  #absolute(wanted: Wanted): Resolution {
    const { folder, parts, form } = wanted;
    const top = parts[0]!;
    const standard = standardKind(top);
    const outside: Resolution = { kind: 'package', name: top };
    if (standard !== undefined) outside.builtin = true;
    if (standard === 'package') return outside;
    const isInstalled = this.#installs(folder, top);
    const isNamesake = (root: string): boolean =>
      standard !== undefined || (isInstalled && !this.#isNamed(root, top));
    const { found, lead } = this.#search(wanted, isNamesake);
    if (found !== undefined) return found;
    if (lead === undefined || standard !== undefined) return outside;
    const isForeign = isInstalled || isKnownName(top);
    if (isForeign && !this.#isNamed(lead.root, top)) return outside;
    return ofName(this.#missing.resolve({ ...lead, parts, form }), lead.hasModule);
  }

  /**
   * Look in all source roots; where nothing is found, `lead` is the first that has a beginning of the name. Folders
   * are often called like the library that they are about: `isNamesake` tells so of a root's folder or file, which
   * then counts only for what is imported from inside of it.
   */
  #search(wanted: Wanted, isNamesake: (root: string) => boolean): { found?: Resolution; lead?: Lead } {
    const { folder, parts, name } = wanted;
    const top = parts[0]!;
    let lead: Lead | undefined;
    for (const root of this.#candidates(wanted)) {
      const { module, last } = this.#modules.walk(root, parts);
      const meant = module === undefined ? undefined : this.#meant(module, name);
      if (meant !== undefined) {
        if (parts.length === 1 && meant.ofName === undefined && isNamesake(root)) continue;
        return { found: { kind: 'file', ...meant, ...this.#ownerOf(folder, meant.path, top) } };
      }
      if (last !== undefined) lead ??= { root, last, hasModule: module !== undefined };
    }
    return lead === undefined ? {} : { lead };
  }

  /** What a module means: the name's own file where it has one, else the module's. */
  #meant({ path, folder }: Module, name: string | undefined): Meant | undefined {
    const own = name === undefined || folder === undefined ? undefined : this.#modules.at(folder, name);
    if (own?.path !== undefined) return { path: own.path, ofName: true };
    return path === undefined ? undefined : { path };
  }

  /** Roots that the import may begin in: source roots, those for the folder first, then the one that is likely. */
  *#candidates(wanted: Wanted): Generator<string> {
    const { folder, parts } = wanted;
    const top = parts[0]!;
    const { named, elsewhere, likely } = this.#rootsOf(folder, top);
    yield* named;
    yield* this.#ofOneProject(wanted, elsewhere);
    // Packages are often about a library that is called like them: most likely where there are several.
    if (likely.length === 0 || this.#isDoubtful(folder, top)) return;
    const whole = likely.length === 1 ? likely : likely.filter(root => this.#isThere(root, wanted));
    if (whole.length === 1) yield whole[0]!;
  }

  /** Where several other projects have what is meant, only what the importer's own declares can tell which it is. */
  #ofOneProject(wanted: Wanted, roots: readonly string[]): readonly string[] {
    if (roots.length < 2) return roots;
    const projectOf = (root: string): Project | undefined => this.#projects.nearest(root);
    const isOne = (all: readonly string[]): boolean => new Set(all.map(projectOf)).size === 1;
    const whole = roots.filter(root => this.#isThere(root, wanted));
    if (whole.length === 0 || isOne(whole)) return roots;
    const declared = this.#projects.declaring(wanted.folder)?.dependencies.declared;
    const wantedOnes = whole.filter(root => declared?.has(projectOf(root)?.name ?? '') === true);
    return isOne(wantedOnes) ? wantedOnes : [];
  }

  #isThere(root: string, { parts, name }: Wanted): boolean {
    const { module } = this.#modules.walk(root, parts);
    return module !== undefined && this.#meant(module, name) !== undefined;
  }

  #isDoubtful(folder: string, top: string): boolean {
    const key = `${this.#projects.declaring(folder)?.folder}:${top}`;
    return remember(this.#mayBeInstalled, key, () => mayBeInstalled(this.#projects, folder, top));
  }

  #rootsOf(folder: string, top: string): Roots {
    const tried = this.#roots.forFolder(folder);
    const byName = remember(this.#rootsByName, tried, () => new Map<string, Roots>());
    return remember(byName, top, () => {
      const hasTop = (root: string): boolean => this.#modules.at(root, top) !== undefined;
      const named = tried.near.filter(hasTop);
      const elsewhere = tried.elsewhere.filter(hasTop);
      // What is known to come from outside is looked for in source roots alone.
      const packages = isKnownName(top) ? [] : this.#modules.topPackages(top).map(folderOf);
      const known = new Set([...named, ...elsewhere]);
      return { named, elsewhere, likely: packages.filter(root => !known.has(root)) };
    });
  }

  /** Name of the distribution that a file was reached by, where it belongs to another project. */
  #ownerOf(folder: string, path: string, top: string): { package?: string } {
    const own = this.#projects.declaring(folder);
    const other = this.#projects.declaring(folderOf(path));
    return own !== undefined && other?.name !== undefined && other !== own ? { package: top } : {};
  }

  /** Whether the project around a root is called like this module. */
  #isNamed(root: string, top: string): boolean {
    const name = this.#projects.nearest(root)?.name;
    return (
      name !== undefined &&
      (name === top.toLowerCase().replace(/_+/g, '-') || name.replaceAll('-', '') === top)
    );
  }
}

/** An answer for what is missing, with the name as that which is where the module is there. */
function ofName(answer: Resolution, hasModule: boolean): Resolution {
  return hasModule && answer.kind === 'unresolved' ? nameUnresolved : answer;
}
