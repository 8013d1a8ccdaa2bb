/** The folder of a path, without a closing `/`; empty for a file of the workspace's root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** How a file names another file or folder of the workspace, such as `../src/app`. */
export function relativePath(from: string, to: string): string {
  const start = folderOf(from) === '' ? [] : folderOf(from).split('/');
  const end = to.split('/');
  let common = 0;
  while (common < start.length && common < end.length && start[common] === end[common]) common++;
  const path = [...start.slice(common).map(() => '..'), ...end.slice(common)].join('/');
  return path === '' ? '.' : path;
}

/** The workspace path that a relative path in a file leads to; undefined where it leaves the workspace. */
export function resolvedPath(from: string, relative: string): string | undefined {
  const parts = relative.startsWith('/') ? [] : folderOf(from).split('/').filter(Boolean);
  for (const step of relative.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') parts.push(step);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** Whether a path, as settings may name it, is a plain one inside the workspace. */
export const isInside = (path: string): boolean =>
  path !== '' && !/^(?:\/|[A-Za-z]:)|\\|\0/.test(path) && !path.split('/').includes('..');
