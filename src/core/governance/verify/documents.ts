import { blueprintPath } from '../../artifacts/paths.ts';
import { ComponentMap } from '../../drift/policy/components.ts';
import { matchesAny } from '../../globs/globs.ts';
import { asList } from '../../model/rule.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { headOf } from '../../plan/planHead.ts';
import { counted } from '../../words.ts';
import { documentsBehind } from '../checkLists.ts';
import { isUnknown, limited, type Outcome, type VerifyInput } from './input.ts';

/** Where something changed that the documents tell of, the documents are current. */
export function documents({ context, changes }: VerifyInput): Outcome {
  if (headOf(context.plan).mode === 'scoped') {
    return { verdict: 'PASS', message: 'A scoped plan has no documentation phase.', evidence: [] };
  }
  if (isUnknown(changes)) {
    return { verdict: 'FLAG', message: `Inconclusive: ${changes.unknown}.`, evidence: [] };
  }
  const isTold = toldOf(context);
  const told = changes.files.filter(({ path }) => isTold(path));
  if (told.length === 0) {
    return { verdict: 'PASS', message: 'Nothing changed that the documents tell of.', evidence: [] };
  }
  const reasons = limited(told.map(({ path, status }) => `${status}: ${path}`));
  const behind = documentsBehind(context);
  return behind.length === 0
    ? { verdict: 'PASS', message: 'The documents are current.', evidence: reasons }
    : {
        verdict: 'FLAG',
        message: `${counted(told.length, 'change')} that the documents tell of, and ${counted(behind.length, 'document')} behind: run \`plumbrule docs\`.`,
        evidence: [...reasons, ...limited(behind.map(path => `out of date or missing: ${path}`))],
      };
}

/** The blueprint, decisions, contracts, and the public entry points of components. */
function toldOf({ workspace }: PlanContext): (path: string) => boolean {
  const blueprint = workspace.blueprint?.value;
  const contracts = new Set((blueprint?.contracts ?? []).map(({ path }) => path));
  const components = new ComponentMap(blueprint?.components);
  const isPublic = new Map(
    Object.entries(blueprint?.components ?? {}).map(([id, component]) => [
      id,
      matchesAny(asList(component.public)),
    ]),
  );
  return path => {
    if (path === blueprintPath || contracts.has(path)) return true;
    if (path.startsWith(`${workspace.settings.docs.decisions}/`)) return true;
    const place = components.place(path);
    if (place === undefined) return false;
    const matches = isPublic.get(place.component)!;
    return matches(path) || (path.startsWith(place.folder) && matches(path.slice(place.folder.length)));
  };
}
