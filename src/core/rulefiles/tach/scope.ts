import { matchesAny } from '../../globs/globs.ts';
import type { RuleFileDraft } from '../draft.ts';
import { PythonModules } from '../python/modules.ts';
import type { RuleFileSource } from '../ruleFile.ts';
import type { Entry } from '../sheets/sheet.ts';
import { exclusionsOf } from './exclusions.ts';
import { type SourceRoots, sourceRootsOf } from './packages.ts';

/** Which Python files tach looks at. */
export interface TachScope extends Pick<SourceRoots, 'packageOf'> {
  /** Every Python file of the workspace. */
  everything: readonly string[];
  /** Those below the source roots that tach knows as modules. */
  paths: readonly string[];
  /** The modules that these files are. */
  python: PythonModules;
  /** Globs of files whose imports tach does not read. */
  unread: readonly string[];
  /** Globs of files that everybody may import. */
  free: readonly string[];
  isExcluded(path: string): boolean;
}

/** It reads neither stubs nor what is hidden. */
const neverRead = ['**/*.pyi', '**/.*/**', '**/.*'];

/** Read source roots and exclusions; what of these cannot be said in globs is lost. */
export function tachScope(
  root: Entry,
  source: RuleFileSource,
  base: string,
  draft: RuleFileDraft,
): TachScope {
  const { roots, packageOf } = sourceRootsOf(root, source, base);
  const { files, targets } = exclusionsOf(root, base, draft);
  const isExcluded = matchesAny(files);
  const isHidden = (path: string): boolean => /(?:^|\/)\./.test(path.slice(base.length));
  const everything = [...source.paths()].filter(file => /\.pyi?$/.test(file));
  const paths = everything.filter(
    file => !isExcluded(file) && !isHidden(file) && roots.some(folder => file.startsWith(folder)),
  );
  const python = new PythonModules(paths, roots, { withDashes: true });
  return {
    everything,
    paths,
    python,
    packageOf,
    unread: [...files, ...neverRead],
    free: targets,
    isExcluded,
  };
}
