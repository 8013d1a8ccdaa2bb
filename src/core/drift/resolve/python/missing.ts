import { remember } from '../../../remember.ts';
import { optionalForm } from '../../extract/python/blocks.ts';
import { nothing, type Resolution, unresolved, type WorkspaceFiles } from '../resolution.ts';
import { childOf, type Modules } from './modules.ts';
import type { Projects } from './projects.ts';

// What protobuf, gRPC, setuptools_scm, hatch-vcs, Qt and parser generators write.
const generatedName =
  /(?:_pb2|_pb2_grpc|_grpc|_pb|_thrift)$|^_?_?version_?_?$|^(?:ui|rc)_|_(?:ui|rc)$|(?:Lexer|Parser|Visitor|Listener)$|^_?generated$/;

// Modules that put others in their place, or packages that have modules elsewhere, do it with one of these.
const extension = /\b(?:sys\.modules|__path__|meta_path|extend_path|declare_namespace)\b/;

/** A dotted name that leads nowhere. */
interface MissingModule {
  /** The folder that the name is looked for in. */
  root: string;
  parts: readonly string[];
  /** The last module on the way that was found. */
  last: string | undefined;
  form: string | undefined;
}

/** Tells modules that are missing from those that are only not to be seen. */
export class MissingModules {
  readonly #files: WorkspaceFiles;
  readonly #modules: Modules;
  readonly #projects: Projects;
  readonly #extending = new Map<string, boolean>();

  constructor(files: WorkspaceFiles, modules: Modules, projects: Projects) {
    this.#files = files;
    this.#modules = modules;
    this.#projects = projects;
  }

  /**
   * What cannot be found may be generated, compiled or put together at run time: then its package is what is meant.
   * A file that Git ignores is meant itself.
   */
  resolve(missing: MissingModule): Resolution {
    const stem = missing.parts.reduce(childOf, missing.root);
    const generated = [`${stem}.py`, `${stem}/__init__.py`, `${stem}.so`, `${stem}.abi3.so`, `${stem}.pyd`];
    const onDisk = generated.find(path => this.#files.exists(path));
    if (onDisk !== undefined) return { kind: 'file', path: onDisk };
    const around = missing.last ?? this.#modules.ofFolder(missing.root).path;
    if (!this.#isExcused(missing, around)) return unresolved;
    return around === undefined ? nothing : { kind: 'file', path: around };
  }

  #isExcused({ root, parts, form }: MissingModule, around: string | undefined): boolean {
    return (
      form === optionalForm ||
      parts.some(part => generatedName.test(part)) ||
      this.#projects.nearest(root)?.buildsExtensions === true ||
      // A stub without a source describes what lies elsewhere, and need not describe all of it.
      around?.endsWith('.pyi') === true ||
      (around !== undefined && this.#extendsItself(around))
    );
  }

  #extendsItself(path: string): boolean {
    return remember(this.#extending, path, () => extension.test(this.#files.read(path) ?? ''));
  }
}
