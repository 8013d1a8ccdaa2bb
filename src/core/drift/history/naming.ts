import { plainId } from '../../decisions/decisionId.ts';
import type { DecisionRecord } from '../../decisions/readDecision.ts';
import { escapeRegExp } from '../../escapeRegExp.ts';
import type { Decision } from '../../model/decision.ts';
import { asList, type Rule } from '../../model/rule.ts';
import type { ActiveRule } from '../policy/policy.ts';
import { placeOfGlob } from './place.ts';
import type { PlanState } from './planState.ts';

/** Whether a text has this name in it, in any case, and not as a part of a longer one. */
export function hasName(text: string, name: string): boolean {
  if (name === '') return false;
  return new RegExp(`(?<![\\p{L}\\p{N}_-])${escapeRegExp(name)}(?![\\p{L}\\p{N}_-])`, 'iu').test(text);
}

/** Whether a decision speaks of a component: of its id, or of the folders and files that its paths name. */
export function namesComponent({ text }: DecisionRecord, id: string, state: PlanState): boolean {
  return hasName(text, id) || placesOf(id, state).some(place => hasName(text, place));
}

/** Whether a decision refers to another: by its number as `0007` or ADR 7, or by its file's name. */
export function namesDecision({ text }: DecisionRecord, { id, path }: Decision): boolean {
  if (hasName(text, path.slice(path.lastIndexOf('/') + 1)) || hasName(text, id)) return true;
  return /^\d+$/.test(id) && new RegExp(`\\badr[-_ ]?0*${plainId(id)}\\b`, 'i').test(text);
}

function placesOf(id: string, { components }: PlanState): string[] {
  // A bare word such as `lib` says too little.
  return asList(components.get(id)?.paths)
    .map(placeOfGlob)
    .filter(place => place.includes('/'));
}

/**
 * The accepted decision that set the boundary of one of these components: it has a rule about it, else it names it
 * in its title, else in its text. Undefined where none does, or several do alike.
 */
export function decisionOn(ids: readonly string[], state: PlanState): string | undefined {
  const accepted = state.decisions.filter(({ value }) => value.status === 'accepted');
  const ways: ((id: string) => (string | undefined)[])[] = [
    id => state.rules.flatMap(active => (!active.hint && isAbout(active, id) ? [active.decision] : [])),
    id => accepted.flatMap(({ value }) => (hasName(value.title, id) ? [value.id] : [])),
    id => accepted.flatMap(record => (namesComponent(record, id, state) ? [record.value.id] : [])),
  ];
  for (const way of ways) {
    const found = new Set(ids.flatMap(way).filter(id => id !== undefined));
    if (found.size === 1) return [...found][0];
  }
  return undefined;
}

/** The components that a decision speaks of: in its rules, else in its title, else in its text. */
export function componentsOf(record: DecisionRecord, state: PlanState): string[] {
  const { id, title } = record.value;
  const rules = state.rules.filter(
    ({ decision }) => decision !== undefined && plainId(decision) === plainId(id),
  );
  const ways: ((component: string) => boolean)[] = [
    component => rules.some(active => isAbout(active, component)),
    component => hasName(title, component),
    component => namesComponent(record, component, state),
  ];
  for (const way of ways) {
    const found = state.components.ids.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

function isAbout({ rule }: ActiveRule, component: string): boolean {
  const { from, to, of, target, only_from, order } = rule as Partial<SelectorFields> & Rule;
  return [from, to, of, target, only_from, order].flatMap(asList<string>).includes(component);
}

type SelectorFields = { [K in 'from' | 'to' | 'of' | 'target' | 'only_from' | 'order']: string | string[] };
