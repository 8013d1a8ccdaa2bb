import { languageOf } from '../../drift/languages.ts';
import { plainPath } from '../../globs/plainPath.ts';
import { globsOverlap } from '../../plan/tasks/scopeGlobs.ts';

/** Endings of files that are named without their folder: `package.json`, `notes.md`. */
const plainFile = /\.(?:json|ya?ml|md|sql|toml|html|css|scss|txt|csv|sh|xml|proto|graphql|lock)$/i;
const longestPath = 300;
const pathShape = /^[\w@.+[\](){}*-]+(?:\/[\w@.+[\](){}*-]+)*\/?$/;
const ending = /[^/.]\.[A-Za-z]\w{0,9}$/;

/**
 * The files and folders that a text such as a task's `output` names, as written: what stands in backticks and
 * looks like a path, and words with a slash and an ending. Names in code, addresses, and words such as `and/or`
 * are none; a path without an ending counts where it meets one of `scope`.
 */
export function namedPaths(text: string, scope: readonly string[]): string[] {
  const quoted = [...text.matchAll(/`([^`\n]{1,300})`/g)].map(([, words]) => words!.trim());
  const bare = text
    .replace(/`[^`\n]*`/g, ' ')
    .split(/[\s,;"'<>|]+/)
    .filter(word => word.length <= longestPath)
    .map(word => word.replace(/^[([{]+|[.:!?)\]}]+$/g, ''));
  const found = [
    ...quoted.filter(words => isPath(words, scope) || isFileName(words)),
    ...bare.filter(word => word.includes('/') && isPath(word, scope)),
  ];
  return [...new Set(found.map(plainPath))];
}

function isFileName(words: string): boolean {
  return (
    pathShape.test(words) &&
    !words.includes('/') &&
    (languageOf(words) !== undefined || plainFile.test(words))
  );
}

function isPath(words: string, scope: readonly string[]): boolean {
  if (!words.includes('/') || words.startsWith('@') || words.startsWith('..') || !pathShape.test(words))
    return false;
  return ending.test(words) || scope.some(glob => globsOverlap(glob, words));
}
