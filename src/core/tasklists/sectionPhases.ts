import type { DraftPhase } from './draftList.ts';
import { around, type Heading, headingOf, isGenericTitle, listTitle } from './headings.ts';
import type { ImportedMilestone } from './importedList.ts';
import type { Section } from './outline.ts';

/** What a list's headings say. */
export interface SectionPhases {
  /** From the first heading of the first level. */
  title: string | undefined;
  headingOf(section: Section): Heading;
  /** The phase that the tasks of a section belong to; the same object for the same heading. */
  phaseOf(section: Section): DraftPhase;
  milestoneOf(section: Section): ImportedMilestone;
  /** The id of the phase whose heading stands over a section. */
  namedPhase(section: Section): string | undefined;
}

/**
 * Read the headings. Tasks belong to the nearest heading that names a phase (`Phase 2: …`, `WP01: …`, `3. …`);
 * without one, to the outermost heading that names some piece of work; without that, to the list as a whole.
 */
export function sectionPhases(sections: readonly Section[]): SectionPhases {
  const first = sections.find(({ level }) => level === 1);
  const title = first === undefined ? undefined : listTitle(first.title);
  const whole: ImportedMilestone = { id: undefined, title: title ?? '' };
  const headings = new Map<Section, Heading>(sections.map(section => [section, headingOf(section.title)]));
  putBelowPackages(sections, headings);
  const milestones = new Map<Section, ImportedMilestone>();
  const phases = new Map<Section | undefined, DraftPhase>();

  const nearest = (section: Section, kind: Heading['kind']): Section | undefined => {
    for (const at of around(section)) if (headings.get(at)!.kind === kind) return at;
    return undefined;
  };
  const milestoneOf = (section: Section): ImportedMilestone => {
    const at = nearest(section, 'milestone');
    const heading = at === undefined ? undefined : headings.get(at)!;
    if (at === undefined || heading?.kind !== 'milestone') return whole;
    const made = milestones.get(at) ?? { id: heading.id, title: heading.title };
    milestones.set(at, made);
    return made;
  };
  const topic = (section: Section): Section | undefined =>
    [...around(section)].findLast(
      at =>
        at.level > 0 && at !== first && headings.get(at)!.kind !== 'milestone' && !isGenericTitle(at.title),
    );
  const phaseOf = (section: Section): DraftPhase => {
    const named = nearest(section, 'phase');
    const at = named ?? topic(section) ?? nearest(section, 'milestone');
    const heading = at === undefined ? undefined : headings.get(at)!;
    const made = phases.get(at) ?? {
      id: heading?.kind === 'phase' ? heading.id : undefined,
      title: heading?.title || title || 'Tasks',
      milestone: milestoneOf(at ?? section),
    };
    phases.set(at, made);
    return made;
  };
  return {
    title,
    headingOf: section => headings.get(section)!,
    phaseOf,
    milestoneOf,
    namedPhase: section => {
      const at = nearest(section, 'phase');
      const heading = at === undefined ? undefined : headings.get(at);
      return heading?.kind === 'phase' ? heading.id : undefined;
    },
  };
}

/** Spec Kitty writes the parts of a work package (`### Included subtasks`) on the level of its heading (`### WP01`). */
function putBelowPackages(sections: readonly Section[], headings: ReadonlyMap<Section, Heading>): void {
  const packages = new Map<Section | undefined, Section>();
  for (const section of sections) {
    const heading = headings.get(section)!;
    const holder = packages.get(section.parent);
    const isNamed = heading.kind === 'phase' || heading.kind === 'milestone';
    if (isNamed && /^WP/i.test(heading.id)) packages.set(section.parent, section);
    else if (isNamed) packages.delete(section.parent);
    else if (holder?.level === section.level && section.level > 2) section.parent = holder;
  }
}
