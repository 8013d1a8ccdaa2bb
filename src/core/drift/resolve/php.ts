import { hashOf, type Mentions, type WrittenImport } from '../extract/import.ts';
import { Answers } from './answers.ts';
import { isBuiltin, isCoreClass } from './php/builtins.ts';
import { type AutoloadFolder, Composer } from './php/composer.ts';
import { resolveInclude } from './php/includes.ts';
import { knownPackage } from './php/knownPackages.ts';
import {
  type DeclaredNames,
  type FamilyResolution,
  type FamilyResolver,
  type PackageStatus,
  type Resolution,
  unresolved,
  type WorkspaceFiles,
} from './resolution.ts';
import { below, folderOf } from './workspacePath.ts';

const separator = '\\';

/** Resolves the imports of PHP: names to the files that declare them, paths to files, the rest to packages of Composer. */
export const php: FamilyResolution = {
  separator,
  isManifest: baseName =>
    baseName === 'composer.json' || baseName === 'composer.lock' || baseName === 'installed.json',
  create: (files, declared) => new PhpResolver(files, declared),
};

class PhpResolver implements FamilyResolver {
  readonly #files: WorkspaceFiles;
  readonly #declared: DeclaredNames;
  readonly #composer: Composer;
  readonly #folders: readonly (AutoloadFolder & { manifest: string })[];
  readonly #sources: readonly string[];
  readonly #others = new Answers();

