import { once } from '../../once.ts';
import type { ComponentMap } from '../policy/components.ts';
import type { WorkspaceFiles } from '../resolve/resolution.ts';
import { upwards } from '../resolve/workspacePath.ts';
import type { IsThere } from './fingerprintParts.ts';

/** What is in the workspace: files, folders, and the components and instances that own some source file. */
export function presentPlaces(
  files: Pick<WorkspaceFiles, 'has' | 'paths'>,
  components: ComponentMap,
  sources: () => Iterable<{ path: string }>,
): IsThere {
  const folders = once(() => {
    const found = new Set<string>();
    for (const path of files.paths()) {
      for (const folder of upwards(path)) {
        if (found.has(folder)) break;
        if (folder !== path) found.add(folder);
      }
    }
    // The workspace itself, as findings name it.
    return found.add('.');
  });
  const instances = once(() => {
    const found = new Set<string>();
    for (const { path } of sources()) {
      const instance = components.place(path)?.instance;
      if (instance !== undefined) found.add(instance);
    }
    return found;
  });
  return name => files.has(name) || folders().has(name) || instances().has(name);
}
