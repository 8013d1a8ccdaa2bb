import { compileGlob } from '../../globs/globs.ts';
import type { RuleFileSource } from '../ruleFile.ts';
import { scriptSheet } from '../script/scriptSheet.ts';
import { Entry } from '../sheets/sheet.ts';

/** A project of an Nx workspace. */
export interface NxProject {
  name: string;
  /** With a final `/`, or `` for the workspace. */
  folder: string;
  tags: readonly string[];
  isApplication: boolean;
}

/** Every project: a folder with a project.json, or with a package.json below the workspace's own. */
export function nxProjects(source: RuleFileSource): NxProject[] {
  const projects = new Map<string, NxProject>();
  const paths = [...source.paths()].filter(path => /(?:^|\/)(?:project|package)\.json$/.test(path)).sort();
  for (const path of paths) {
    if (/(?:^|\/)(?:node_modules|fixtures?|__fixtures__|testdata|generators|schematics)\//.test(path))
      continue;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const read = scriptSheet(path, source);
    if (read === undefined || 'fault' in read) continue;
    const root = Entry.rootOf(read.sheet);
    const isPackage = path.endsWith('package.json');
    const own = isPackage ? root.at('nx') : root;
    if (isPackage && folder === '' && !own.exists) continue;
    if (
      !isPackage &&
      !['name', 'targets', 'tags', 'projectType', 'sourceRoot', 'root'].some(key => root.at(key).exists)
    )
      continue;
    const known = projects.get(folder);
    projects.set(folder, {
      name:
        own.at('name').text ??
        root.at('name').text ??
        known?.name ??
        (folder.split('/').at(-2) || 'workspace'),
      folder,
      tags: [...new Set([...(known?.tags ?? []), ...own.at('tags').texts])],
      isApplication: known?.isApplication === true || root.at('projectType').text === 'application',
    });
  }
  return [...projects.values()];
}

/** True where a tag is meant; `*` stands for any characters, and alone for every project. */
export function hasTag({ tags }: NxProject, pattern: string): boolean {
  if (pattern === '*') return true;
  const { match } = compileGlob(pattern.replaceAll('/', '-'));
  return tags.some(tag => tag === pattern || match(tag.replaceAll('/', '-')) !== undefined);
}
