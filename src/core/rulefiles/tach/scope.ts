import { matchesAny } from '../../globs/globs.ts';
import { plainPath } from '../../globs/plainPath.ts';
import { folderFrom } from '../basePaths.ts';
import type { RuleFileDraft } from '../draft.ts';
import { PythonModules } from '../python/modules.ts';
import { listOfGlobs } from '../regex/regexGlobs.ts';
import type { RuleFileSource } from '../ruleFile.ts';
import type { Entry } from '../sheets/sheet.ts';

/** Which Python files tach looks at. */
export interface TachScope {
  /** Every Python file of the workspace. */
  everything: readonly string[];
  /** Those below the source roots that are not excluded. */
  paths: readonly string[];
  /** The modules that these files are. */
  python: PythonModules;
  /** Globs of what is excluded. */
  excluded: readonly string[];
  isExcluded(path: string): boolean;
}

/** Read source roots and exclusions; what of these cannot be said in globs is lost. */
export function tachScope(
  root: Entry,
  source: RuleFileSource,
  base: string,
  draft: RuleFileDraft,
): TachScope {
  const written = [...root.at('source_roots').texts, ...root.at('source_root').texts];
  const roots = (written.length === 0 ? ['.'] : written).flatMap(folder => folderFrom(base, folder) ?? []);
  const excluded = excludedBy(root, base, draft);
  const isExcluded = matchesAny(excluded);
  const everything = [...source.paths()].filter(file => /\.pyi?$/.test(file));
  const paths = everything.filter(file => !isExcluded(file) && roots.some(folder => file.startsWith(folder)));
  return { everything, paths, python: new PythonModules(paths, roots), excluded, isExcluded };
}

/** Each pattern means a folder with all that is in it, or a file. */
function excludedBy(root: Entry, base: string, draft: RuleFileDraft): string[] {
  const isRegex = root.at('use_regex_matching').isTrue;
  return root
    .at('exclude')
    .items()
    .flatMap(item => {
      const text = item.text ?? '';
      if (!isRegex) {
        const path = base + plainPath(text);
        return [path, `${path}/**`];
      }
      const globs = listOfGlobs(`^(?:${text})`, base);
      if (!('why' in globs)) return globs;
      draft.lose(item, `exclude ${text}`, globs.why, 'The rules look at these files too');
      return [];
    });
}
