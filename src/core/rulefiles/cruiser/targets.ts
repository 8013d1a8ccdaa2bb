import { builtinNames } from '../../drift/resolve/ecmascript/builtins.ts';
import { expandAlternatives } from '../../globs/globPattern.ts';
import { compileSegment, matchSegment } from '../../globs/globSegment.ts';
import { compileGlob } from '../../globs/globs.ts';

/** The packages among the paths of a glob: dependency-cruiser sees a package as files below `node_modules`. */
interface PackageTargets {
  /** Patterns of the names of packages of which the glob matches every file. */
  whole: readonly string[];
  /** True where it matches some files of packages and not others, which no name can say. */
  isPartial: boolean;
}

/** Patterns of all names that packages can have. */
export const everyPackage = ['*', '@*/*'] as const;

/** The packages that a glob speaks of. */
export function packagesOf(glob: string): PackageTargets {
  const whole = new Set<string>();
  let isPartial = false;
  for (const plain of expandAlternatives(glob)) {
    const parts = plain.split('/');
    // Below a folder there is always a file.
    if (parts.at(-1) === '*' && parts.at(-2) === '**') parts.pop();
    for (const { name, inside } of below(parts, 'node_modules').flatMap(namesOf)) {
      if (inside.length > 0 && inside.every(part => part === '**')) whole.add(name);
      else if (inside.length > 0) isPartial = true;
    }
  }
  return { whole: [...whole], isPartial };
}

/** What remains of a glob's segments inside a folder of this name; nothing where it matches nothing there. */
function below(parts: readonly string[], folder: string): string[][] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  if (first === '**') return [[...parts], ...below(rest, folder)];
  return matchSegment(compileSegment(first), folder) ? [rest] : [];
}

/** Which packages the segments can begin with, and what they say of the files inside. */
function namesOf(parts: readonly string[]): { name: string; inside: readonly string[] }[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  if (first === '**') {
    if (rest.length === 0) return everyPackage.map(name => ({ name, inside: ['**'] }));
    // `**` may stand for no folder, for a scope, or for a package and folders in it.
    return [...namesOf(rest), { name: `@*/${rest[0]}`, inside: rest.slice(1) }, { name: '*', inside: parts }];
  }
  const isScope = first.startsWith('@');
  const unscoped = isScope ? [] : [{ name: first, inside: rest }];
  if (!isScope && !/^[*?[]/.test(first)) return unscoped;
  const scope = first === '*' ? '@*' : first;
  const [second, ...inside] = rest;
  if (second === undefined) return unscoped;
  const scoped =
    second === '**' ? { name: `${scope}/*`, inside: rest } : { name: `${scope}/${second}`, inside };
  return [...unscoped, scoped];
}

/** The modules of Node among the paths of a glob, as `node:fs`. */
export function builtinsOf(glob: string): string[] {
  const { match } = compileGlob(glob);
  return [...builtinNames].filter(name => match(name) !== undefined).map(name => `node:${name}`);
}
