import type { SectionSpec } from '../artifacts/markdown/layout.ts';

/** A section of a decision with the question that a new record asks there. */
interface DecisionSection extends SectionSpec {
  question: string;
}

const text = (
  id: string,
  level: number,
  heading: string,
  question: string,
  aliases: string[] = [],
): DecisionSection => ({
  id,
  heading,
  aliases,
  level,
  kind: 'text',
  question,
});

/** The sections of a decision record: MADR's headings where it has one, with the names that other templates use. */
export const decisionSections: readonly DecisionSection[] = [
  text('context', 2, 'Context and Problem Statement', 'What is the problem, and why now?', [
    'Context',
    'Problem Statement',
    'Problem',
    'Issue',
    'Background',
  ]),
  text('drivers', 2, 'Decision Drivers', 'What matters most in this choice?', ['Drivers', 'Forces']),
  text('options', 2, 'Considered Options', 'Which alternatives were considered? List at least two.', [
    'Options Considered',
    'Options',
    'Considered Alternatives',
    'Alternatives Considered',
    'Alternatives',
  ]),
  text('outcome', 2, 'Decision Outcome', 'Which option was chosen, and why?', ['Decision', 'Outcome']),
  text('consequences', 3, 'Consequences', 'What gets better, what gets worse?'),
  text('implications', 3, 'Implications', 'What does this mean over the next 12 to 18 months?'),
  text('risks', 3, 'Risks', 'What could make this the wrong choice?'),
  text(
    'reversibility',
    3,
    'Reversibility',
    'What would it cost to go back, and until when is that possible?',
  ),
  text('rejected', 2, 'Pros and Cons of the Options', 'Why were the other options not chosen?', [
    'Rejected Options',
    'Reasons for Rejection',
  ]),
];
