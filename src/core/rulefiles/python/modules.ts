import { remember } from '../../remember.ts';
import { foldersOf } from '../basePaths.ts';

interface ModuleNaming {
  /** Set where files that no import can name, such as `my-script.py`, belong to a module as well. */
  withDashes?: boolean;
}

/** Python's modules among the files of a workspace. */
export class PythonModules {
  /** Folders that absolute imports begin at, each with a final `/`, or ``. */
  readonly roots: readonly string[];
  readonly #withDashes: boolean;
  readonly #files: ReadonlySet<string>;
  readonly #folders: ReadonlySet<string>;
  readonly #names = new Map<string, string[]>();

  constructor(paths: Iterable<string>, roots: readonly string[], { withDashes = false }: ModuleNaming = {}) {
    this.roots = roots;
    this.#withDashes = withDashes;
    const files = [...paths].filter(path => /\.pyi?$/.test(path));
    this.#files = new Set(files);
    this.#folders = foldersOf(files);
    for (const path of files) {
      const name = this.nameOf(path);
      if (name !== undefined) remember(this.#names, name, () => []).push(path);
    }
  }

  /** The absolute name of a file's module. */
  nameOf(path: string): string | undefined {
    const root = this.roots
      .filter(folder => path.startsWith(folder))
      .reduce<string | undefined>((a, b) => (a === undefined || b.length > a.length ? b : a), undefined);
    if (root === undefined) return undefined;
    const name = path
      .slice(root.length)
      .replace(/(?:\/__init__)?\.pyi?$/, '')
      .replaceAll('/', '.');
    return name === '' || (name.includes('-') && !this.#withDashes) ? undefined : name;
  }

  /** Every module that has a file, and every folder above one. */
  *names(): Generator<string> {
    const seen = new Set<string>();
    for (const name of this.#names.keys()) {
      for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
        const part = name.slice(0, end);
        if (seen.has(part)) break;
        seen.add(part);
        yield part;
      }
    }
  }

  exists(name: string): boolean {
    return this.#placesOf(name).length > 0;
  }

  /**
   * Globs of the files of a module and of all modules inside it. A name may have `*` for one part of it and `**`
   * for several. A module without files has the globs that it would have.
   */
  globs(name: string): string[] {
    return this.#globs(name, place => [...this.#fileGlobs(place), ...this.#folderGlobs(place)]);
  }

  /** Globs of the files of a module alone. */
  ownGlobs(name: string): string[] {
    return this.#globs(name, place => [
      ...this.#fileGlobs(place),
      ...this.#folderGlobs(place).flatMap(() => this.#existing(place, ['/__init__.py', '/__init__.pyi'])),
    ]);
  }

  #globs(name: string, globsAt: (place: string) => string[]): string[] {
    const places = this.#placesOf(name);
    const all = places.length > 0 ? places : [`${this.roots[0] ?? ''}${pathOf(name)}`];
    const globs = [...new Set(all.flatMap(globsAt))];
    return globs.length > 0 ? globs : all.flatMap(place => [`${place}.py`, `${place}/**`]);
  }

  /** Files of the module itself: those that there are, or any where the name has wildcards. */
  #fileGlobs(place: string): string[] {
    return this.#existing(place, ['.py', '.pyi']);
  }

  #folderGlobs(place: string): string[] {
    if (place.includes('*')) return [`${place}/**/*`];
    return this.#folders.has(place) ? [`${place}/**`] : [];
  }

  #existing(place: string, endings: readonly string[]): string[] {
    const [first = ''] = endings;
    if (place.includes('*')) return [(first.startsWith('.') ? withoutInit(place) : place) + first];
    return endings.map(ending => place + ending).filter(path => this.#files.has(path));
  }

  /** Where a module stands, without ending: by its first part, since the rest may have wildcards. */
  #placesOf(name: string): string[] {
    const [first = ''] = name.split('.');
    const path = pathOf(name);
    const isWild = path.includes('*');
    return this.roots.filter(root => this.#isThere(root + (isWild ? first : path))).map(root => root + path);
  }

  #isThere(place: string): boolean {
    return this.#folders.has(place) || this.#files.has(`${place}.py`) || this.#files.has(`${place}.pyi`);
  }
}

/** A name as a path: one part is a folder or file, `**` one or more of them. */
function pathOf(name: string): string {
  return name
    .split('.')
    .map((part, index, all) => (part === '**' ? (index === all.length - 1 ? '**/*' : '*/**') : part))
    .join('/');
}

/** A star for a module's file never means `__init__`, which is the module around it. */
const withoutInit = (place: string): string => place.replace(/\*$/, '{[!_],_[!_],__[!i]}*');

/** True where a name with `*` and `**` matches a module's name; `**` is one part or more. */
export function moduleMatches(pattern: string, name: string): boolean {
  const parts = pattern.split('.');
  const names = name.split('.');
  const matches = (part: number, at: number): boolean => {
    if (part === parts.length) return at === names.length;
    if (at >= names.length) return false;
    if (parts[part] !== '**')
      return (parts[part] === '*' || parts[part] === names[at]) && matches(part + 1, at + 1);
    for (let end = at + 1; end <= names.length; end++) if (matches(part + 1, end)) return true;
    return false;
  };
  return matches(0, 0);
}

/**
 * The folders that packages of these names can be imported from: those that a tool run in `base` would find, or
 * else wherever they lie.
 */
export function pythonRoots(paths: Iterable<string>, base: string, packages: readonly string[]): string[] {
  const found = new Set<string>();
  const files = [...paths].filter(path => /\.pyi?$/.test(path));
  for (const name of packages) {
    const usual = ['', 'src/', 'lib/', 'python/'].map(folder => base + folder);
    const root =
      usual.find(folder =>
        files.some(path => path.startsWith(`${folder}${name}/`) || path === `${folder}${name}.py`),
      ) ?? elsewhere(files, name);
    if (root !== undefined) found.add(root);
  }
  return found.size > 0 ? [...found] : [base];
}

/** The folder nearest to the workspace's own with a package of this name. */
function elsewhere(files: readonly string[], name: string): string | undefined {
  const folders = files
    .filter(path => path === `${name}/__init__.py` || path.endsWith(`/${name}/__init__.py`))
    .map(path => path.slice(0, path.length - `${name}/__init__.py`.length));
  return folders.sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0];
}
