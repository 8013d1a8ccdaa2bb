import { literalPrefix } from '../globs/globs.ts';
import type { Component } from '../model/blueprint.ts';
import { asList, isExclusion } from '../model/rule.ts';

/** Components of a rule file, and what became of each in the blueprint. */
export interface Placed {
  components: Readonly<Record<string, Component>>;
  /** Ids in the blueprint, by their ids in the rule file; those that are missing are written as their paths. */
  ids: ReadonlyMap<string, string>;
}

/** A selector list in the blueprint's terms; undefined where paths cannot say the same. */
export function placedSelectors(written: string | readonly string[], placed: Placed): string[] | undefined {
  const all = asList(written);
  const wanted = all.filter(one => !isExclusion(one));
  const members = new Set(wanted.flatMap(one => membersOf(one, placed)));
  const selectors: string[] = [];
  const exclusions: string[] = [];
  for (const one of wanted) {
    const named = membersOf(one, placed);
    // What names no component stays as it is, and so does a layer that came along whole.
    const isWhole = one.startsWith('layer:') && named.every(id => placed.ids.has(id));
    if (named.length === 0 || isWhole) selectors.push(one);
    for (const id of isWhole ? [] : named) {
      const known = placed.ids.get(id);
      if (known !== undefined) selectors.push(known);
      else {
        selectors.push(...pathsOf(id, placed));
        for (const other of insideOf(id, placed)) {
          if (!members.has(other)) exclusions.push(...asPaths(other, placed));
        }
      }
    }
  }
  for (const one of all.filter(isExclusion)) {
    const named = membersOf(one.slice(1), placed);
    if (named.length === 0) exclusions.push(one.slice(1));
    for (const id of named) {
      const isSplit =
        placed.ids.get(id) === undefined && insideOf(id, placed).some(other => members.has(other));
      if (isSplit) return undefined;
      exclusions.push(...asPaths(id, placed));
    }
  }
  return [...new Set(selectors), ...new Set(exclusions.map(one => `!${one}`))];
}

/** True where a selector names a component that the blueprint has no component for. */
export function namesMissing(written: string | readonly string[], placed: Placed): boolean {
  return asList(written).some(one =>
    membersOf(isExclusion(one) ? one.slice(1) : one, placed).some(id => !placed.ids.has(id)),
  );
}

function membersOf(selector: string, { components }: Placed): string[] {
  if (Object.hasOwn(components, selector)) return [selector];
  if (!selector.startsWith('layer:')) return [];
  const layer = selector.slice('layer:'.length);
  return Object.keys(components).filter(id => (components[id]!.layer ?? id) === layer);
}

const asPaths = (id: string, placed: Placed): string[] => {
  const known = placed.ids.get(id);
  return known === undefined ? pathsOf(id, placed) : [known];
};

const pathsOf = (id: string, { components }: Placed): string[] =>
  asList(components[id]!.paths).map(path => path.replace(/\{[A-Za-z_][\w-]*\}/g, '*'));

/** Components that own files below another's paths. */
function insideOf(id: string, { components }: Placed): string[] {
  const prefixes = asList(components[id]!.paths).map(literalPrefix);
  return Object.keys(components).filter(
    other =>
      other !== id &&
      asList(components[other]!.paths).some(path => {
        const prefix = literalPrefix(path);
        return prefixes.some(outer => prefix.length > outer.length && prefix.startsWith(outer));
      }),
  );
}
