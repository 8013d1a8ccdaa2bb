import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { blueprintPath, configPath, plansFolder } from '../core/artifacts/paths.ts';
import { startOfFile } from '../core/model/text.ts';
import { Project } from '../node/project.ts';
import { BrokenPlanError, UsageError } from './failure.ts';

/** The workspace that a command works on: the nearest folder upwards with a `.plumbrule` in it, else the folder itself. */
function findRoot(folder: string): string {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.plumbrule'))) return at;
    if (dirname(at) === at) return resolve(folder);
  }
}

/** Open the workspace around a folder. @throws UsageError for a folder that does not exist. */
export async function openProject(folder: string): Promise<Project> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`${folder} is not a folder`);
  }
  return Project.open(findRoot(folder));
}

/** A project whose blueprint and decisions are sound, its sources not yet read. @throws BrokenPlanError */
export async function openPlanned(folder: string): Promise<Project> {
  const project = await openProject(folder);
  refuseBroken(project, 'policy');
  if (project.artifacts.blueprint === undefined) {
    const message = 'there is no blueprint yet; `plumbrule init` writes one';
    throw new BrokenPlanError([{ path: blueprintPath, range: startOfFile, message, severity: 'error' }]);
  }
  return project;
}

/** What must be sound for a command: the settings alone, what `check` judges by, or plans too. */
const neededPaths = {
  settings: (path: string) => path === configPath,
  // Code can be held to the blueprint whatever the tasks say.
  policy: (path: string) => !path.startsWith(`${plansFolder}/`),
  all: () => true,
} as const;

/** @throws BrokenPlanError when something that is needed has an error. */
export function refuseBroken(project: Project, needed: keyof typeof neededPaths = 'all'): void {
  const errors = project
    .problems()
    .filter(({ severity, path }) => severity === 'error' && neededPaths[needed](path));
  if (errors.length > 0) throw new BrokenPlanError(errors);
}

/** A path from the command line, relative to the workspace with `/`. @throws UsageError outside of it. */
export function workspacePath(root: string, folder: string, written: string): string {
  const path = relative(root, resolve(folder, written));
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) {
    throw new UsageError(`${written} lies outside the workspace ${root}`);
  }
  return path.split(sep).join('/');
}
