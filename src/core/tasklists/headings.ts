import type { Section } from './outline.ts';

/** What a heading is for the tasks below it. */
export type Heading =
  | { kind: 'milestone' | 'phase'; id: string; title: string }
  | { kind: 'dependencies' | 'other'; title: string };

const phaseWords =
  /^(?:phase|stage|sprint|iteration|step|part|epic|task\s?group|task|work\s?package|group)\s+(.*)$/i;
/** `Phase 3.1`, `Phase N`, `Phase A`; not `Part of …`. */
const phaseName = /^(?:\S*\d\S*|[A-Z]{1,3})$/;
const codeName = /^((?:WP|M|T|EPIC|TASK)-?\d+(?:[.-]\d+)*)(?=$|[\s:.–—-])/;
const numbered = /^(\d{1,6}(?:(?:\.\d{1,6})+[.):]?|[.):]))\s+(.*)$/;
const generic =
  /^(?:(?:the\s+)?(?:implementation|detailed|development|project|all|remaining|included|core)?\s*(?:tasks?|sub-?tasks?|task\s?lists?|plan|work\s?packages?|to-?dos?|check-?lists?|roadmap|overview|phases|details|breakdown|task\s?breakdown)|実装計画|実装タスク)$/i;

/** A heading without pictures and counts before its words. */
const bare = (title: string): string =>
  title
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^\[.\]\s*/u, '')
    .trim();

/** True for `Tasks`, `Implementation Plan` and other words that name no piece of work. */
export const isGenericTitle = (title: string): boolean => generic.test(bare(title));

/** The name of a phase and its title behind it: `1: Setup`, `WP01 — Setup`, `3`. */
function named(text: string): { id: string; title: string } | undefined {
  const [word = ''] = /^\S*/.exec(text) ?? [];
  const id = word.replace(/[:.–—-]+$/, '');
  if (id === '' || !phaseName.test(id)) return undefined;
  const title = text
    .slice(word.length)
    .replace(/^\s*[:.–—-]+(?=\s)/, '')
    .trim();
  return { id, title };
}

/** Read a heading's words. */
export function headingOf(written: string): Heading {
  const title = bare(written);
  const milestone = /^milestone\s+(.*)$/i.exec(title)?.[1];
  const found = milestone === undefined ? undefined : named(milestone);
  if (found !== undefined) return { kind: 'milestone', ...found };
  const name = codeName.exec(title)?.[1];
  const phase = phaseWords.exec(title)?.[1] ?? (name === undefined ? undefined : title);
  const parts = phase === undefined ? undefined : named(phase);
  if (parts !== undefined) {
    const isPackage = /^work/i.test(title) && /^\d{1,6}$/.test(parts.id);
    if (isPackage) parts.id = `WP${parts.id.padStart(2, '0')}`;
    return { kind: name?.startsWith('M') ? 'milestone' : 'phase', ...parts };
  }
  const number = numbered.exec(title);
  if (number !== null) return { kind: 'phase', id: number[1]!.replace(/[.):]$/, ''), title: number[2]! };
  if (/\bdependenc(?:y|ies)\b|\bexecution order\b/i.test(title)) return { kind: 'dependencies', title };
  return { kind: 'other', title };
}

/** A heading's words without what only says that a list follows: `Tasks: Sign-in` is about sign-in. */
export function listTitle(heading: string): string | undefined {
  const title = bare(heading)
    .replace(
      /^(?:implementation\s+)?(?:tasks?|task\s?list|plan|work\s?packages?|todos?|roadmap|check-?list)\s*(?:[:–—]|\s-|\bfor\b)\s*/i,
      '',
    )
    .replace(/\s*(?:[:–—]|\s-)\s*(?:implementation\s+)?(?:tasks?|task\s?list|plan|todos?)$/i, '')
    .trim();
  return title === '' || generic.test(title) ? undefined : title;
}

/** The sections around one, the innermost first. */
export function* around(section: Section): Generator<Section> {
  for (let at: Section | undefined = section; at !== undefined; at = at.parent) yield at;
}
