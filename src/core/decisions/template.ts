import { slugOf } from '../artifacts/slug.ts';
import type { Decision } from '../model/decision.ts';
import { nextDecisionNumber } from './decisionId.ts';
import { decisionSections } from './decisionSections.ts';

/** A new decision record after MADR 4, proposed, with the question of each section in a comment. */
export function decisionText(title: string, date: Date): string {
  const day = date.toISOString().slice(0, 10);
  const sections = decisionSections.map(
    ({ level, heading, question }) => `${'#'.repeat(level)} ${heading}\n\n<!-- ${question} -->\n`,
  );
  return [`---\nstatus: proposed\ndate: ${day}\n---\n`, `# ${oneLine(title)}\n`, ...sections].join('\n');
}

/** What of a workspace a new decision needs to know. */
interface Surroundings {
  settings: { docs: { decisions: string } };
  decisions: readonly { value: Decision }[];
}

/** Path and text of a new decision with the next free number, beside the latest one. */
export function newDecision(around: Surroundings, title: string, now: Date): { path: string; text: string } {
  const { decisions, settings } = around;
  const last = decisions.at(-1)?.value.path;
  const folder =
    last === undefined ? settings.docs.decisions : last.slice(0, Math.max(0, last.lastIndexOf('/')));
  const number = nextDecisionNumber(decisions.map(({ value }) => value.id));
  const name = `${number}-${slugOf(title)}.md`;
  return { path: folder === '' ? name : `${folder}/${name}`, text: decisionText(title, now) };
}

/** A title on one line. */
export const oneLine = (title: string): string => title.replace(/\s+/g, ' ').trim();
