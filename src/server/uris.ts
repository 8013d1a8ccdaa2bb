import { relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Between the editor's URIs and workspace paths. */
export class Uris {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  uri(path: string): string {
    return pathToFileURL(`${this.root}/${path}`).href;
  }

  /** Workspace path of a file URI; undefined for what lies outside or is no file. */
  path(uri: string): string | undefined {
    if (!uri.startsWith('file:')) return undefined;
    let absolute: string;
    try {
      absolute = fileURLToPath(uri);
    } catch {
      return undefined;
    }
    const path = relative(this.root, absolute);
    if (path === '' || path.startsWith('..') || path.includes(':')) return undefined;
    return path.split(sep).join('/');
  }
}
