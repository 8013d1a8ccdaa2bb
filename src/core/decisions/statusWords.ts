import type { DecisionStatus } from '../model/decision.ts';

/**
 * What records call each status, in the languages that translated templates come in. A word that may mean two of
 * them, such as "obsolete", is left out.
 */
const words: Readonly<Record<DecisionStatus, readonly string[]>> = {
  proposed: ['proposed', 'vorgeschlagen', 'proposée?', 'propuest[ao]', 'propost[ao]'],
  accepted: ['accepted', 'akzeptiert', 'acceptée?', 'aceptad[ao]', 'aceit[ao]'],
  rejected: ['rejected', 'abgelehnt', 'rejetée?', 'rechazad[ao]', 'rejeitad[ao]'],
  // Both are often misspelt.
  deprecated: ['depr[ei]ci?ated'],
  superseded: ['super[sc]ee?ded', 'replaced(?= by )', 'ersetzt(?= durch )', 'remplacée?(?= par )'],
};

const entries = Object.entries(words) as [DecisionStatus, readonly string[]][];

/** The names of the field itself. */
export const statusLabels: ReadonlySet<string> = new Set(['status', 'statut', 'estado']);

/** Matches a status at the start of a text; its named groups are the statuses. */
const leading = new RegExp(
  `^(?:${entries.map(([status, some]) => `(?<${status}>${some.join('|')})`).join('|')})(?![\\p{L}\\p{M}-])`,
  'iu',
);

/** The status that a text begins with, and what stands behind it; undefined where it begins with none. */
export function leadingStatus(text: string): { status: DecisionStatus; rest: string } | undefined {
  const found = leading.exec(text);
  const [status] = Object.entries(found?.groups ?? {}).find(([, word]) => word !== undefined) ?? [];
  if (found === null || status === undefined) return undefined;
  return { status: status as DecisionStatus, rest: text.slice(found[0].length) };
}
