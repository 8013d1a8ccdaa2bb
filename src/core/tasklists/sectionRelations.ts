import type { Relation } from './draftList.ts';
import { around } from './headings.ts';
import type { Note, Outline, Section } from './outline.ts';
import { type KnownIds, waitsFor } from './references.ts';
import { statedOrders } from './relations.ts';
import type { SectionPhases } from './sectionPhases.ts';

const startsWithDependency = /^[-*_`\s]{0,6}(?:depend(?:s|enc)|deps\b|blocked by|prereq)/i;

/**
 * The orders that a list states outside its tasks: in sections about dependencies, and in lines such as
 * `**Dependencies**: WP01` below the heading of a phase.
 */
export function sectionRelations(outline: Outline, phases: SectionPhases, known: KnownIds): Relation[] {
  const relations: Relation[] = [];
  for (const note of looseLines(outline)) {
    const subject = phases.namedPhase(note.section);
    if (isAboutDependencies(note.section, phases)) {
      if (note.isCode && !/→|>|►|▶/.test(note.text)) continue;
      for (const { before, after } of statedOrders(note.text, known, subject)) {
        relations.push({ before: at(note, before), after: at(note, after) });
      }
    } else if (!note.isCode && subject !== undefined && startsWithDependency.test(note.text)) {
      const { ids } = waitsFor(note.text, known, 'sure');
      if (ids.length > 0) relations.push({ before: at(note, ids), after: at(note, [subject]) });
    }
  }
  return relations;
}

const at = ({ range }: Note, ids: readonly string[]) => ids.map(id => ({ id, range }));

/** Prose and plain list items that belong to no task. */
function looseLines({ prose, items }: Outline): Note[] {
  const plain = items.filter(({ marker, holder }) => marker === undefined && holder === undefined);
  return [
    ...prose,
    ...plain.map(({ text, range, section }): Note => ({ text, range, section, isCode: false })),
  ];
}

function isAboutDependencies(section: Section, phases: SectionPhases): boolean {
  for (const at of around(section)) if (phases.headingOf(at).kind === 'dependencies') return true;
  return false;
}
