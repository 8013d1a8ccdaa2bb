import { matchesAny } from '../../globs/globs.ts';
import type { Settings } from '../../model/config.ts';
import { languageOf } from '../languages.ts';

/**
 * Which of the workspace's files are source files: those of a known language that `sources` in the
 * configuration includes and does not exclude. Installed packages never are, ignored by Git or not.
 */
export function isSourceFile(sources: Settings['sources']): (path: string) => boolean {
  const included = sources.include.length === 0 ? () => true : matchesAny(sources.include);
  const excluded = matchesAny(sources.exclude);
  return path =>
    languageOf(path) !== undefined &&
    !path.startsWith('node_modules/') &&
    !path.includes('/node_modules/') &&
    included(path) &&
    !excluded(path);
}
