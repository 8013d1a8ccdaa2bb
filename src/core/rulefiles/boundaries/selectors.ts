import { nameMatches } from '../eslint/micromatch.ts';
import type { Entry } from '../sheets/sheet.ts';
import type { Element } from './elements.ts';

/**
 * Whether a selector selects an element: `own` where only what has the same captured values as the importer, `some`
 * where only some other of its instances, or some imports.
 */
export type Selected = 'all' | 'some' | 'own' | 'none';

/** What several selectors select together: whatever the most generous does. */
export const together = (all: readonly Selected[]): Selected =>
  (['all', 'some', 'own'] as const).find(one => all.includes(one)) ?? 'none';

/** Keys of selectors that name elements as a whole. */
const plainKeys = new Set(['type', 'category']);

/** Whether selectors of either form (texts, pairs of a text and captures, or maps) select an element. */
export function selects(selector: Entry, element: Element, from?: Element): Selected {
  if (isPair(selector)) {
    if (!hasType(selector.at(0), element)) return 'none';
    return narrowed(selector.at(1), element, from);
  }
  if (selector.isList) {
    return together(selector.items().map(item => selects(item, element, from)));
  }
  if (!selector.isMap) return hasType(selector, element) ? 'all' : 'none';
  const origin = selector.at('origin');
  if (origin.exists && !origin.texts.includes('local')) return 'none';
  for (const key of plainKeys) {
    const written = selector.at(key);
    if (written.value === undefined) continue;
    const own = element[key as 'type' | 'category'];
    if (written.value === null ? own !== undefined : own === undefined) return 'none';
    if (own !== undefined && !written.texts.some(pattern => matches(pattern, own, from))) return 'none';
  }
  const others = selector.entries().filter(([key]) => !plainKeys.has(key) && key !== 'origin');
  if (others.length === 0) return 'all';
  const [[key, entry]] = others as [[string, Entry]];
  return others.length === 1 && key === 'captured' ? narrowed(entry, element, from) : 'some';
}

/** `['helper', { family: 'data' }]` */
function isPair(selector: Entry): boolean {
  if (!selector.isList || selector.items().length !== 2 || selector.at(0).text === undefined) return false;
  const options = selector.at(1);
  return (
    options.isMap && !options.entries().some(([key]) => plainKeys.has(key) || key === 'to' || key === 'from')
  );
}

const hasType = (entry: Entry, { type, category }: Element): boolean =>
  entry.text !== undefined && nameMatches(entry.text, type ?? category ?? '');

function matches(pattern: string, own: string, from: Element | undefined): boolean {
  const isOfFrom = /^\{\{\s*from\.type\s*\}\}$/.test(pattern);
  return isOfFrom ? from?.type === own : nameMatches(pattern, own);
}

/** What captures leave of an element: only its own where all of them have to be those of the importer. */
function narrowed(captured: Entry, element: Element, from: Element | undefined): Selected {
  const entries = captured.entries();
  if (entries.length === 0) return 'all';
  const isOwn = ([key, { text }]: [string, Entry]): boolean =>
    new RegExp(
      `^(?:\\$\\{\\s*(?:from\\.)?${key}\\s*\\}|\\{\\{\\s*from\\.(?:captured\\.)?${key}\\s*\\}\\})$`,
    ).test(text ?? '');
  const isSame =
    from?.id === element.id &&
    element.captures.every(name => entries.some(entry => entry[0] === name && isOwn(entry)));
  return isSame && element.captures.length > 0 ? 'own' : 'some';
}
