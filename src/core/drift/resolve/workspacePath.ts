/** The folder of a path; the workspace itself is the empty string. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** False only for a path without an empty part, `.` or `..`; cheap, since nearly all paths are such. */
const mayBeUnclean = (path: string): boolean =>
  path === '' ||
  path.startsWith('.') ||
  path.startsWith('/') ||
  path.endsWith('/') ||
  path.includes('/.') ||
  path.includes('//');

/** `relative` seen from `folder`, with `.` and `..` worked out; undefined where it leaves the workspace. */
export function joinPath(folder: string, relative: string): string | undefined {
  let at = folder;
  let rest = relative;
  // Nearly all specifiers only begin with dots; those need no list of their parts.
  for (;;) {
    if (rest.startsWith('./')) rest = rest.slice(2);
    else if (!rest.startsWith('../')) break;
    else if (at === '') return undefined;
    else {
      at = folderOf(at);
      rest = rest.slice(3);
    }
  }
  return mayBeUnclean(rest) ? joinParts(at, rest) : at === '' ? rest : `${at}/${rest}`;
}

function joinParts(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** What of `path` stands below `folder`; undefined where it stands elsewhere. */
export function below(folder: string, path: string): string | undefined {
  if (folder === '') return path;
  if (path === folder) return '';
  return path.startsWith(folder) && path[folder.length] === '/' ? path.slice(folder.length + 1) : undefined;
}

/** A folder and all folders above it, the nearest first, the workspace itself last. */
export function* upwards(folder: string): Generator<string> {
  for (let at = folder; at !== ''; at = folderOf(at)) yield at;
  yield '';
}
