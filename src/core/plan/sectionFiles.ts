import type { SectionSpec } from '../artifacts/markdown/layout.ts';
import { architectureGroups } from './phases/architecture.ts';
import { researchGroups } from './phases/research.ts';
import { sectionSpecs } from './sectionSpecs.ts';

/** The headings of `research.md`, those that a scoped plan does not ask for among them. */
export const researchSections: readonly SectionSpec[] = sectionSpecs(researchGroups('full'));

/** The prose headings of the architecture document. */
export const architectureSections: readonly SectionSpec[] = sectionSpecs(architectureGroups);
