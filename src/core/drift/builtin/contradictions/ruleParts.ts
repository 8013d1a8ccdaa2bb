import { includesGlob, mayMeetGlob } from '../../../globs/globRelations.ts';
import { compileGlob, hasCapture, isWild, literalPrefix, type PathGlob } from '../../../globs/globs.ts';
import { asList, isExclusion } from '../../../model/rule.ts';
import { remember } from '../../../remember.ts';
import type { ComponentMap } from '../../policy/components.ts';
import { packagePattern } from '../../policy/packageNames.ts';

/** One thing that a selector names. */
export type Part = ComponentPart | PathPart | PackagePart;

interface ComponentPart {
  kind: 'component';
  id: string;
  paths: readonly PathGlob[];
  words: string;
}

interface PathPart {
  kind: 'path';
  glob: PathGlob;
  /** Set for a path without wildcards. */
  file: string | undefined;
  /** The component that all of it belongs to, whatever files there are; undefined where that cannot be told. */
  owner: string | undefined;
  words: string;
}

interface PackagePart {
  kind: 'package';
  name: string;
  isOneName: boolean;
  matches(name: string): boolean;
  words: string;
}

/** What one selector names: several parts where it is a layer. */
export type Group = readonly Part[];

/** What a list of selectors names, and what it takes out again. */
export class Parts {
  /** A selector each, without what is certainly taken out. */
  readonly groups: readonly Group[];
  readonly all: readonly Part[];
  readonly #excluded: readonly Part[];
  readonly #byPlace = new Map<string, Part[]>();
  readonly #covers = new Map<Part, boolean>();
  readonly #mayHold = new Map<Part, boolean>();

  constructor(named: readonly Group[], excluded: readonly Part[]) {
    this.groups = named
      .map(group => group.filter(part => !excluded.some(out => includes(out, part))))
      .filter(group => group.length > 0);
    this.all = this.groups.flat();
    this.#excluded = excluded;
    for (const part of this.all) remember(this.#byPlace, placeOf(part), (): Part[] => []).push(part);
  }

  /** True where all of a part is certainly selected. */
  covers(part: Part): boolean {
    return remember(
      this.#covers,
      part,
      () =>
        placesAround(part).some(place => this.#byPlace.get(place)?.some(each => includes(each, part))) &&
        !this.#excluded.some(out => mayMeet(out, part)),
    );
  }

  /** False where certainly nothing of a part is selected. */
  mayHold(part: Part): boolean {
    return remember(this.#mayHold, part, () => this.all.some(each => mayMeet(each, part)));
  }
}

/** Reads selectors. The same text gives the same parts, so that what is known of them is known for all rules. */
export class PartReader {
  readonly #components: ComponentMap;
  readonly #known = new Map<string, Group>();

  constructor(components: ComponentMap) {
    this.#components = components;
  }

  read(written: string | readonly string[] | null | undefined): Parts {
    const all = asList(written);
    return new Parts(
      all.filter(each => !isExclusion(each)).map(each => this.#group(each)),
      all.filter(isExclusion).flatMap(each => this.#group(each.slice(1))),
    );
  }

  #group(written: string): Group {
    return remember(this.#known, written, () => {
      if (written.startsWith('package:')) return [packagePart(written.slice('package:'.length), written)];
      if (written.startsWith('layer:')) {
        const layer = written.slice('layer:'.length);
        const members = this.#components.ids.filter(id => this.#components.layerOf(id) === layer);
        return members.flatMap(id => this.#group(id));
      }
      const component = this.#components.get(written);
      if (component === undefined) return [this.#path(written)];
      const paths = asList(component.paths).map(compileGlob);
      return [{ kind: 'component', id: written, paths, words: written }];
    });
  }

  #path(written: string): PathPart {
    const glob = compileGlob(written);
    if (isWild(written)) {
      return { kind: 'path', glob, file: undefined, owner: this.#components.ownerOf(glob), words: written };
    }
    const file = literalPrefix(written);
    return { kind: 'path', glob, file, owner: this.#components.place(file)?.component, words: written };
  }
}

function packagePart(name: string, words: string): PackagePart {
  const matches = packagePattern(name);
  return {
    kind: 'package',
    name,
    isOneName: !isWild(name),
    matches: one => matches({ package: one }),
    words,
  };
}

/** The component that all of a part belongs to; undefined where that cannot be told from the blueprint alone. */
export function ownerOf(part: Part): string | undefined {
  if (part.kind === 'component') return part.id;
  return part.kind === 'path' ? part.owner : undefined;
}

/** True where an import from one part to another certainly leaves its component, or its instance of one. */
export function areApart(from: Part, to: Part): boolean {
  const [a, b] = [ownerOf(from), ownerOf(to)];
  return a !== undefined && b !== undefined && (a !== b || isBetweenInstances(from, to));
}

/** A component with a capture that is named on both sides: then its instances are meant. */
export function isBetweenInstances(from: Part, to: Part): boolean {
  return from.kind === 'component' && from === to && from.paths.every(({ source }) => hasCapture(source));
}

/** Under what a part is filed: the parts that include another one are filed under one of {@link placesAround} it. */
export function placeOf(part: Part): string {
  if (part.kind === 'package') return 'package:';
  return part.kind === 'component' ? part.id : `/${part.glob.folder}`;
}

/** Where parts are filed that may include this one. */
export function placesAround(part: Part): string[] {
  if (part.kind === 'package') return ['package:'];
  const prefix = part.kind === 'component' ? (part.paths[0]?.prefix ?? '') : part.glob.prefix;
  const owner = ownerOf(part);
  const places = owner === undefined ? ['/'] : [owner, '/'];
  for (let end = prefix.indexOf('/'); end >= 0; end = prefix.indexOf('/', end + 1)) {
    places.push(`/${prefix.slice(0, end + 1)}`);
  }
  return places;
}

function includes(whole: Part, part: Part): boolean {
  if (whole.kind === 'package') {
    if (part.kind !== 'package') return false;
    return whole.name === '**' || whole.name === part.name || (part.isOneName && whole.matches(part.name));
  }
  if (part.kind === 'package') return false;
  if (whole.kind === 'component') return ownerOf(part) === whole.id;
  if (part.kind === 'component') return part.paths.every(path => includesGlob(whole.glob, path));
  return part.file === undefined
    ? includesGlob(whole.glob, part.glob)
    : whole.glob.match(part.file) !== undefined;
}

function mayMeet(a: Part, b: Part): boolean {
  if (a.kind === 'package' || b.kind === 'package') {
    if (a.kind !== 'package' || b.kind !== 'package') return false;
    return b.isOneName ? a.matches(b.name) : !a.isOneName || b.matches(a.name);
  }
  const [owner, other] = [ownerOf(a), ownerOf(b)];
  if (owner !== undefined && other !== undefined && owner !== other) return false;
  if (a.kind === 'component') return b.kind === 'component' || mayLieIn(a, b);
  if (b.kind === 'component') return mayLieIn(b, a);
  if (a.file !== undefined) return b.glob.match(a.file) !== undefined;
  return b.file === undefined ? mayMeetGlob(a.glob, b.glob) : a.glob.match(b.file) !== undefined;
}

/** False where nothing of a path lies in a component. */
function mayLieIn(component: ComponentPart, path: PathPart): boolean {
  if (path.owner !== undefined || path.file !== undefined) return path.owner === component.id;
  return component.paths.some(each => mayMeetGlob(each, path.glob));
}
