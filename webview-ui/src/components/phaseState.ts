import type { TemplateResult } from 'lit';
import type { PhaseSummary } from '../../../src/protocol/panel.ts';
import { icon } from './buttons.ts';

/** Each state as an icon and a word; colour only repeats them. */
const looks: Readonly<Record<PhaseSummary['state'], { icon: string; word: string }>> = {
  empty: { icon: 'circle-large-outline', word: 'Empty' },
  draft: { icon: 'edit', word: 'Draft' },
  complete: { icon: 'pass', word: 'Complete' },
  approved: { icon: 'pass-filled', word: 'Approved' },
  stale: { icon: 'warning', word: 'Stale' },
};

/** The word for a phase's state. */
export function stateWord(state: PhaseSummary['state']): string {
  return looks[state].word;
}

/** The icon for a phase's state; the word has to stand near by. */
export function stateIcon(state: PhaseSummary['state']): TemplateResult {
  return icon(looks[state].icon, `state-${state}`);
}
