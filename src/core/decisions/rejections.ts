import { headingKey } from '../artifacts/markdown/layout.ts';
import { asItem, optionList } from './options.ts';

/** Why an option was not chosen, as a section says it: below a sub-heading, or in a list item behind a colon. */
interface Rejection {
  reason: string;
  /** Offsets of the reason in the section; of an empty one, where it goes. */
  start: number;
  end: number;
  shape: 'items' | 'headings';
  /** Offsets of the option's name. */
  nameStart: number;
  nameEnd: number;
}

const keyOf = (name: string): string => headingKey(name).replace(/[.,;]$/, '');

/** What the section says against each option, by the option's name; options that it does not name are left out. */
function rejectionsIn(section: string, names: readonly string[]): Map<string, Rejection> {
  const { shape, chunks } = optionList(section);
  const byKey = new Map(names.map(name => [keyOf(name), name]));
  const found = new Map<string, Rejection>();
  for (const chunk of chunks) {
    const colon = shape === 'headings' ? chunk.name.length : chunk.name.search(/:(?:\*\*|__)?(?:\s|$)/);
    if (colon < 0) continue;
    const name = byKey.get(keyOf(chunk.name.slice(0, colon)));
    if (name === undefined || found.has(name)) continue;
    const text = section.slice(chunk.start, chunk.end);
    const head = shape === 'headings' ? text.split('\n', 1)[0]!.length : text.indexOf(':') + 1;
    const rest = text.slice(head);
    const skipped = /^(?:\*\*|__)?\s*/.exec(rest)![0].length;
    const reason = rest.slice(skipped);
    found.set(name, {
      reason: shape === 'headings' ? reason : reason.replace(/\n[ \t]+/g, '\n'),
      start: chunk.start + head + (reason === '' ? 0 : skipped),
      end: chunk.end,
      shape,
      nameStart: chunk.start + chunk.mark.length,
      nameEnd: chunk.start + chunk.mark.length + colon,
    });
  }
  return found;
}

/** Why each option was not chosen, in the order of the names; empty where the section does not say. */
export function reasonsFor(section: string, names: readonly string[]): string[] {
  const found = rejectionsIn(section, names);
  return names.map(name => found.get(name)?.reason ?? '');
}

/** The section with another reason against one of the options; one that was not named yet comes at the end. */
export function writeReason(section: string, names: readonly string[], name: string, reason: string): string {
  const known = rejectionsIn(section, names).get(name);
  const text = reason.trim();
  if (known === undefined) return text === '' ? section : appended(section, name, text);
  const before = section.slice(0, known.start);
  const after = section.slice(known.end);
  if (text === '') return before.trimEnd() + after;
  if (known.shape === 'items')
    return `${before}${before.endsWith(' ') ? '' : ' '}${text.replaceAll('\n', '\n  ')}${after}`;
  return `${before.trimEnd()}\n\n${text}${after}`;
}

function appended(section: string, name: string, reason: string): string {
  const { shape, chunks } = optionList(section);
  const mark = chunks.at(-1)?.mark;
  const isHeading = shape === 'headings';
  const entry = isHeading
    ? `${mark}${onOneLine(name)}\n\n${reason}`
    : asItem(mark?.replace(/\d+/, String(chunks.length + 1)) ?? '* ', `${onOneLine(name)}: ${reason}`);
  const last = chunks.at(-1);
  if (last === undefined) return [section.trim(), entry].filter(part => part !== '').join('\n\n');
  return `${section.slice(0, last.end)}${isHeading ? '\n\n' : '\n'}${entry}${section.slice(last.end)}`;
}

/** The section with an option under its new name, where it names the option. */
export function renameReason(section: string, names: readonly string[], from: string, to: string): string {
  const known = rejectionsIn(section, names).get(from);
  if (known === undefined) return section;
  return section.slice(0, known.nameStart) + onOneLine(to) + section.slice(known.nameEnd);
}

const onOneLine = (name: string): string => name.replace(/\s*\n\s*/g, ' ');
