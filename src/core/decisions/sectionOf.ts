import { headingKey } from '../artifacts/markdown/layout.ts';
import type { Decision } from '../model/decision.ts';
import { decisionSections } from './decisionSections.ts';

/** The names that templates give each section, as headings are compared. */
const namesOf = new Map(
  decisionSections.map(({ id, heading, aliases = [] }) => [id, [heading, ...aliases].map(headingKey)]),
);

/** The text of a decision's section by its id, whatever template it follows; empty where there is none. */
export function sectionOf({ sections }: Decision, id: string): string {
  const names = namesOf.get(id) ?? [];
  return sections.find(({ heading }) => names.includes(headingKey(heading)))?.text.trim() ?? '';
}

/** Its first paragraph, on one line. */
export const firstParagraphOf = (decision: Decision, id: string): string =>
  (sectionOf(decision, id).split(/\n\s*\n/, 1)[0] ?? '').replace(/\s*\n\s*/g, ' ');