  constructor(files: WorkspaceFiles, declared: DeclaredNames) {
    this.#files = files;
    this.#declared = declared;
    const paths = [...files.paths()];
    this.#composer = new Composer(files, paths);
    this.#sources = paths.filter(path => path.endsWith('.php'));
    this.#folders = this.#composer.manifests.flatMap(({ autoload, folder }) =>
      autoload.map(entry => ({ ...entry, manifest: folder })),
    );
  }

  resolve(from: string, written: WrittenImport, mentions?: Mentions): Resolution {
    const { specifier, name, form, kind } = written;
    if (kind === 'require') return resolveInclude(this.#files, from, specifier, form === 'directory');
    const qualified = name === undefined ? specifier : `${specifier}${separator}${name}`;
    const found = this.#own(from, qualified, form, mentions) ?? this.#other(folderOf(from), qualified, form);
    return name === undefined || (found.kind !== 'file' && found.kind !== 'files')
      ? found
      : { ...found, ofName: true };
  }

  forget(): void {
    this.#others.forget();
  }

  statusOf(from: string, name: string): PackageStatus {
    const folder = folderOf(from);
    const manifest = this.#composer.nearest(folder);
    if (manifest === undefined) return { as: 'undeclared', manifest: undefined };
    if (!name.includes('/')) {
      return {
        as: 'unknown',
        why: `nothing tells which package "${name}" belongs to: run "composer install", or keep composer.lock beside composer.json`,
      };
    }
    const names = [name.toLowerCase(), ...(this.#composer.installed(folder)?.standsFor.get(name) ?? [])];
    if (name.startsWith('symfony/')) names.push('symfony/symfony');
    const { path } = manifest;
    if (names.some(each => manifest.require.has(each))) return { as: 'production', manifest: path };
    if (names.some(each => manifest.requireDev.has(each))) return { as: 'development', manifest: path };
    return { as: 'undeclared', manifest: path };
  }

  /** The files of the workspace that a name stands for; undefined where it stands for none. */
  #own(
    from: string,
    qualified: string,
    form: string | undefined,
    mentions: Mentions | undefined,
  ): Resolution | undefined {
    if (form === undefined && isCoreClass(qualified)) return undefined;
    const lower = qualified.toLowerCase();
    const declaring = this.#declared.filesOf(keyOf(qualified, lower, form));
    if (declaring.length > 0) return { kind: 'file', path: this.#choose(from, lower, declaring) };
    if (form !== undefined) return undefined;
    const space = this.#declared.inSpace(lower);
    if (space.length > 0) {
      const used = space.filter(({ names }) =>
        names.some(name => mentions?.has(hashOf(name.replace('()', '')))),
      );
      return { kind: 'files', paths: (used.length > 0 ? used : space).map(({ path }) => path) };
    }
    return undefined;
  }

  /** Of several files that declare a name, the one that Composer would load; otherwise the nearest. */
  #choose(from: string, lower: string, paths: readonly string[]): string {
    if (paths.length === 1) return paths[0]!;
    const expected = this.#expected(lower, lower).map(path => path.toLowerCase());
    const loaded = paths.find(path => expected.includes(path.toLowerCase()));
    if (loaded !== undefined) return loaded;
    let best = paths[0]!;
    for (const path of paths) if (shared(path, from) > shared(best, from)) best = path;
    return best;
  }

  /** Where Composer would look for a class. */
  #expected(qualified: string, lower: string): string[] {
    return this.#folders.flatMap(({ prefix, folder, repeats }) => {
      const rest =
        prefix === ''
          ? qualified
          : lower.startsWith(`${prefix}\\`)
            ? qualified.slice(prefix.length + 1)
            : undefined;
      if (rest === undefined) return [];
      const path = `${(repeats ? qualified : rest).replaceAll('\\', '/')}.php`;
      return folder === '' ? path : `${folder}/${path}`;
    });
  }

  /** A class that no source declares, in the file where it should stand: one that is generated, or not read. */
  #autoloaded(qualified: string, lower: string): string | undefined {
    return this.#expected(qualified, lower).find(path => this.#files.exists(path));
  }

  /** A namespace that holds nothing but other namespaces: the files in its folder. */
  #filesBelow(lower: string): Resolution | undefined {
    const folders = this.#expected(lower, lower).map(path => path.slice(0, -'.php'.length).toLowerCase());
    const paths = this.#sources.filter(path =>
      folders.some(folder => below(folder, path.toLowerCase()) !== undefined),
    );
    return paths.length === 0 ? undefined : { kind: 'files', paths: paths.sort() };
  }

  /** What a name means that no source declares; the same for all files of a folder. */
  #other(folder: string, qualified: string, form: string | undefined): Resolution {
    return this.#others.of(folder, `${form ?? ''} ${qualified}`, () => {
      const lower = qualified.toLowerCase();
      if (form === undefined && !isCoreClass(qualified)) {
        const path = this.#autoloaded(qualified, lower);
        if (path !== undefined) return { kind: 'file', path };
        const files = this.#declared.hasSpace(lower) ? this.#filesBelow(lower) : undefined;
        if (files !== undefined) return files;
      }
      return this.#packageOf(folder, qualified, form);
    });
  }

  #packageOf(folder: string, qualified: string, form: string | undefined): Resolution {
    if (isBuiltin(qualified, form)) return { kind: 'package', name: qualified, builtin: true };
    const prefixes = prefixesOf(qualified);
    const lower = prefixes.map(prefix => prefix.toLowerCase());
    const installed = this.#composer.installed(folder);
    const locked = lower.find(prefix => installed?.byPrefix.has(prefix));
    const owned = this.#ownPrefix(folder, lower);
    if (owned !== undefined && owned.length > (locked?.length ?? 0)) return unresolved;
    const known = knownPackage(qualified, lower);
    const isKnown = known !== undefined && known.prefix.length >= (locked?.length ?? 0);
    const name = isKnown ? known.name : locked && installed?.byPrefix.get(locked);
    if (name !== undefined) return { kind: 'package', name, names: prefixes };
    if (this.#composer.nearest(folder) === undefined && this.#isOwnSpace(lower)) return unresolved;
    // By convention a package's namespace has two parts, but for a class right below the first.
    const parts = qualified.split(separator);
    const top = parts.slice(0, parts.length > 2 ? 2 : 1).join(separator);
    return { kind: 'package', name: top, names: prefixes.filter(prefix => prefix !== top) };
  }

  /** The longest namespace around a name that a manifest above the importing file gives to a folder of its own. */
  #ownPrefix(folder: string, prefixes: readonly string[]): string | undefined {
    const at = prefixes.findIndex(prefix =>
      this.#folders.some(entry => entry.prefix === prefix && below(entry.manifest, folder) !== undefined),
    );
    const owned = prefixes[at];
    if (owned === undefined) return undefined;
    // Below a namespace that is divided among packages, what no source declares may be one more package.
    const owners = new Set(
      this.#folders.flatMap(({ prefix, manifest }) => (prefix === owned ? manifest : [])),
    );
    const divided = this.#folders.some(
      ({ prefix, manifest }) => prefix.startsWith(`${owned}\\`) && !owners.has(manifest),
    );
    return divided && !this.#declared.hasSpace(prefixes[at - 1] ?? owned) ? undefined : owned;
  }

  /** Without manifests: whether the sources declare something in the very namespace. */
  #isOwnSpace([, space]: readonly string[]): boolean {
    return space !== undefined && this.#declared.inSpace(space).length > 0;
  }
}

/** How `declares` writes a name. */
function keyOf(qualified: string, lower: string, form: string | undefined): string {
  if (form === 'function') return `${lower}()`;
  if (form !== 'const') return lower;
  const at = qualified.lastIndexOf(separator);
  return at < 0 ? `const ${qualified}` : `${lower.slice(0, at)}${separator}const ${qualified.slice(at + 1)}`;
}

/** A name and the namespaces around it, the longest first. */
function prefixesOf(qualified: string): string[] {
  const prefixes = [qualified];
  for (let at = qualified.lastIndexOf(separator); at > 0; at = qualified.lastIndexOf(separator, at - 1)) {
    prefixes.push(qualified.slice(0, at));
  }
  return prefixes;
}

/** How many characters two paths share at their beginning. */
function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}
