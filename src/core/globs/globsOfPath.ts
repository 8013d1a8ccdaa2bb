import { compileGlob } from './globs.ts';

/** Characters that mean something in a glob. */
const special = /[*?[{]/g;

/**
 * Globs that match a path as it is, the narrowest first: the path with what means something else in a glob set in
 * brackets, and the path itself. Which of them a blueprint takes is for its own checks to say.
 */
export function globsOfPath(path: string): string[] {
  const plain = /^(?:!|package:|layer:)/.test(path) || !/[/*.]/.test(path) ? `./${path}` : path;
  const escaped = plain.replace(special, '[$&]');
  return [...new Set([escaped, plain])].filter(glob => compileGlob(glob).match(path) !== undefined);
}

/** The same for the files that lie in a folder: directly (`*`), or at any depth (`**`). */
export function globsOfFolder(folder: string, depth: '*' | '**'): string[] {
  if (folder === '' || folder === '.') return [depth];
  const escaped = folder.replace(special, '[$&]');
  return [...new Set([`${escaped}/${depth}`, `${folder}/${depth}`])].filter(
    glob => compileGlob(glob).match(`${folder}/x`) !== undefined,
  );
}
