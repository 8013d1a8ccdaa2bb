import { type Resolution, unresolved } from '../resolution.ts';
import { joinPath } from '../workspacePath.ts';
import { aliasesOf, inRootDirs, mappedTo } from './aliases.ts';
import { normaliseBuiltin } from './builtins.ts';
import { createFrameworkLookup } from './frameworks.ts';
import { OwnPackages } from './ownPackages.ts';
import { type EntryContext, internalEntry } from './packageEntry.ts';
import { PathSearch } from './pathSearch.ts';
import type { Place } from './places.ts';
import { packageParts, parseSpecifier, type Specifier, withoutQuery } from './specifier.ts';
import type { Workspaces } from './workspaces.ts';

/** What looking up specifiers needs from outside. */
interface LookupContext extends EntryContext {
  workspaces: Workspaces;
}

type SpecifierOf<K extends Specifier['kind']> = Extract<Specifier, { kind: K }>;

const packageCalled = (name: string): Resolution => ({ kind: 'package', name });
/** A module of Node, or what a URL or a bundler's scheme names: nothing that a manifest declares. */
const builtinCalled = (name: string): Resolution => ({ kind: 'package', name, builtin: true });

/** Finds what a specifier means at a place; the caller remembers the answers. */
export class EcmascriptLookup {
  readonly #context: EntryContext;
  readonly #workspaces: Workspaces;
  readonly #paths: PathSearch;
  readonly #packages: OwnPackages;
  readonly #byFramework: ReturnType<typeof createFrameworkLookup>;

  constructor({ workspaces, ...context }: LookupContext) {
    this.#context = context;
    this.#workspaces = workspaces;
    this.#paths = new PathSearch(context, workspaces);
    this.#packages = new OwnPackages(context, workspaces);
    this.#byFramework = createFrameworkLookup(context.files, workspaces, paths => this.#paths.first(paths));
  }

  /** Never throws, whatever the specifier. */
  resolve(specifier: string, place: Place): Resolution {
    const parsed = parseSpecifier(specifier);
    if (parsed === undefined) return unresolved;
    const found = this.#resolveParsed(parsed, place);
    if (!this.#isDoubtful(found, place)) return found;
    return this.#byFramework(specifier, place.folder) ?? found;
  }

  #resolveParsed(specifier: Specifier, place: Place): Resolution {
    switch (specifier.kind) {
      case 'relative':
        return this.#relative(specifier, place);
      case 'bare':
        return this.#bare(specifier, place);
      case 'rooted':
        return this.#rooted(specifier, place);
      case 'internal':
        return this.#internal(specifier, place);
      case 'scheme':
        return this.#scheme(specifier, place);
    }
  }

  /** Nothing, or a package that no manifest names: it may be an alias that only a framework knows. */
  #isDoubtful(found: Resolution, { folder }: Place): boolean {
    if (found.kind === 'package') return !found.builtin && !this.#packages.isDeclared(found.name, folder);
    return found.kind === 'unresolved';
  }

  #relative({ text, folderOnly }: SpecifierOf<'relative'>, { folder, config }: Place): Resolution {
    const path = joinPath(folder, text);
    if (path === undefined) return unresolved;
    // Nearly all imports of a project end here; what follows costs several times as much.
    const direct = this.#paths.known(path, folderOnly);
    if (direct !== undefined) return { kind: 'file', path: direct };
    const plain = joinPath(folder, withoutQuery(text)) ?? path;
    const paths = [...new Set([path, plain, ...inRootDirs(plain, config)])];
    const found =
      this.#paths.firstKnown(paths, folderOnly) ??
      this.#paths.sourceOf(plain) ??
      this.#paths.firstOnDisk(paths, folderOnly);
    return found === undefined ? unresolved : { kind: 'file', path: found };
  }

  #bare({ text, name, subpath }: SpecifierOf<'bare'>, { folder, config }: Place): Resolution {
    const { certain, possible, isMapped } = aliasesOf(text, config);
    const alias = this.#paths.firstKnown(certain);
    if (alias !== undefined) return this.#packages.fileCalled(alias, name, folder);
    const builtin = normaliseBuiltin(text);
    if (builtin !== undefined) return builtinCalled(builtin);
    const based = this.#paths.firstKnown(possible);
    if (based !== undefined) return this.#packages.fileCalled(based, name, folder);

    const own = this.#packages.named(name, folder);
    const entry = own && this.#packages.entryOf(own, subpath);
    if (own !== undefined && entry !== undefined) return this.#packages.fileOf(own, entry, name, folder);

    const isDeclared = name !== undefined && this.#packages.isDeclared(name, folder);
    // The disk is asked last and only for names that no manifest knows: most names are those of installed packages.
    const generated = isDeclared ? undefined : this.#paths.firstOnDisk([...certain, ...possible]);
    if (generated !== undefined) return this.#packages.fileCalled(generated, name, folder);
    if (name === undefined) return unresolved;
    if (own !== undefined) return this.#packages.nothingOf(own, name, folder);
    return isMapped && !isDeclared ? unresolved : packageCalled(name);
  }

  #rooted({ text }: SpecifierOf<'rooted'>, place: Place): Resolution {
    const alias = this.#aliased(text, place);
    if (alias !== undefined) return alias;
    const manifests = this.#workspaces.manifestsFrom(place.folder);
    const roots = new Set([...manifests.map(manifest => manifest.folder), '']);
    const found = this.#paths.first([...roots].flatMap(root => joinPath(root, withoutQuery(text)) ?? []));
    return found === undefined ? unresolved : { kind: 'file', path: found };
  }

  #internal({ text }: SpecifierOf<'internal'>, place: Place): Resolution {
    const alias = this.#aliased(text, place);
    if (alias !== undefined) return alias;
    const manifest = this.#workspaces.manifestsFrom(place.folder)[0];
    const entry = manifest && internalEntry(manifest, withoutQuery(text), this.#context);
    if (entry === undefined) return unresolved;
    if ('path' in entry) return { kind: 'file', path: entry.path };
    const builtin = normaliseBuiltin(entry.specifier);
    if (builtin !== undefined) return builtinCalled(builtin);
    return this.#bare({ kind: 'bare', text: entry.specifier, ...packageParts(entry.specifier) }, place);
  }

  #scheme({ scheme, text }: SpecifierOf<'scheme'>, place: Place): Resolution {
    const builtin = normaliseBuiltin(text);
    if (builtin !== undefined) return builtinCalled(builtin);
    const alias = this.#aliased(text, place);
    if (alias !== undefined) return alias;
    // A file by URL is a place on one machine, never something that the workspace can mean.
    return scheme === 'file' ? unresolved : builtinCalled(`${scheme}:`);
  }

  /** What `paths` of a config alone make of a specifier. */
  #aliased(text: string, { config }: Place): Resolution | undefined {
    const path = this.#paths.first(mappedTo(text, config));
    return path === undefined ? undefined : { kind: 'file', path };
  }
}
