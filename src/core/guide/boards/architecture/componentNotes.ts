import type { ComponentFiles } from '../../../drift/policy/ownership.ts';
import type { PlanContext } from '../../../plan/phaseContext.ts';
import { counted } from '../../../words.ts';

/** More names than this do not fit beside a field. */
const mostNames = 3;

/** What each component's paths come to, by the place of the component in the blueprint. */
export function componentNotes(context: PlanContext): Record<string, string> {
  const { components } = context.ownership();
  return Object.fromEntries([...components].map(([id, files]) => [`components.${id}`, noteOf(files)]));
}

function noteOf({ owned, alsoMatched, lostTo, idle }: ComponentFiles): string {
  return [
    counted(owned, 'file'),
    ...(alsoMatched.files === 0 ? [] : [`${alsoMatched.files} also match ${listed(alsoMatched.components)}`]),
    ...(lostTo.files === 0 ? [] : [`${lostTo.files} more belong to ${listed(lostTo.components)}`]),
    ...(idle.length === 0 ? [] : [`nothing matches ${listed(idle)}`]),
  ].join(', ');
}

/** A few names, and how many more there are. */
export function listed(given: Iterable<string>, most = mostNames): string {
  const names = [...given];
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
}
