import { compileGlob, literalPrefix, type PathGlob } from '../../../globs/globs.ts';
import { asList, isExclusion } from '../../../model/rule.ts';
import type { ComponentMap } from '../../policy/components.ts';
import { packagePattern } from '../../policy/packageNames.ts';

/** One thing that a selector names. */
export type Part =
  | { kind: 'component'; id: string; paths: readonly PathGlob[]; words: string }
  /** `file` is set for a path without wildcards; `owner` is then its component, if it has one. */
  | { kind: 'path'; glob: PathGlob; file?: string; owner?: string; words: string }
  | { kind: 'package'; name: string; words: string };

/** What a selector names, and what it takes out again. */
export interface Parts {
  named: readonly Part[];
  excluded: readonly Part[];
}

/** The parts of a selector or a list of them; a layer is its components. */
export function partsOf(
  written: string | readonly string[] | null | undefined,
  components: ComponentMap,
): Parts {
  const all = asList(written);
  return {
    named: all.filter(each => !isExclusion(each)).flatMap(each => partsOfOne(each, components)),
    excluded: all.filter(isExclusion).flatMap(each => partsOfOne(each.slice(1), components)),
  };
}

function partsOfOne(written: string, components: ComponentMap): Part[] {
  if (written.startsWith('package:')) {
    return [{ kind: 'package', name: written.slice('package:'.length), words: written }];
  }
  const component = (id: string): Part => {
    const paths = asList(components.get(id)?.paths).map(compileGlob);
    return { kind: 'component', id, paths, words: id };
  };
  if (written.startsWith('layer:')) {
    const layer = written.slice('layer:'.length);
    return components.ids.filter(id => components.layerOf(id) === layer).map(component);
  }
  return components.get(written) === undefined ? [pathPart(written, components)] : [component(written)];
}

/** The part that a path or glob names. */
export function pathPart(written: string, components: ComponentMap): Part {
  const glob = compileGlob(written);
  const part = { kind: 'path', glob, words: written } as const;
  const prefix = literalPrefix(written);
  if (/[*?[{]/.test(written)) return part;
  const owner = components.place(prefix)?.component;
  return { ...part, file: prefix, ...(owner === undefined ? {} : { owner }) };
}

/** The component that all of a part belongs to; undefined where that cannot be told from the blueprint alone. */
export function ownerOf(part: Part): string | undefined {
  if (part.kind === 'component') return part.id;
  return part.kind === 'path' ? part.owner : undefined;
}

/** True where a selector certainly selects all of a part. */
export function covers({ named, excluded }: Parts, part: Part): boolean {
  return named.some(each => includes(each, part)) && !excluded.some(each => mayMeet(each, part));
}

/** False where a selector certainly selects nothing of a part. */
export function mayHold({ named }: Parts, part: Part): boolean {
  return named.some(each => mayMeet(each, part));
}

function includes(whole: Part, part: Part): boolean {
  if (whole.kind === 'package') {
    if (part.kind !== 'package') return false;
    return whole.name === '**' || whole.name === part.name || (isOneName(part) && namesPackage(whole, part));
  }
  if (part.kind === 'package') return false;
  if (whole.kind === 'component') return ownerOf(part) === whole.id;
  if (part.kind === 'component') return part.paths.every(path => includesPath(whole.glob, path));
  return part.file === undefined
    ? includesPath(whole.glob, part.glob)
    : whole.glob.match(part.file) !== undefined;
}

/** Of two globs only the plain case is told: the same text, or all of a folder. */
function includesPath(whole: PathGlob, part: PathGlob): boolean {
  if (whole.source === part.source || whole.source === '**') return true;
  return whole.source.endsWith('/**') && `${whole.prefix}**` === whole.source
    ? part.prefix.startsWith(whole.prefix)
    : false;
}

function mayMeet(a: Part, b: Part): boolean {
  if (a.kind === 'package' || b.kind === 'package') {
    if (a.kind !== 'package' || b.kind !== 'package') return false;
    return isOneName(b) ? namesPackage(a, b) : !isOneName(a) || namesPackage(b, a);
  }
  if (a.kind === 'component' && b.kind === 'component') return a.id === b.id;
  if (a.kind === 'path' && b.kind === 'path') {
    if (a.file !== undefined) return b.glob.match(a.file) !== undefined;
    return b.file === undefined ? mayMeetPath(a.glob, b.glob) : a.glob.match(b.file) !== undefined;
  }
  const [component, path] = a.kind === 'component' ? [a, b] : [b, a];
  if (component.kind !== 'component' || path.kind !== 'path') return false;
  return path.file === undefined
    ? component.paths.some(each => mayMeetPath(each, path.glob))
    : path.owner === component.id;
}

const mayMeetPath = (a: PathGlob, b: PathGlob): boolean =>
  a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix);

const isOneName = ({ name }: Extract<Part, { kind: 'package' }>): boolean => !/[*?[{]/.test(name);

const namesPackage = (
  { name }: Extract<Part, { kind: 'package' }>,
  one: Extract<Part, { kind: 'package' }>,
): boolean => packagePattern(name)({ package: one.name });
