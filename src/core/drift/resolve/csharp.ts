import { readUsingForm } from '../extract/csharp/usingForm.ts';
import type { Mentions, WrittenImport } from '../extract/import.ts';
import { Answers } from './answers.ts';
import { csharpPackage } from './csharp/csharpPackage.ts';
import { createProjects, isProjectFile, type Projects } from './csharp/projects.ts';
import { dottedPrefixes } from './declared/dottedNames.ts';
import { FileAnswers } from './declared/fileAnswers.ts';
import { mentionedFiles } from './declared/mentionedFiles.ts';
import { nearestFiles } from './declared/nearest.ts';
import {
  type DeclaredNames,
  type FamilyResolution,
  type FamilyResolver,
  nothing,
  type PackageStatus,
  type Resolution,
  unresolved,
  type WorkspaceFiles,
} from './resolution.ts';

/**
 * C#: a `using` names a namespace, and the files are those that declare it and that the importing file mentions
 * something of. Folders do not count; references between projects do where several declare the same.
 */
export const csharp: FamilyResolution = {
  separator: '.',
  isManifest: isProjectFile,
  create: (files, declared) => new CsharpResolver(files, declared),
};

class CsharpResolver implements FamilyResolver {
  readonly #declared: DeclaredNames;
  readonly #projects: Projects;
  readonly #files = new FileAnswers();
  readonly #outside = new Answers();

  constructor(files: WorkspaceFiles, declared: DeclaredNames) {
    this.#declared = declared;
    this.#projects = createProjects(files);
  }

  resolve(from: string, { specifier, form }: WrittenImport, mentions?: Mentions): Resolution {
    const { kind, inside } = readUsingForm(form);
    for (const name of candidates(specifier, inside)) {
      const found =
        (kind === '' ? undefined : this.#type(from, name)) ??
        (kind === 'static' ? undefined : this.#namespace(from, name, mentions));
      if (found !== undefined) return found;
    }
    if (this.#projects.owns(specifier) && !this.#projects.mayDeclareElsewhere(specifier)) return unresolved;
    return this.#outside.of(kind, specifier, () => csharpPackage(specifier, kind));
  }

  statusOf(): PackageStatus {
    return {
      as: 'unknown',
      why: 'projects of C# name packages and not namespaces; use `deny` or `allow_only` instead',
    };
  }

  /** The type that a name means, or the longest beginning of it that is one. */
  #type(from: string, name: string): Resolution | undefined {
    for (const prefix of dottedPrefixes(name)) {
      if (prefix !== name && this.#declared.hasSpace(prefix)) return undefined;
      const paths = this.#nearest(from, this.#declared.filesOf(prefix));
      if (paths.length > 0) return this.#files.of(from, paths);
    }
    return undefined;
  }

  /** Undefined where the workspace does not declare the namespace, or only adds to one of somebody else. */
  #namespace(from: string, name: string, mentions: Mentions | undefined): Resolution | undefined {
    const all = this.#declared.inSpace(name);
    if (all.length === 0) {
      return this.#declared.hasSpace(name) && this.#projects.owns(name) ? nothing : undefined;
    }
    const others = all.filter(({ path, names }) => path !== from && names.length > 0);
    const mentioned = mentionedFiles(others, mentions, paths => this.#nearest(from, paths));
    const isForeign = this.#projects.isForeign(name);
    if (mentioned.length > 0)
      return { kind: 'files', paths: mentioned, ...(isForeign ? packageNamed(name) : {}) };
    if (isForeign) return undefined;
    if (others.length === 0) return nothing;
    const paths = others.map(({ path }) => path);
    return { kind: 'files', paths: this.#projects.visibleTo(from, paths) };
  }

  #nearest(from: string, paths: readonly string[]): readonly string[] {
    return nearestFiles(from, this.#projects.visibleTo(from, paths), this.#projects.folderOf);
  }
}

/** Who uses what the workspace adds to a package uses the package as well. */
function packageNamed(name: string): { package?: string } {
  return csharpPackage(name, '').builtin ? {} : { package: name };
}

/** What a name can mean inside of a namespace, the innermost first. */
function* candidates(name: string, inside: string): Generator<string> {
  for (const outer of dottedPrefixes(inside)) yield `${outer}.${name}`;
  yield name;
}
