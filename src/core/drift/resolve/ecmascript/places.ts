import { remember } from '../../../remember.ts';
import type { Resolution } from '../resolution.ts';
import { folderOf } from '../workspacePath.ts';
import type { ConfigScope } from './configScope.ts';
import type { TsConfig } from './tsconfig.ts';

/** Where an import stands: all that its meaning depends on. */
export interface Place {
  folder: string;
  config: TsConfig | undefined;
}

/** A place, and what was found out about specifiers there. */
interface KnownPlace {
  place: Place;
  answers: Map<string, Resolution>;
}

/**
 * Files of one folder share their answers, but where a config has references two files of a folder may be governed
 * by different configs: there each config keeps answers of its own.
 */
export class Places {
  readonly #scope: ConfigScope;
  readonly #byFolder = new Map<string, Map<TsConfig | undefined, KnownPlace>>();
  readonly #configs = new Map<string, TsConfig | undefined>();
  // Imports are asked for file by file: one look-up serves all of a file.
  #last: { from: string; known: KnownPlace } | undefined;

  constructor(scope: ConfigScope) {
    this.#scope = scope;
  }

  /** The place of the imports of a file. */
  of(from: string): KnownPlace {
    if (this.#last?.from !== from) this.#last = { from, known: this.#find(from) };
    return this.#last.known;
  }

  #find(from: string): KnownPlace {
    const folder = folderOf(from);
    const config = this.#configOf(from, folder);
    const byConfig = remember(this.#byFolder, folder, () => new Map<TsConfig | undefined, KnownPlace>());
    return remember(byConfig, config, () => ({ place: { folder, config }, answers: new Map() }));
  }

  #configOf(from: string, folder: string): TsConfig | undefined {
    const nearest = this.#scope.nearest(folder);
    if (nearest === undefined || nearest.references.length === 0) return nearest;
    return remember(this.#configs, from, () => this.#scope.governing(from, folder));
  }
}
