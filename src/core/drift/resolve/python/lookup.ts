import { remember } from '../../../remember.ts';
import { optionalForm } from '../../extract/python/blocks.ts';
import { nothing, type Resolution, unresolved, type WorkspaceFiles } from '../resolution.ts';
import { folderOf } from '../workspacePath.ts';
import { isKnownName } from './distributions.ts';
import { childOf, type Module, type Modules } from './modules.ts';
import type { Projects } from './projects.ts';
import type { SourceRoots } from './sourceRoots.ts';
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

/** A function that finds what an import means; the caller remembers the answers. */
export function createLookup(context: LookupContext): (wanted: Wanted) => Resolution {
  const { files, modules, projects, roots, installs } = context;
  const rootsByName = new Map<string, readonly string[]>();
  const extending = new Map<string, boolean>();

  /** What a module means: the name's own file where it has one, else the module's. */
  function meant(module: Module, name: string | undefined): string | { ofName: string } | undefined {
    const own =
      name === undefined || module.folder === undefined ? undefined : modules.at(module.folder, name);
    if (own?.path !== undefined) return { ofName: own.path };
    return module.path;
  }

  const answer = (found: string | { ofName: string }, owner?: string): Resolution => ({
    kind: 'file',
    ...(typeof found === 'string' ? { path: found } : { path: found.ofName, ofName: true }),
    ...(owner === undefined ? {} : { package: owner }),
  });

  function relative({ folder, level, parts, name, form }: Wanted): Resolution {
    let base = folder;
    for (let up = 1; up < level; up++) {
      if (base === '') return unresolved;
      base = folderOf(base);
    }
    const { module, last } = modules.walk(base, parts);
    const start = parts.length === 0 ? modules.ofFolder(base) : module;
    const found = start === undefined ? undefined : meant(start, name);
    if (found !== undefined) return answer(found);
    // A package of folders alone is nothing to point to, but nothing is missing either.
    if (start?.folder !== undefined && name === undefined) return nothing;
    return missing(base, name === undefined || start === undefined ? parts : [...parts, name], last, form);
  }

  /** What cannot be found may be generated, compiled or put together at run time: then its package is what is meant. */
  function missing(
    root: string,
    parts: readonly string[],
    last: string | undefined,
    form: string | undefined,
  ): Resolution {
    const stem = parts.reduce(childOf, root);
    const generated = [`${stem}.py`, `${stem}/__init__.py`, `${stem}.so`, `${stem}.abi3.so`, `${stem}.pyd`];
    const onDisk = generated.find(path => files.exists(path));
    if (onDisk !== undefined) return answer(onDisk);
    const around = last ?? modules.ofFolder(root).path;
    const excused =
      form === optionalForm ||
      parts.some(part => generatedName.test(part)) ||
      projects.nearest(root)?.buildsExtensions === true ||
      (around !== undefined && remember(extending, around, () => extendsItself(files, around)));
    if (!excused) return unresolved;
    return around === undefined ? nothing : answer(around);
  }

  /** Roots that have a module, package or folder of this name, those for the folder first. */
  function candidates(folder: string, top: string): readonly string[] {
    const tried = roots.forFolder(folder);
    const named = remember(rootsByName, `${tried[0]}:${top}`, () => {
      const usual = tried.filter(root => modules.at(root, top) !== undefined);
      // Nobody says that these are source roots; what is known to come from outside is not looked for there.
      const inferred = isKnownName(top) ? [] : modules.topPackages(top).map(folderOf);
      return [...new Set([...usual, ...inferred])];
    });
    return named;
  }

  /** Name of the distribution that a file was reached by, where it belongs to another project. */
  function ownerOf(folder: string, path: string, top: string): string | undefined {
    const own = projects.declaring(folder);
    const other = projects.declaring(folderOf(path));
    return own !== undefined && other?.name !== undefined && other !== own ? top : undefined;
  }

  function absolute(wanted: Wanted): Resolution {
    const { folder, parts, name, form } = wanted;
    const top = parts[0]!;
    const standard = standardKind(top);
    const outside: Resolution = {
      kind: 'package',
      name: top,
      ...(standard === undefined ? {} : { builtin: true }),
    };
    if (standard === 'package') return outside;
    const installed = installs(folder, top);
    let broken: { root: string; last: string } | undefined;
    for (const root of candidates(folder, top)) {
      const { module, last } = modules.walk(root, parts);
      const found = module === undefined ? undefined : meant(module, name);
      if (found !== undefined) {
        const isOfName = typeof found !== 'string';
        const single = parts.length === 1 && !isOfName;
        // Folders are often called like the library that they are about.
        if (single && (standard !== undefined || (installed && !isOwn(root, top)))) continue;
        const path = isOfName ? found.ofName : found;
        return answer(found, ownerOf(folder, path, top));
      }
      if (last !== undefined) broken ??= { root, last };
    }
    if (broken === undefined || standard !== undefined) return outside;
    const foreign = installed || isKnownName(top);
    if (foreign && !isOwn(broken.root, top)) return outside;
    return missing(broken.root, parts, broken.last, form);
  }

  /** Whether the project around a root is the one that its name says. */
  function isOwn(root: string, top: string): boolean {
    const name = projects.nearest(root)?.name;
    return (
      name !== undefined &&
      (name === top.toLowerCase().replace(/_+/g, '-') || name.replaceAll('-', '') === top)
    );
  }

  return wanted =>
    wanted.level > 0 ? relative(wanted) : wanted.parts.length === 0 ? unresolved : absolute(wanted);
}

// What protobuf, gRPC, setuptools_scm, hatch-vcs, Qt and parser generators write.
const generatedName =
  /(?:_pb2|_pb2_grpc|_grpc|_pb|_thrift)$|^_?_?version_?_?$|^(?:ui|rc)_|_(?:ui|rc)$|(?:Lexer|Parser|Visitor|Listener)$|^_?generated$/;

// Modules that put others in their place, or packages that have modules elsewhere, do it with one of these.
const extension = /\b(?:sys\.modules|__path__|meta_path|extend_path|declare_namespace)\b/;

const extendsItself = (files: WorkspaceFiles, path: string): boolean =>
  extension.test(files.read(path) ?? '');
