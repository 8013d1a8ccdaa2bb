import { remember } from '../../remember.ts';
import type { Declared, Mentions, WrittenImport } from '../extract/import.ts';
import type { Family } from '../extract/language.ts';
import { languageOf } from '../languages.ts';
import { DeclarationIndex } from './declarationIndex.ts';
import {
  type FamilyResolver,
  type PackageStatus,
  type Resolution,
  unresolved,
  type WorkspaceFiles,
} from './resolution.ts';
import { resolutions } from './table.ts';

/** Finds what imports mean in all languages, and keeps what the sources declare to each other. */
export class WorkspaceResolver {
  readonly #resolvers = new Map<Family, FamilyResolver>();
  readonly #indexes = new Map<Family, DeclarationIndex>();
  #files: WorkspaceFiles;
  /** Imports are asked for file by file: one look-up serves all of a file. */
  #last: { path: string; resolver: FamilyResolver | undefined } | undefined;

  constructor(files: WorkspaceFiles) {
    this.#files = files;
  }

  /** Files came or went, or a manifest changed: everything that was remembered about them is forgotten. */
  setFiles(files: WorkspaceFiles): void {
    this.#files = files;
    this.#resolvers.clear();
    this.#last = undefined;
  }

  /** What a source file declares now; undefined when it is gone. True where imports of its family may now lead elsewhere. */
  declare(path: string, declares: readonly Declared[] | undefined): boolean {
    const family = languageOf(path)?.family;
    if (family === undefined || resolutions[family].separator === undefined) return false;
    if (!this.#indexOf(family).set(path, declares)) return false;
    this.#resolvers.get(family)?.forget?.();
    return true;
  }

  /** Never throws, whatever the import. */
  resolve(from: string, written: WrittenImport, mentions: Mentions | undefined): Resolution {
    return this.#resolverOf(from)?.resolve(from, short(written), mentions) ?? unresolved;
  }

  /** How a package is declared for a file. */
  statusOf(from: string, name: string, kind: WrittenImport['kind']): PackageStatus {
    return (
      this.#resolverOf(from)?.statusOf(from, name, kind) ?? { as: 'unknown', why: 'its language is not read' }
    );
  }

  #resolverOf(path: string): FamilyResolver | undefined {
    if (this.#last?.path !== path) this.#last = { path, resolver: this.#resolverFor(path) };
    return this.#last.resolver;
  }

  #resolverFor(path: string): FamilyResolver | undefined {
    const family = languageOf(path)?.family;
    if (family === undefined) return undefined;
    return remember(this.#resolvers, family, () =>
      resolutions[family].create(this.#files, this.#indexOf(family)),
    );
  }

  #indexOf(family: Family): DeclarationIndex {
    return remember(this.#indexes, family, () => new DeclarationIndex(resolutions[family].separator ?? '.'));
  }
}

/** Longer than any path or name; beyond it a `data:` URL has its data, and an attack whatever it likes. */
const longest = 4_096;

/** The same import with names of a length that any resolver can take. */
function short(written: WrittenImport): WrittenImport {
  const { specifier, name = '' } = written;
  if (specifier.length <= longest && name.length <= longest) return written;
  const cut = { ...written, specifier: specifier.slice(0, longest) };
  return name === '' ? cut : { ...cut, name: name.slice(0, longest) };
}

/** True for a file that the resolution of some language reads: when it changes, every import is resolved again. */
export function isManifest(path: string): boolean {
  const baseName = path.slice(path.lastIndexOf('/') + 1);
  return Object.values(resolutions).some(resolution => resolution.isManifest(baseName));
}
