import type { Edges } from './edges.ts';

/** What is read of the JSON of dependency-cruiser. */
interface CruiseResult {
  modules: {
    source: string;
    dependencies: { module: string; resolved: string; couldNotResolve: boolean; coreModule: boolean }[];
  }[];
}

/** The edges in the JSON of dependency-cruiser. */
export function edgesOfCruise(json: string, files: readonly string[]): Edges {
  const { modules } = JSON.parse(json) as CruiseResult;
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
