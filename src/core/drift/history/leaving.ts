import type { DecisionRecord } from '../../decisions/readDecision.ts';
import { placeOfGlob } from './place.ts';

/** Words by which records say that code went elsewhere; beginnings count, for their many endings. */
const beginnings = [
  ...['extract', 'mov', 'remov', 'delet', 'split', 'carv', 'spun', 'spin', 'migrat', 'relocat', 'retir'],
  ...[
    'replac',
    'leav',
    'left',
    'gone',
    'separat',
    'outsourc',
    'decompos',
    'no longer',
    'take out',
    'taken out',
  ],
  ...['pull out', 'pulled out', 'own service', 'service of its own', 'own package', 'own repository'],
  ...['auslager', 'ausgelager', 'entfern', 'verschieb', 'verschob', 'herausl', 'lösch', 'gelösch', 'abspalt'],
  ...['extrai', 'supprim', 'déplac', 'sépar'],
];
const ofLeaving = new RegExp(`(?<!\\p{L})(?:${beginnings.join('|')})`, 'iu');

/** Whether a text says that something went elsewhere. */
export const tellsOfLeaving = (text: string): boolean => ofLeaving.test(text);

/** Sentences, list items and table rows: what is said of one thing. */
const statementEnd = /(?<=[.!?])\s+|\n\s*\n|\n(?=\s*(?:[-*+|#]|\d{1,3}[.)])\s)/;
const written = /[\p{L}\p{N}_@.~*{}[\]/-]+/gu;
/** More places than a record of one decision names. */
const mostPlaces = 100;
/** No path that people write is longer; what is would cost time. */
const longestPath = 300;

/** Files and folders that a decision names where it says that something went elsewhere; no `/` at the end. */
export function leftPlaces({ text }: DecisionRecord): string[] {
  const places = new Set<string>();
  for (const statement of text.split(statementEnd)) {
    if (!tellsOfLeaving(statement)) continue;
    for (const [word] of statement.matchAll(written)) {
      const place = word.includes('/') && word.length <= longestPath ? placeIn(word) : undefined;
      if (place !== undefined) places.add(place);
      if (places.size >= mostPlaces) return [...places];
    }
  }
  return [...places];
}

/** The file or folder that a word names; undefined for a word that is no path, and for what leads out of the workspace. */
function placeIn(word: string): string | undefined {
  const place = placeOfGlob(word.replace(/^[*~[/-]+|[.~\]-]+$|\*\*$(?<!\/\*\*)/g, ''));
  return place.includes('/') && !place.split('/').includes('..') ? place : undefined;
}
