import { remember } from '../../../remember.ts';
import { type Resolution, unresolved } from '../resolution.ts';
import { below, folderOf, joinPath } from '../workspacePath.ts';
import { builtSource } from './builtFiles.ts';
import { normaliseBuiltin } from './builtins.ts';
import { createFrameworkLookup } from './frameworks.ts';
import { type EntryContext, folderEntry, internalEntry, packageEntry } from './packageEntry.ts';
import { declares, type PackageJson } from './packageJson.ts';
import { mappedPaths } from './pathMapping.ts';
import { type FileTest, probeFile, probeIndex } from './probe.ts';
import { packageParts, parseSpecifier, type Specifier, withoutQuery } from './specifier.ts';
import type { TsConfig } from './tsconfig.ts';
import type { Workspaces } from './workspaces.ts';

/** Where an import stands: all that its meaning depends on. */
export interface Place {
  folder: string;
  config: TsConfig | undefined;
}

/** What looking up specifiers needs from outside. */
interface LookupContext extends EntryContext {
  workspaces: Workspaces;
}

type Kind = Specifier['kind'];
type Lookups = { [K in Kind]: (specifier: Extract<Specifier, { kind: K }>, place: Place) => Resolution };

const packageCalled = (name: string): Resolution => ({ kind: 'package', name });
/** A module of Node, or what a URL or a bundler's scheme names: nothing that a manifest declares. */
const builtinCalled = (name: string): Resolution => ({ kind: 'package', name, builtin: true });

