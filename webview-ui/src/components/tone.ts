import type { TemplateResult } from 'lit';
import type { Tone } from '../../../src/core/model/board.ts';
import { icon } from './buttons.ts';

const icons: Readonly<Record<Tone, string>> = {
  neutral: 'circle-large-outline',
  active: 'play-circle',
  good: 'pass',
  warning: 'warning',
  bad: 'error',
};

/** The icon of a tone; a word that says the same has to stand near by. */
export function toneIcon(tone: Tone): TemplateResult {
  return icon(icons[tone], `tone-${tone}`);
}
