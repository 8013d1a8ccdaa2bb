import { type Resolution, unresolved, type WorkspaceFiles } from '../resolution.ts';
import { folderOf, joinPath, upwards } from '../workspacePath.ts';

const packageCalled = (name: string): Resolution => ({ kind: 'package', name });

/** The file that a `require` or `include` names. `fromFolder` is set for paths that start at the file's own folder. */
export function resolveInclude(
  files: WorkspaceFiles,
  from: string,
  path: string,
  fromFolder: boolean,
): Resolution {
  const scheme = /^([a-z][a-z\d.+-]+):\/\//i.exec(path)?.[1];
  if (scheme !== undefined) return packageCalled(`${scheme.toLowerCase()}:`);
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return packageCalled(path);
  const folder = folderOf(from);
  // Without a folder PHP looks beside the script and along its include path, which usually is some folder above.
  const folders = fromFolder ? [folder] : upwards(folder);
  let nearest: string | undefined;
  for (const at of folders) {
    const candidate = joinPath(at, path);
    if (candidate === undefined) continue;
    nearest ??= candidate;
    if (files.has(candidate)) return { kind: 'file', path: candidate };
  }
  const installed = installedPackage(nearest ?? path);
  if (installed !== undefined) return installed;
  if (nearest !== undefined && files.exists(nearest)) return { kind: 'file', path: nearest };
  if (!fromFolder || nearest === undefined) return packageCalled(path);
  return unresolved;
}

/** What Composer installs is a package, whether it is installed or not; its autoloader is everybody's. */
function installedPackage(path: string): Resolution | undefined {
  const found = /(?:^|\/)vendor\/(?:autoload(?:_runtime)?\.php$|composer\/[^/]+$|([^/]+\/[^/]+)\/)/.exec(
    path,
  );
  if (found === null) return undefined;
  return found[1] === undefined
    ? { kind: 'package', name: 'composer', builtin: true }
    : packageCalled(found[1]);
}
