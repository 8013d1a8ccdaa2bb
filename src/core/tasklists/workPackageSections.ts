import type { DraftTask } from './draftList.ts';
import { pathsInLine } from './linePaths.ts';
import { type Note, type Outline, plainWords, type Section } from './outline.ts';
import type { SectionPhases } from './sectionPhases.ts';

const field = (name: string): RegExp => new RegExp(`(?:^|\\*\\*|- )${name}[*\\s]{0,3}:[*\\s]{0,3}(.*)$`, 'i');
const subtasks = field('(?:included )?subtasks');
const ownedFiles = field('owned files');
const range = /\b(T-?)(\d{1,6})(?:\s?[-–—]\s?(?:T-?)?(\d{1,6})\b)?/g;
/** A longer range is a slip of the pen. */
const longestRange = 500;

/**
 * The tasks of a `tasks.md` of Spec Kitty that was written without check boxes: the subtasks that each work package
 * (`## Work Package WP01: …`) lists, or that the table of subtasks gives it, or the package itself.
 */
export function workPackageTasks(outline: Outline, phases: SectionPhases): DraftTask[] {
  const packages = outline.sections.filter(section => {
    const heading = phases.headingOf(section);
    return heading.kind === 'phase' && /^WP-?\d/i.test(heading.id);
  });
  if (packages.length === 0) return [];
  const rows = tableRows(outline.prose);
  const inTable = new Map<string, string[]>();
  for (const [id, cells] of rows) {
    for (const name of new Set(cells.filter(cell => /^WP-?\d/i.test(cell)))) {
      const ids = inTable.get(name);
      if (ids === undefined) inTable.set(name, [id]);
      else ids.push(id);
    }
  }
  const notesOf = new Map<Section, Note[]>(packages.map(section => [section, []]));
  for (const note of outline.prose) notesOf.get(note.section)?.push(note);
  const taken = new Set<string>();
  return packages.flatMap(section => {
    const phase = phases.phaseOf(section);
    const notes = notesOf.get(section)!;
    const listed = listedIds(fieldOf(notes, subtasks));
    const ids = listed.length > 0 ? listed : (inTable.get(phase.id!) ?? [phase.id!]);
    const paths = pathsInLine(fieldOf(notes, ownedFiles));
    return ids.flatMap((id): DraftTask[] => {
      if (taken.has(id)) return [];
      taken.add(id);
      const title = id === phase.id ? phase.title : (rows.get(id)?.[1] ?? `${phase.title} (${id})`);
      return [{ id, title, status: 'todo', paths, phase, waitsFor: [], range: section.range, details: {} }];
    });
  });
}

const fieldOf = (notes: readonly Note[], name: RegExp): string =>
  notes.map(({ text }) => name.exec(text.slice(0, 5000))?.[1]).find(value => value !== undefined) ?? '';

/** `T001-T005, T009` */
function listedIds(written: string): string[] {
  const ids: string[] = [];
  for (const [, stem = '', first = '', last = first] of written.matchAll(range)) {
    const end = Math.min(Number(last), Number(first) + longestRange);
    for (let number = Number(first); number <= end; number++)
      ids.push(stem + String(number).padStart(first.length, '0'));
  }
  return ids;
}

/** `| T001 | Add the table | WP01 |`, by id. */
function tableRows(prose: readonly Note[]): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  for (const { text } of prose) {
    if (!text.startsWith('|')) continue;
    const cells = text.split('|').slice(1, 20).map(plainWords);
    if (/^T-?\d{1,6}$/.test(cells[0]!) && !rows.has(cells[0]!)) rows.set(cells[0]!, cells);
  }
  return rows;
}
