import type { Entry } from '../sheets/sheet.ts';
import { globOf } from './micromatch.ts';

/** The globs of patterns of files; those that no glob can say are left out. */
export function filesMeant(patterns: readonly string[], isOld: boolean): string[] {
  return patterns.flatMap(pattern => {
    const glob = globOf(pattern);
    if (glob === undefined || glob === '') return [];
    return isOld && !glob.includes('/') ? [`**/${glob}`] : [glob];
  });
}

/** Globs of what a part of a configuration keeps all rules away from. */
export function ignoredBy(part: Entry, isOld: boolean): string[] {
  // In the newer format a part that does nothing else ignores for all of them.
  const isGlobal = part.entries().every(([key]) => key === 'ignores' || key === 'name');
  const written = isOld ? part.at('ignorePatterns').texts : isGlobal ? part.at('ignores').texts : [];
  return written.flatMap(pattern => {
    const plain = pattern.replace(/^\//, '').replace(/\/(?:\*\*)?$/, '');
    const isEverything = /^[*/]*$/.test(plain);
    if (isEverything || pattern.startsWith('!')) return [];
    // A name alone is one in any folder, where the older format does not begin it with a slash.
    const isAnywhere = isOld && !plain.includes('/') && !pattern.startsWith('/');
    const globs = filesMeant([isAnywhere ? `**/${plain}` : plain], false);
    return globs.flatMap(glob => [glob, `${glob}/**`]);
  });
}
