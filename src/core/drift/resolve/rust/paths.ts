import { withoutMark } from '../../extract/rust/useTree.ts';
import type { Module, ModuleTree } from './moduleTree.ts';

/** The names of a path, raw names as what they stand for. The empty name at the beginning of `::a` is left out. */
export function segmentsOf(path: string): string[] {
  const names = path.split('::').map(withoutMark);
  return names[0] === '' ? names.slice(1) : names;
}

/** Follows `self` and `super` at the beginning of a path; undefined where they lead out of the crate. */
export function climb(from: Module, segments: readonly string[]): { at: Module; rest: string[] } | undefined {
  let at = from;
  let index = 0;
  for (; segments[index] === 'self' || segments[index] === 'super'; index++) {
    if (segments[index] === 'self') continue;
    if (at.parent === undefined) return undefined;
    at = at.parent;
  }
  return { at, rest: segments.slice(index) };
}

/**
 * The file of the innermost module on a path; undefined where the path surely leads nowhere. `all` says that what it
 * ends in is itself a module or type; for `loose` see {@link ModuleTree.child}.
 */
export function follow(
  tree: ModuleTree,
  from: Module,
  segments: readonly string[],
  all: boolean,
  loose: boolean,
): string | undefined {
  let at = from;
  for (const [index, name] of segments.entries()) {
    const next = tree.child(at, name, loose);
    if (next === undefined) {
      const isModule = all || index < segments.length - 1;
      // Types are written large, and what is written small before another name is a module.
      return isModule && /^[\p{Ll}_]/u.test(name) && tree.lacks(at, name) ? undefined : at.file;
    }
    at = next;
  }
  return at.file;
}
