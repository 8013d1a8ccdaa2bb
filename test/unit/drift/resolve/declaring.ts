import { languageOf } from '../../../../src/core/drift/languages.ts';
import type { PackageStatus, Resolution } from '../../../../src/core/drift/resolve/resolution.ts';
import { WorkspaceResolver } from '../../../../src/core/drift/resolve/workspaceResolver.ts';
import { tree } from './tree.ts';

type Contents = Readonly<Record<string, string | object>>;

/** A workspace whose sources have been scanned, with everything that they declare to each other. */
export class ScannedTree {
  readonly #resolver: WorkspaceResolver;
  readonly #texts: Contents;

  constructor(contents: Contents, ignored: Contents = {}) {
    this.#texts = contents;
    this.#resolver = new WorkspaceResolver(tree(contents, ignored));
    for (const [path, text] of Object.entries(contents)) {
      if (typeof text === 'string') this.#resolver.declare(path, languageOf(path)?.scan(text).declares);
    }
  }

  /** What the imports of a file mean, or those of a text in its place. */
  resolutions(from: string, text = String(this.#texts[from])): Resolution[] {
    const { imports, mentions } = languageOf(from)!.scan(text);
    return imports.map(({ member, start: _, end: __, ...written }) =>
      this.#resolver.resolve(
        from,
        member === undefined ? written : { ...written, name: member.name },
        mentions,
      ),
    );
  }

  /** The same in short: paths, `package NAME`, `builtin NAME` or `unresolved`. */
  targets(from: string, text?: string): string[] {
    return this.resolutions(from, text).map(found => {
      if (found.kind === 'file') return found.path;
      if (found.kind === 'files') return found.paths.join(' + ');
      return found.kind === 'package' ? `${found.builtin ? 'builtin' : 'package'} ${found.name}` : found.kind;
    });
  }

  status(from: string, name: string): PackageStatus {
    return this.#resolver.statusOf(from, name, 'value');
  }
}
