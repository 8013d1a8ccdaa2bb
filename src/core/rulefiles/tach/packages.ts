import { compileGlob, isWild } from '../../globs/globs.ts';
import { baseOf, folderFrom, foldersOf } from '../basePaths.ts';
import type { RuleFileSource } from '../ruleFile.ts';
import type { Entry } from '../sheets/sheet.ts';

const manifests = /(?:^|\/)(?:pyproject\.toml|setup\.py|requirements\.txt)$/;

/** Where absolute imports begin, and the package that each such folder belongs to. */
export interface SourceRoots {
  /** Each with a final `/`, or `` for the workspace; the innermost first. */
  roots: readonly string[];
  /**
   * The folder of the package that a file below a source root belongs to. Tach takes the nearest manifest above the
   * source root, not above the file, and one that is in no folder between is that of the project.
   */
  packageOf(path: string): string;
}

/** Read `source_roots`; a pattern stands for the folders that there are, but for those that are left out. */
export function sourceRootsOf(
  root: Entry,
  source: RuleFileSource,
  base: string,
  isLeftOut: (path: string) => boolean,
): SourceRoots {
  const written = [...root.at('source_roots').texts, ...root.at('source_root').texts];
  const folders = [...foldersOf(source.paths())].filter(folder => !isLeftOut(`${folder}/any`));
  const roots = (written.length === 0 ? ['.'] : written).flatMap(text =>
    isWild(text) ? matching(base + text, folders) : (folderFrom(base, text) ?? []),
  );
  const own = new Set([...source.paths()].filter(path => manifests.test(path)).map(baseOf));
  const packages = new Map<string, string>();
  for (const folder of roots) {
    let at = folder;
    while (at.length > base.length && !own.has(at)) at = baseOf(at.slice(0, -1));
    packages.set(folder, at.length > base.length ? at : base);
  }
  const sorted = [...packages.keys()].sort((a, b) => b.length - a.length);
  const packageOf = (path: string): string => {
    const folder = sorted.find(one => path.startsWith(one));
    return packages.get(folder ?? '') ?? base;
  };
  return { roots: sorted, packageOf };
}

const matching = (pattern: string, folders: readonly string[]): string[] => {
  const { match } = compileGlob(pattern);
  return folders.flatMap(folder => (match(folder) === undefined ? [] : `${folder}/`));
};
