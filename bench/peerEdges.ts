import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import type { Edges } from './edges.ts';

/** The edges as dependency-cruiser finds them, with what its own `--init` would configure for TypeScript. */
export async function peerEdges(root: string, files: readonly string[], tsconfig: string): Promise<Edges> {
  process.chdir(root);
  // Below the tree's root its configs find their bases only by an absolute path.
  const fileName = join(root, tsconfig);
  const { output } = await cruise(
    [...files],
    {
      tsPreCompilationDeps: true,
      tsConfig: { fileName },
      doNotFollow: { path: 'node_modules' },
      combinedDependencies: true,
      outputType: 'json',
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
    { tsConfig: extractTSConfig(fileName) },
  );
  const { modules } = JSON.parse(String(output)) as ICruiseResult;
  const given = new Set(files);
  const targets = new Map(
    modules.map(({ source, dependencies }) => [
      source,
      new Map(
        dependencies.map(({ module, resolved, couldNotResolve, coreModule }) => [
          module,
          couldNotResolve || coreModule ? undefined : resolved,
        ]),
      ),
    ]),
  );
  return { files: new Set(modules.map(({ source }) => source).filter(source => given.has(source))), targets };
}