/** A function that finds what a specifier means at a place; the caller remembers the answers. */
export function createLookup(context: LookupContext): (specifier: string, place: Place) => Resolution {
  const { files, workspaces } = context;
  const isKnown: FileTest = path => files.has(path);
  const onDisk = new Map<string, boolean>();
  const entries = new Map<PackageJson, Map<string, string | undefined>>();
  const isOnDisk: FileTest = path => remember(onDisk, path, () => files.exists(path));

  function atPath(path: string, folderOnly: boolean, isFile: FileTest): string | undefined {
    return (folderOnly ? undefined : probeFile(path, isFile)) ?? atFolder(path) ?? probeIndex(path, isFile);
  }

  function atFolder(folder: string): string | undefined {
    const manifest = workspaces.at(folder);
    return manifest === undefined ? undefined : folderEntry(manifest, context);
  }

  /** The first of several paths where something stands; generated files only where nothing else does. */
  function firstFile(
    paths: readonly string[],
    folderOnly = false,
    tests = [isKnown, isOnDisk],
  ): string | undefined {
    for (const isFile of tests) {
      for (const path of paths) {
        const found = atPath(path, folderOnly, isFile);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  /** The file below a package's name also knows the name, by whatever way it was reached. */
  function fileCalled(path: string, name: string | undefined, place: Place): Resolution {
    const owner = name === undefined ? undefined : workspaces.packageNamed(name, place.folder);
    return owner !== undefined && below(owner.folder, path) !== undefined
      ? fileOf(owner, path, name, place)
      : { kind: 'file', path };
  }

  /** Its own package is no package to a file, though it may call it by name. */
  function fileOf(owner: PackageJson, path: string, name: string | undefined, place: Place): Resolution {
    return name === undefined || owner === workspaces.manifestsFrom(place.folder)[0]
      ? { kind: 'file', path }
      : { kind: 'file', path, package: name };
  }

  /** Paths that `paths` gives for a specifier, as written and without a bundler's query. */
  function mapped(
    text: string,
    place: Place,
  ): { candidates: readonly string[]; catchAll: boolean } | undefined {
    const mapping = place.config?.paths;
    if (mapping === undefined) return undefined;
    const plain = withoutQuery(text);
    const asWritten = mappedPaths(mapping, text);
    const asPlain = plain === text ? undefined : mappedPaths(mapping, plain);
    const found = asWritten ?? asPlain;
    return found && { ...found, candidates: [...found.candidates, ...(asPlain?.candidates ?? [])] };
  }

  function aliased(text: string, place: Place): Resolution | undefined {
    const path = firstFile(mapped(text, place)?.candidates ?? []);
    return path === undefined ? undefined : { kind: 'file', path };
  }

  function bare(specifier: Extract<Specifier, { kind: 'bare' }>, place: Place): Resolution {
    const { text, name, subpath } = specifier;
    const mapping = mapped(text, place);
    const certain = mapping?.catchAll === false ? mapping.candidates : [];
    const baseUrl = place.config?.baseUrl;
    const fromBase = baseUrl === undefined ? [] : [joinPath(baseUrl, withoutQuery(text)) ?? []].flat();
    const possible = [...(mapping?.catchAll ? mapping.candidates : []), ...fromBase];

    const alias = firstFile(certain, false, [isKnown]);
    if (alias !== undefined) return fileCalled(alias, name, place);
    const builtin = normaliseBuiltin(text);
    if (builtin !== undefined) return builtinCalled(builtin);
    const based = firstFile(possible, false, [isKnown]);
    if (based !== undefined) return fileCalled(based, name, place);

    const own = name === undefined ? undefined : workspaces.packageNamed(name, place.folder);
    const entry = own && entryOf(own, subpath);
    if (own !== undefined && entry !== undefined) return fileOf(own, entry, name, place);

    const declared =
      name !== undefined && workspaces.manifestsFrom(place.folder).some(manifest => declares(manifest, name));
    // The disk is asked last and only for names that no manifest knows: most names are those of installed packages.
    const generated = declared ? undefined : firstFile([...certain, ...possible], false, [isOnDisk]);
    if (generated !== undefined) return fileCalled(generated, name, place);
    if (name === undefined || own !== undefined) return unresolved;
    return mapping?.catchAll === false && !declared ? unresolved : packageCalled(name);
  }

  /** What a package means by a subpath is the same for all who import it. */
  function entryOf(own: PackageJson, subpath: string): string | undefined {
    const known = remember(entries, own, () => new Map<string, string | undefined>());
    return remember(known, subpath, () => packageEntry(own, subpath, context));
  }

  /** Files of `rootDirs` see each other as if they stood in one folder. */
  function inRootDirs(path: string, place: Place): string[] {
    const roots = place.config?.rootDirs ?? [];
    const inside = roots.map(root => below(root, path)).find(rest => rest !== undefined);
    return inside === undefined ? [] : roots.flatMap(root => joinPath(root, inside) ?? []);
  }

  function relative(
    { text, folderOnly }: Extract<Specifier, { kind: 'relative' }>,
    place: Place,
  ): Resolution {
    const path = joinPath(place.folder, text);
    if (path === undefined) return unresolved;
    // Nearly all imports of a project end here; what follows costs several times as much.
    const direct = atPath(path, folderOnly, isKnown);
    if (direct !== undefined) return { kind: 'file', path: direct };
    const plain = joinPath(place.folder, withoutQuery(text)) ?? path;
    const paths = [...new Set([path, plain, ...inRootDirs(plain, place)])];
    const found =
      firstFile(paths, folderOnly, [isKnown]) ?? inOutput(plain) ?? firstFile(paths, folderOnly, [isOnDisk]);
    return found === undefined ? unresolved : { kind: 'file', path: found };
  }

  /** The source of a built file that a path names: tests often import what will be published. */
  function inOutput(path: string): string | undefined {
    const owner = workspaces.manifestsFrom(folderOf(path))[0];
    return owner && builtSource(path, owner.folder, context.configsOf(owner.folder), isKnown);
  }

  function rooted({ text }: Extract<Specifier, { kind: 'rooted' }>, place: Place): Resolution {
    const roots = [...workspaces.manifestsFrom(place.folder).map(manifest => manifest.folder), ''];
    const found = firstFile([...new Set(roots)].flatMap(root => joinPath(root, withoutQuery(text)) ?? []));
    return aliased(text, place) ?? (found === undefined ? unresolved : { kind: 'file', path: found });
  }

  function internal({ text }: Extract<Specifier, { kind: 'internal' }>, place: Place): Resolution {
    const alias = aliased(text, place);
    if (alias !== undefined) return alias;
    const manifest = workspaces.manifestsFrom(place.folder)[0];
    const entry = manifest && internalEntry(manifest, withoutQuery(text), context);
    if (entry === undefined) return unresolved;
    if ('path' in entry) return { kind: 'file', path: entry.path };
    const builtin = normaliseBuiltin(entry.specifier);
    if (builtin !== undefined) return builtinCalled(builtin);
    return bare({ kind: 'bare', text: entry.specifier, ...packageParts(entry.specifier) }, place);
  }

  function scheme({ scheme, text }: Extract<Specifier, { kind: 'scheme' }>, place: Place): Resolution {
    const builtin = normaliseBuiltin(text);
    if (builtin !== undefined) return builtinCalled(builtin);
    const alias = aliased(text, place);
    if (alias !== undefined) return alias;
    // A file by URL is a place on one machine, never something that the workspace can mean.
    return scheme === 'file' ? unresolved : builtinCalled(`${scheme}:`);
  }

  const lookups: Lookups = { relative, rooted, internal, scheme, bare };
  /** Nothing, or a package that no manifest names: it may be an alias that only a framework knows. */
  const isDoubtful = (found: Resolution, place: Place): boolean =>
    found.kind === 'unresolved' ||
    (found.kind === 'package' &&
      found.builtin === undefined &&
      !workspaces.manifestsFrom(place.folder).some(manifest => declares(manifest, found.name)));

  const byFramework = createFrameworkLookup(files, workspaces, paths => firstFile(paths));
  return (specifier, place) => {
    const parsed = parseSpecifier(specifier);
    if (parsed === undefined) return unresolved;
    const found = lookups[parsed.kind](parsed as never, place);
    return isDoubtful(found, place) ? (byFramework(specifier, place.folder) ?? found) : found;
  };
}
