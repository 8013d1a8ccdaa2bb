import { includesGlob, mayMeetGlob } from '../../globs/globRelations.ts';
import { compileGlob, type PathGlob } from '../../globs/globs.ts';
import type { Blueprint, Component } from '../../model/blueprint.ts';
import { asList } from '../../model/rule.ts';
import { once } from '../../once.ts';
import { remember } from '../../remember.ts';
import { FolderIndex } from './folderIndex.ts';

/** Where a file belongs. */
export interface Placement {
  component: string;
  /** One of several instances that a capture makes (`feature[cart]`); the component's id where there is no capture. */
  instance: string;
  /** The component's or instance's folder with a final `/`, or `` for the workspace. */
  folder: string;
}

/** A component, and the one of its path globs that is meant. */
interface Claim {
  component: string;
  /** Position in the component's `paths`. */
  index: number;
}

/** Two components that claim a file with equal right. */
interface Tie {
  path: string;
  components: [string, string];
}

interface OwnedGlob extends Claim {
  glob: PathGlob;
}

/** Which component owns which file, as the blueprint's paths say. */
export class ComponentMap {
  /** Every component's id, in the blueprint's order. */
  readonly ids: readonly string[];
  readonly #components: ReadonlyMap<string, Component>;
  readonly #globs: OwnedGlob[] = [];
  readonly #globsByFolder = once(() => byFolder(this.#globs));
  readonly #placements = new Map<string, Placement | undefined>();
  readonly #instances = new Map<string, Placement>();
  readonly #ties = new Map<string, { components: [string, string]; paths: string[] }>();

  constructor(components: Blueprint['components']) {
    this.#components = new Map(Object.entries(components ?? {}));
    this.ids = [...this.#components.keys()];
    for (const [id, component] of this.#components) {
      asList(component.paths).forEach((path, index) => {
        this.#globs.push({ component: id, glob: compileGlob(path), index });
      });
    }
    // The closest glob first: the first that matches decides, the next of equal length can only be a tie.
    this.#globs.sort((a, b) => b.glob.prefix.length - a.glob.prefix.length);
  }

  get(id: string): Component | undefined {
    return this.#components.get(id);
  }

  /** The layer that a component is in; its own id unless it says otherwise. */
  layerOf(id: string): string {
    return this.#components.get(id)?.layer ?? id;
  }

  /** The folders below which all files of a component lie, each with a final `/`; `` is the workspace. */
  foldersOf(id: string): readonly string[] {
    return [...new Set(asList(this.get(id)?.paths).map(path => compileGlob(path).folder))];
  }

  /** The component and instance of a file; undefined for a file in no component. */
  place(path: string): Placement | undefined {
    const known = this.#placements.get(path);
    if (known !== undefined || this.#placements.has(path)) return known;
    const placement = this.#find(path);
    this.#placements.set(path, placement);
    return placement;
  }

  /** The component that all paths of a glob belong to, whatever files there are; undefined where that cannot be told. */
  ownerOf(whole: PathGlob): string | undefined {
    let owner: string | undefined;
    for (const { component, glob } of this.#globs) {
      if (!mayMeetGlob(glob, whole)) continue;
      if (owner !== undefined && owner !== component) return undefined;
      owner = component;
      if (includesGlob(glob, whole)) return owner;
    }
    return undefined;
  }

  /** Every path glob that matches a file, as component and position in its `paths`; the closest first. */
  claims(path: string): Claim[] {
    const claims: Claim[] = [];
    for (const { component, glob, index } of this.#near(path)) {
      if (glob.match(path) !== undefined) claims.push({ component, index });
    }
    return claims;
  }

  /**
   * Components that claim a file alike: one tie a pair, complete once every file was placed. Paths are placed as well
   * that rules name and that are not there, or no more: only what `isThere` says yes to counts.
   */
  tiesAmong(isThere: (path: string) => boolean): Tie[] {
    return [...this.#ties.values()].flatMap(({ components, paths }) => {
      const path = paths.find(isThere);
      return path === undefined ? [] : [{ path, components }];
    });
  }

  /** The globs that may match a file, the closest first: one in a deeper folder has the longer prefix. */
  #near(path: string): Iterable<OwnedGlob> {
    return this.#globsByFolder().near(path);
  }

  #find(path: string): Placement | undefined {
    let found: Placement | undefined;
    let length = -1;
    for (const { component: id, glob } of this.#near(path)) {
      if (found !== undefined && glob.prefix.length < length) break;
      if (!path.startsWith(glob.prefix) || found?.component === id) continue;
      const captures = glob.match(path);
      if (captures === undefined) continue;
      if (found !== undefined) {
        const components: [string, string] = [found.component, id];
        const key = components.toSorted().join(' ');
        remember(this.#ties, key, () => ({ components, paths: [] })).paths.push(path);
        continue;
      }
      length = glob.prefix.length;
      const values = Object.values(captures);
      const instance = values.length === 0 ? id : `${id}[${values.join(',')}]`;
      found = this.#shared({ component: id, instance, folder: glob.instanceFolder(path) });
    }
    return found;
  }

  /** One object an instance: placements are compared often and kept for every file. */
  #shared(placement: Placement): Placement {
    const key = `${placement.instance}\n${placement.folder}`;
    const known = this.#instances.get(key);
    if (known !== undefined) return known;
    this.#instances.set(key, placement);
    return placement;
  }
}

function byFolder(globs: readonly OwnedGlob[]): FolderIndex<OwnedGlob> {
  const index = new FolderIndex<OwnedGlob>();
  for (const owned of globs) index.add(owned.glob.folder, owned);
  return index;
}
