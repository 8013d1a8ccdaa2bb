import type { SectionSpec } from '../../artifacts/markdown/layout.ts';
import { sectionSpecs } from '../sections/sectionSpecs.ts';
import { architectureGroups } from './architecture.ts';
import { researchGroups } from './research.ts';

/** The headings of `research.md`, those that a scoped plan does not ask for among them. */
export const researchSections: readonly SectionSpec[] = sectionSpecs(researchGroups('full'));

/** The prose headings of the architecture document. */
export const architectureSections: readonly SectionSpec[] = sectionSpecs(architectureGroups);
