import { ImportGraph } from '../../../../src/core/drift/importGraph.ts';
import { languageOf } from '../../../../src/core/drift/languages.ts';
import type { Resolution, WorkspaceFiles } from '../../../../src/core/drift/resolve/resolution.ts';

/** A graph of all sources of a workspace. */
export function graphOf(files: WorkspaceFiles): ImportGraph {
  const graph = new ImportGraph(files);
  for (const path of files.paths()) {
    if (languageOf(path) !== undefined) graph.set(path, { text: files.read(path) ?? '' });
  }
  return graph;
}

/** What a file imports: for each edge the text that it stands on, and where it leads. */
export function edgesOf(files: WorkspaceFiles, path: string): string[] {
  const lines = (files.read(path) ?? '').split('\n');
  return (graphOf(files).file(path)?.edges ?? []).map(({ range, target }) => {
    const written = lines[range.start.line]!.slice(range.start.character, range.end.character);
    return `${written} → ${short(target)}`;
  });
}

function short(found: Resolution): string {
  switch (found.kind) {
    case 'file':
      return found.package === undefined ? found.path : `${found.path} (${found.package})`;
    case 'files':
      return found.package === undefined
        ? found.paths.join(' ')
        : `${found.paths.join(' ')} (${found.package})`;
    case 'package':
      return [found.builtin ? 'builtin' : 'package', found.name, ...(found.names ?? [])].join(' ');
    default:
      return 'unresolved';
  }
}
