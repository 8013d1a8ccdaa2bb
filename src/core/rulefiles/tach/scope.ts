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
  /** Those below the source roots. What is excluded is among them: it can be named as a module, and imported. */
  paths: readonly string[];
  /** The modules that these files are. */
  python: PythonModules;
  /** Names of modules that tach comes across: the only ones that wildcards mean. */
  walked: ReadonlySet<string>;
  /** Globs of files whose imports tach does not read. */
  unread: readonly string[];
  /** Globs of files that everybody may import. */
  free: readonly string[];
  isExcluded(path: string): boolean;
  isUnread(path: string): boolean;
}

const hidden = ['**/.*/**', '**/.*'];
/** Tach reads neither stubs nor what is hidden. */
const neverRead = ['**/*.pyi', ...hidden];

/** Read source roots and exclusions; what of these cannot be said in globs is lost. */
export function tachScope(
  root: Entry,
  source: RuleFileSource,
  base: string,
  draft: RuleFileDraft,
): TachScope {
  const { files, targets } = exclusionsOf(root, base, draft);
  const unread = [...files, ...neverRead];
  const isExcluded = matchesAny(files);
  const isUnread = matchesAny(unread);
  const isLeftOut = matchesAny([...files, ...hidden]);
  const { roots, packageOf } = sourceRootsOf(root, source, base, isLeftOut);
  const everything = [...source.paths()].filter(file => /\.pyi?$/.test(file));
  const paths = everything.filter(file => roots.some(folder => file.startsWith(folder)));
  const python = new PythonModules(paths, roots, { withDashes: true });
  const walked = new Set(paths.flatMap(file => (isLeftOut(file) ? [] : (python.nameOf(file) ?? []))));
  return { everything, paths, python, walked, packageOf, unread, free: targets, isExcluded, isUnread };
}
