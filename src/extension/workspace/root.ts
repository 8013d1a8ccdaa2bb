import { Uri, type WorkspaceFolder, workspace } from 'vscode';
import { Refusal } from '../refusal.ts';

/** The folder that holds the plan. Every path of the protocol is relative to it, with `/`. */
export class Root {
  constructor(readonly folder: WorkspaceFolder) {}

  /** Throws a Refusal for a path that leaves the folder: answers and messages never reach beyond it. */
  uri(path: string): Uri {
    const uri = Uri.joinPath(this.folder.uri, path);
    const base = this.folder.uri.path.replace(/\/$/, '');
    // A backslash is one more way up on Windows.
    if (!uri.path.startsWith(`${base}/`) || path.includes('\\')) {
      throw new Refusal(`${path} is outside the workspace folder.`);
    }
    return uri;
  }

  /** The path of an address in the folder; undefined for one outside it. */
  path(uri: Uri): string | undefined {
    const base = `${this.folder.uri.path.replace(/\/$/, '')}/`;
    return uri.scheme === this.folder.uri.scheme && uri.path.startsWith(base)
      ? uri.path.slice(base.length)
      : undefined;
  }

  /** Whether the folder has a `.plumbrule` folder. */
  initialised(): Promise<boolean> {
    return exists(this.uri('.plumbrule'));
  }
}

/** Whether there is a file or folder at the address. */
export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/**
 * With several folders open, the first one that holds `.plumbrule`, otherwise the first one: there is one
 * server, and a plan belongs to one folder. Undefined where no folder is open.
 */
export async function findRoot(): Promise<Root | undefined> {
  const roots = (workspace.workspaceFolders ?? []).map(folder => new Root(folder));
  const initialised = await Promise.all(roots.map(root => root.initialised()));
  return roots[initialised.indexOf(true)] ?? roots[0];
}
