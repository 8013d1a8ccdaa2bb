import { ComponentMap } from '../../drift/policy/components.ts';
import type { EdgeKind } from '../../model/edge.ts';
import type { RuleFileDraft } from '../draft.ts';
import type { PythonModules } from '../python/modules.ts';
import type { PackageModules } from './components.ts';
import type { TachConfiguration } from './configuration.ts';
import { globsByOwner } from './exclusions.ts';
import type { TachScope } from './scope.ts';
import { Verdicts } from './verdicts.ts';

/** What all rules about one package have in common. */
export interface TachContext extends PackageModules {
  configuration: TachConfiguration;
  python: PythonModules;
  verdicts: Verdicts;
  draft: RuleFileDraft;
  /** Kinds of imports that tach looks at. */
  edges: EdgeKind[];
  /** Selectors that take files out of some components whose imports tach does not read. */
  unread(ids: Iterable<string>): string[];
  /** Selectors that take out files of the package that everybody may import. */
  free: readonly string[];
}

type Shared = Pick<TachContext, 'configuration' | 'draft' | 'edges'>;

/** The context of each package, once all components are there. */
export function contextsOf(
  packages: readonly PackageModules[],
  { python, everything, unread, free, isUnread }: TachScope,
  shared: Shared,
): TachContext[] {
  const components = new ComponentMap(Object.fromEntries(shared.draft.components));
  const ownerOf = (path: string): string | undefined => components.place(path)?.component;
  const unreadOf = globsByOwner(unread, everything, ownerOf);
  const freeOf = globsByOwner(free, everything, ownerOf);
  return packages.map(one => {
    const read = new Set([...one.files].flatMap(([path, name]) => (isUnread(path) ? [] : name)));
    return {
      ...one,
      ...shared,
      python,
      verdicts: new Verdicts(one, shared.configuration, read),
      unread: ids => withoutThem(unread, unreadOf, ids),
      free: withoutThem(free, freeOf, one.ids.values()),
    };
  });
}

/** Selectors of those globs that mean files of some of these owners. */
function withoutThem(
  globs: readonly string[],
  byOwner: ReadonlyMap<string, ReadonlySet<string>>,
  ids: Iterable<string>,
): string[] {
  const meant = new Set([...ids].flatMap(id => [...(byOwner.get(id) ?? [])]));
  return [...new Set(globs)].flatMap(glob => (meant.has(glob) ? `!${glob}` : []));
}
