import type { DidChange } from '../../protocol/lsp.ts';

/** What the status bar shows for a state of the workspace. */
export interface DriftStatus {
  /** May hold icons as `$(name)`. */
  text: string;
  /** The same in words, with the details, a line each. */
  lines: string[];
}

/** All findings by state in one phrase. */
export function driftPhrase(drift: DidChange['drift']): string {
  const parts = [`${drift.new} new ${drift.new === 1 ? 'finding' : 'findings'}`];
  if (drift.baseline > 0) parts.push(`${drift.baseline} in the baseline`);
  if (drift.waived > 0) parts.push(`${drift.waived} waived`);
  return parts.join(', ');
}

/** Undefined where there is nothing to show: a workspace without a blueprint and without plans. */
export function driftStatus(change: DidChange): DriftStatus | undefined {
  const { active, busy, drift, plans, gate, doing } = change;
  if (!active && plans === 0) return undefined;
  const icon = busy ? '$(sync~spin)' : '$(symbol-ruler)';
  const words = [
    ...(active ? [drift.new === 0 ? 'No drift' : `Drift: ${drift.new}`] : []),
    ...(doing.length > 0 ? [shortList(doing)] : []),
    ...(gate?.open === false ? ['gate closed'] : []),
    ...(gate?.open === true && doing.length === 0 ? ['gate open'] : []),
    ...(!active && gate === null ? ['No active plan'] : []),
  ];
  const lines = [
    active ? `Plumbrule: ${driftPhrase(drift)}${busy ? '; checking' : ''}` : 'Plumbrule: no blueprint yet',
    ...(doing.length > 0 ? [`Under way: ${doing.join(', ')}`] : []),
    gateLine(change),
  ];
  return { text: `${icon} ${words.join(' · ')}`, lines };
}

function gateLine({ gate, plans }: DidChange): string {
  if (gate === null) return plans === 0 ? 'No plan yet' : 'No plan is active';
  if (gate.open) return 'The gate is open: code may be written';
  const [first = '', ...others] = gate.reasons;
  return `The gate is closed. ${first}${others.length > 0 ? ` And ${others.length} more.` : ''}`;
}

const shortList = ([first = '', ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first} +${others.length}`;
