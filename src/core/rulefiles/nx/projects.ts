import { compileGlob } from '../../globs/globs.ts';
import { baseOf } from '../basePaths.ts';
import { regexMatcher } from '../regex/regexMatcher.ts';
import { parseRegex, RegexProblem } from '../regex/regexTree.ts';
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
  /** Folders with nothing but a package.json that says nothing to Nx. */
  const bare = new Set<string>();
  const paths = [...source.paths()].filter(path => /(?:^|\/)(?:project|package)\.json$/.test(path)).sort();
  for (const path of paths) {
    if (/(?:^|\/)(?:node_modules|fixtures?|__fixtures__|testdata|generators|schematics)\//.test(path))
      continue;
    const folder = baseOf(path);
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
    if (isPackage && !own.exists) bare.add(folder);
    else bare.delete(folder);
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
  // Inside of a project such a folder is a template, or marks a kind of modules.
  const isPart = (folder: string): boolean => foldersAbove(folder).some(above => projects.has(above));
  return [...projects.values()].filter(({ folder }) => !bare.has(folder) || !isPart(folder));
}

/** The folders around a folder, the workspace left out; each ends with `/`. */
function foldersAbove(folder: string): string[] {
  const names = folder.split('/').slice(0, -2);
  return names.map((_, index) => `${names.slice(0, index + 1).join('/')}/`);
}

/** True where a tag is meant; `*` stands for any characters, and alone for every project. */
export function hasTag({ tags }: NxProject, pattern: string): boolean {
  if (pattern === '*') return true;
  const isMeant = regexTest(pattern) ?? globTest(pattern);
  return typeof isMeant === 'function' && tags.some(isMeant);
}

/** Why tags cannot be told by a pattern; undefined where they can. */
export function tagProblem(pattern: string): string | undefined {
  const test = regexTest(pattern);
  return typeof test === 'object' ? test.why : undefined;
}

/** The test of a pattern between slashes, which is a regular expression; undefined for other patterns. */
function regexTest(pattern: string): ((tag: string) => boolean) | { why: string } | undefined {
  const source = /^\/(.+)\/$/.exec(pattern)?.[1];
  if (source === undefined) return undefined;
  try {
    return regexMatcher(parseRegex(source));
  } catch (error) {
    if (error instanceof RegexProblem) return { why: error.message };
    throw error;
  }
}

function globTest(pattern: string): (tag: string) => boolean {
  const { match } = compileGlob(pattern.replaceAll('/', '-'));
  return tag => tag === pattern || match(tag.replaceAll('/', '-')) !== undefined;
}
