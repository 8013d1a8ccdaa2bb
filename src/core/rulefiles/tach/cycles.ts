import { cyclicSets, digraphOf } from '../../drift/rules/digraph.ts';
import type { Exception } from '../../model/rule.ts';
import { oneOrMany, type RuleFileDraft } from '../draft.ts';
import type { Entry } from '../sheets/sheet.ts';
import type { TachContext } from './context.ts';

/**
 * Tach looks for cycles in what modules declare, our rule in the code. They agree where all that the code may do
 * without declaring it makes no cycle either.
 */
export function carryCycles(contexts: readonly TachContext[], root: Entry, draft: RuleFileDraft): void {
  const setting = root.at('forbid_circular_dependencies');
  if (!setting.isTrue) return;
  const [only, ...others] = contexts;
  if (only === undefined) return;
  if (others.length > 0 || hasCycle(only, false)) {
    const why =
      'tach looks for them in what modules declare, and more is allowed that may make some in the code';
    draft.lose(
      setting,
      'forbid_circular_dependencies',
      why,
      'A rule `acyclic` with scope `component` looks at the code',
    );
    return;
  }
  const { ids, verdicts, free, edges } = only;
  const unread = only.unread(ids.values());
  const utilities = [...ids].flatMap(([name, id]) => (verdicts.isUtility(name) ? id : []));
  const except: Exception[] = [];
  if (unread.length > 0)
    except.push({ from: oneOrMany(withoutMark(unread)), reason: 'tach does not read it' });
  if (free.length > 0) except.push({ to: oneOrMany(withoutMark(free)), reason: 'excluded in tach' });
  if (hasCycle(only, true)) except.push({ to: oneOrMany(utilities), reason: 'a utility in tach' });
  draft.rule('acyclic', {
    kind: 'acyclic',
    scope: 'component',
    edges,
    ...(except.length === 0 ? {} : { except }),
  });
}

const withoutMark = (selectors: readonly string[]): string[] => selectors.map(selector => selector.slice(1));

/** True where imports that are allowed can make a cycle; those of utilities that nobody declares count on request. */
function hasCycle({ modules, verdicts }: TachContext, withUtilities: boolean): boolean {
  const edges = new Map<string, Map<string, true>>();
  for (const from of modules.keys()) {
    const targets = new Map<string, true>();
    for (const to of modules.keys()) {
      if (to === from) continue;
      const verdict = verdicts.of(from, to);
      if (verdict === 'declared') targets.set(to, true);
      else if (verdict === 'unasked' && (withUtilities || !verdicts.isUtility(to))) targets.set(to, true);
    }
    edges.set(from, targets);
  }
  return cyclicSets(digraphOf(edges)).length > 0;
}
