import { remember } from '../../remember.ts';
import { readUsingForm, type UsingForm } from '../extract/csharp/usingForm.ts';
import type { Mentions } from '../extract/import.ts';
import { csharpPackage } from './csharp/csharpPackage.ts';
import { createProjects, isProjectFile } from './csharp/projects.ts';
import { dottedPrefixes } from './declared/dottedNames.ts';
import { mentionedFiles } from './declared/mentionedFiles.ts';
import { nearestFiles } from './declared/nearest.ts';
import {
  type DeclaredNames,
  type FamilyResolution,
  type FamilyResolver,
  nothing,
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
  create: createCsharpResolver,
};

function createCsharpResolver(files: WorkspaceFiles, declared: DeclaredNames): FamilyResolver {
  const projects = createProjects(files);
  const packages = new Map<UsingForm['kind'], Map<string, Resolution>>();
  const nearest = (from: string, paths: readonly string[]) =>
    nearestFiles(from, projects.visibleTo(from, paths), projects.folderOf);

  /** Undefined where the workspace does not declare the namespace, or only adds to one of somebody else. */
  function namespace(from: string, name: string, mentions: Mentions | undefined): Resolution | undefined {
    const all = declared.inSpace(name);
    if (all.length === 0) return declared.hasSpace(name) && projects.owns(name) ? nothing : undefined;
    const others = all.filter(({ path, names }) => path !== from && names.length > 0);
    const mentioned = mentionedFiles(others, mentions, paths => nearest(from, paths));
    const foreign = projects.isForeign(name);
    if (mentioned.length > 0)
      return { kind: 'files', paths: mentioned, ...(foreign ? packageNamed(name) : {}) };
    if (foreign) return undefined;
    if (others.length === 0) return nothing;
    const paths = others.map(({ path }) => path);
    return { kind: 'files', paths: projects.visibleTo(from, paths) };
  }

  /** Who uses what the workspace adds to a package uses the package as well. */
  function packageNamed(name: string): { package?: string } {
    return csharpPackage(name, '').builtin ? {} : { package: name };
  }

  /** The type that a name means, or the longest beginning of it that is one. */
  function type(from: string, name: string): Resolution | undefined {
    for (const prefix of dottedPrefixes(name)) {
      if (prefix !== name && declared.hasSpace(prefix)) return undefined;
      const paths = nearest(from, declared.filesOf(prefix));
      if (paths.length > 1) return { kind: 'files', paths };
      if (paths[0] !== undefined) return paths[0] === from ? nothing : { kind: 'file', path: paths[0] };
    }
    return undefined;
  }

  function outside(name: string, kind: UsingForm['kind']): Resolution {
    if (projects.owns(name) && !projects.mayDeclareElsewhere(name)) return unresolved;
    const known = remember(packages, kind, () => new Map<string, Resolution>());
    return remember(known, name, () => csharpPackage(name, kind));
  }

  return {
    resolve(from, { specifier, form }, mentions) {
      const { kind, inside } = readUsingForm(form);
      for (const name of candidates(specifier, inside)) {
        const found =
          (kind === '' ? undefined : type(from, name)) ??
          (kind === 'static' ? undefined : namespace(from, name, mentions));
        if (found !== undefined) return found;
      }
      return outside(specifier, kind);
    },
    statusOf: () => ({
      as: 'unknown',
      why: 'projects of C# name packages and not namespaces; use `deny` or `allow_only` instead',
    }),
    forget: () => packages.clear(),
  };
}

/** What a name can mean inside of a namespace, the innermost first. */
function* candidates(name: string, inside: string): Generator<string> {
  for (const outer of dottedPrefixes(inside)) yield `${outer}.${name}`;
  yield name;
}
