import { remember } from '../../../remember.ts';
import { folderOf, joinPath, upwards } from '../workspacePath.ts';

/** A project file, or what is shared by all projects below its folder. */
export interface BuildFile {
  path: string;
  text: string;
}

/** The folders of the projects that files of a project can use, its own included; undefined where that cannot be told. */
export type VisibleProjects = (folder: string) => ReadonlySet<string> | undefined;

/** What one project names: folders of projects, and whether it may name others that cannot be told. */
interface References {
  folders: readonly string[];
  isOpen: boolean;
}

const reference = /<(Project|Package|)Reference\s[^>]{0,400}?\bInclude\s*=\s*"([^"]{1,2000})"/g;

/** Where one project can use more than this, knowing them all costs more than it tells. */
const mostProjects = 500;

/** Follows references between projects; those of a referenced project count as well, as they do for the build. */
export function visibleProjects(
  projects: readonly BuildFile[],
  shared: readonly BuildFile[],
): VisibleProjects {
  const byName = new Map<string, string[]>();
  for (const { path, text } of projects) {
    for (const name of new Set([projectName(path), ...furtherNames(text)]))
      remember(byName, name, () => []).push(folderOf(path));
  }
  const own = new Map<string, References[]>();
  for (const file of projects) remember(own, folderOf(file.path), () => []).push(referencesIn(file, byName));
  const forAll = new Map<string, References[]>();
  for (const file of shared) remember(forAll, folderOf(file.path), () => []).push(referencesIn(file, byName));
  const known = new Map<string, ReadonlySet<string> | undefined>();

  const referencesOf = (folder: string): References[] => [
    ...(own.get(folder) ?? []),
    ...[...upwards(folder)].flatMap(at => forAll.get(at) ?? []),
  ];

  function reach(folder: string): ReadonlySet<string> | undefined {
    if (!own.has(folder)) return undefined;
    const reached = new Set([folder]);
    for (const at of reached) {
      for (const { folders, isOpen } of referencesOf(at)) {
        if (isOpen || reached.size > mostProjects) return undefined;
        for (const next of folders) reached.add(next);
      }
    }
    return reached;
  }

  return folder => remember(known, folder, () => reach(folder));
}

function referencesIn({ path, text }: BuildFile, byName: ReadonlyMap<string, string[]>): References {
  let isOpen = false;
  const folders: string[] = [];
  for (const [, kind, list] of text.matchAll(reference)) {
    for (const include of list!.split(';')) {
      const named = include.trim().replaceAll('\\', '/');
      if (named === '') continue;
      if (kind !== 'Project') folders.push(...(byName.get(named.toLowerCase()) ?? []));
      else {
        const found = projectAt(path, named, byName);
        if (found.length === 0) isOpen = true;
        folders.push(...found);
      }
    }
  }
  return { folders, isOpen };
}

/** Where a written path leads; by the name alone where the path has properties of the build in it. */
function projectAt(from: string, written: string, byName: ReadonlyMap<string, string[]>): readonly string[] {
  const named = byName.get(projectName(written)) ?? [];
  const path = written.includes('$(') ? undefined : joinPath(folderOf(from), written);
  return path === undefined ? named : named.filter(folder => folder === folderOf(path));
}

/** What a project is called where others reference its package or its assembly. */
const furtherNames = (text: string): string[] =>
  [...text.matchAll(/<(?:PackageId|AssemblyName)>\s*([\w.-]{1,200})\s*</g)].map(([, name]) =>
    name!.toLowerCase(),
  );

/** Names of projects are compared in any case, as Windows does. */
const projectName = (path: string): string =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.\w+proj$/, '')
    .toLowerCase();
