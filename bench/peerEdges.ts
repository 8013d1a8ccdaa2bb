import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { edgesOfCruise } from './cruiseResult.ts';
import type { Edges } from './edges.ts';

/** The edges as dependency-cruiser finds them. */
export async function peerEdges(root: string, files: readonly string[], tsconfig: string): Promise<Edges> {
  return edgesOfCruise(await cruiseFiles(root, files, tsconfig), files);
}

/** Runs dependency-cruiser with what its own `--init` would configure for TypeScript, without rules; gives its JSON. */
export async function cruiseFiles(
  root: string,
  files: readonly string[],
  tsconfig: string | undefined,
): Promise<string> {
  process.chdir(root);
  // Below the tree's root its configs find their bases only by an absolute path.
  const fileName = tsconfig === undefined ? undefined : join(root, tsconfig);
  const { output } = await cruise(
    [...files],
    {
      tsPreCompilationDeps: true,
      ...(fileName === undefined ? {} : { tsConfig: { fileName } }),
      doNotFollow: { path: 'node_modules' },
      combinedDependencies: true,
      outputType: 'json',
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
    fileName === undefined ? {} : { tsConfig: extractTSConfig(fileName) },
  );
  return String(output);
}
