import { type EdgeKind, edgeKinds } from '../../model/edge.ts';

/** Where a dependency leads, as dependency-cruiser's `dependencyTypes` tell it. */
export type TargetPlace = 'local' | 'npm' | 'core';

/** What a list of `dependencyTypes` comes to. */
export interface DependencyTypes {
  places: ReadonlySet<TargetPlace>;
  kinds: ReadonlySet<EdgeKind>;
  /** Asks for packages that package.json does not name. */
  undeclared: boolean;
  /** Asks for development dependencies only. */
  development: boolean;
  /** Types that have no counterpart. */
  unknown: readonly string[];
}

const placesByType: Readonly<Record<string, TargetPlace>> = {
  local: 'local',
  localmodule: 'local',
  npm: 'npm',
  core: 'core',
};

const kindsByType: Readonly<Record<string, readonly EdgeKind[]>> = {
  'type-only': ['type'],
  'type-import': ['type'],
  'dynamic-import': ['dynamic'],
  require: ['require'],
  'import-equals': ['require'],
  export: ['reexport'],
  import: ['value', 'side-effect'],
};

/** Kinds of packages that come with `npm` where a list means all packages. */
const packageTypes = new Set([
  'npm-dev',
  'npm-optional',
  'npm-peer',
  'npm-bundled',
  'npm-no-pkg',
  'npm-unknown',
]);

/** Types of dependencies that are no edges here anyway. */
const never = new Set([
  'triple-slash-type-reference',
  'triple-slash-file-reference',
  'triple-slash-directive',
  'triple-slash-amd-dependency',
  'amd-define',
  'amd-require',
  'amd-exotic-require',
  'exotic-require',
  'jsdoc',
  'jsdoc-bracket-import',
  'jsdoc-import-tag',
  'process-get-builtin-module',
  'pre-compilation-only',
  'undetermined',
  'unknown',
]);

/** Sort a list of dependency types. */
export function sortTypes(types: readonly string[]): DependencyTypes {
  const undeclared = types.length > 0 && types.every(type => type === 'npm-no-pkg' || type === 'npm-unknown');
  const development = types.length > 0 && types.every(type => type === 'npm-dev');
  const isAnyPackage = types.includes('npm');
  const isKnown = (type: string): boolean =>
    Object.hasOwn(placesByType, type) ||
    Object.hasOwn(kindsByType, type) ||
    never.has(type) ||
    (packageTypes.has(type) && (isAnyPackage || undeclared || development));
  return {
    places: new Set(types.flatMap(type => (Object.hasOwn(placesByType, type) ? placesByType[type]! : []))),
    kinds: new Set(types.flatMap(type => (Object.hasOwn(kindsByType, type) ? kindsByType[type]! : []))),
    undeclared,
    development,
    unknown: types.filter(type => !isKnown(type)),
  };
}

/** All kinds of edges but these, in their usual order; undefined where that is all of them. */
export function edgesWithout(kinds: ReadonlySet<EdgeKind>): EdgeKind[] | undefined {
  return kinds.size === 0 ? undefined : edgeKinds.filter(kind => !kinds.has(kind));
}
