import type { Entry } from '../sheets/sheet.ts';
import type { Element } from './elements.ts';
import { type Selected, selects, together } from './selectors.ts';

/** Kinds of imports that rules tell apart. */
export const importKinds = ['value', 'type'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What a list of rules says of one element importing another. */
export interface Verdict {
  allowed: boolean;
  /** The same for files with the same captured values; where elements are folders those are one element anyway. */
  ownAllowed: boolean;
  /** Rules that say something else of some instances or imports only. */
  partly: Entry[];
}

/** Go through the rules in their order; the last that speaks of a pair decides. */
export function verdictOf(options: Entry, from: Element, to: Element, kind: ImportKind): Verdict {
  const isOpen = options.at('default').text === 'allow';
  const verdict: Verdict = { allowed: isOpen, ownAllowed: isOpen, partly: [] };
  for (const rule of options.at('rules').items()) {
    const kinds = rule.at('importKind');
    if (kinds.exists && !kinds.texts.includes(kind)) continue;
    const outer = worst(
      ofEnd(rule.at('from'), from),
      ofEnd(rule.at('to'), to, from),
      ofEnd(rule.at('target'), to, from),
    );
    if (outer === 'none') continue;
    for (const key of ['allow', 'disallow'] as const) {
      const policy = rule.at(key);
      if (!policy.exists) continue;
      const said = worst(outer, ofPolicy(policy, from, to, kind));
      if (said === 'all') {
        verdict.allowed = key === 'allow';
        verdict.ownAllowed = verdict.allowed;
        verdict.partly = [];
      } else if (said === 'own') {
        verdict.ownAllowed = key === 'allow';
        // That files may import others, but not those with the same values, is nothing that a rule says.
        if (key === 'disallow' && verdict.allowed && to.isFile) verdict.partly.push(policy);
      } else if (said === 'some' && verdict.allowed !== (key === 'allow')) verdict.partly.push(policy);
    }
  }
  return verdict;
}

const ofEnd = (selector: Entry, element: Element, from?: Element): Selected =>
  selector.exists ? selects(selector, element, from) : 'all';

const worst = (...all: Selected[]): Selected =>
  (['none', 'some', 'own'] as const).find(one => all.includes(one)) ?? 'all';

/** What is allowed or not: elements in the older form, dependencies with two ends in the newer one. */
function ofPolicy(policy: Entry, from: Element, to: Element, kind: ImportKind): Selected {
  if (policy.value === true) return 'all';
  const isNew = (entry: Entry): boolean => ['to', 'from', 'dependency'].some(key => entry.at(key).exists);
  const parts = policy.isList && policy.items().some(isNew) ? policy.items() : [policy];
  const all = parts.map(part => {
    if (!isNew(part)) return selects(part, to, from);
    const dependency = part.at('dependency');
    const others = dependency.entries().filter(([key]) => key !== 'kind');
    const kinds = dependency.at('kind');
    if (kinds.exists && !kinds.texts.includes(kind)) return 'none';
    const ends = worst(ofEnd(part.at('from'), from), ofEnd(part.at('to'), to, from));
    return others.length > 0 ? worst(ends, 'some') : ends;
  });
  return together(all);
}
