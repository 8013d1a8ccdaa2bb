import { remember } from '../../remember.ts';
import { Answers } from './answers.ts';
import { PythonLookup } from './python/lookup.ts';
import { indexModules } from './python/modules.ts';
import { isInstalled, packageStatus } from './python/packageStatus.ts';
import { isPythonManifest, readProjects } from './python/projects.ts';
import { createSourceRoots } from './python/sourceRoots.ts';
import type { FamilyResolution, FamilyResolver, WorkspaceFiles } from './resolution.ts';
import { folderOf } from './workspacePath.ts';

/** Resolves the imports of Python as an interpreter would that has all source roots on its path. */
export const python: FamilyResolution = { isManifest: isPythonManifest, create: createPythonResolver };

function createPythonResolver(files: WorkspaceFiles): FamilyResolver {
  const modules = indexModules(files);
  const projects = readProjects(files, modules);
  const installed = new Map<string, boolean>();
  const lookup = new PythonLookup({
    files,
    modules,
    projects,
    roots: createSourceRoots(modules, projects),
    installs: (folder, name) => {
      const project = projects.declaring(folder);
      return remember(installed, `${project?.folder}:${name}`, () => isInstalled(projects, folder, name));
    },
  });
  const answers = new Answers();
  return {
    resolve(from, { specifier, name, form }) {
      const folder = folderOf(from);
      return answers.of(folder, `${specifier} ${name ?? ''} ${form ?? ''}`, () => {
        const level = dotsOf(specifier);
        const rest = specifier.slice(level);
        return lookup.resolve({ folder, level, parts: rest === '' ? [] : rest.split('.'), name, form });
      });
    },
    statusOf: (from, name, kind) => packageStatus(projects, from, name, kind),
  };
}

function dotsOf(specifier: string): number {
  let dots = 0;
  while (specifier[dots] === '.') dots++;
  return dots;
}
