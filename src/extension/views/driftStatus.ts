import type { DidChange } from '../../protocol/lsp.ts';

/** What the status bar shows for a state of the workspace. */
export interface DriftStatus {
  /** May hold icons as `$(name)`. */
  text: string;
  /** The same in words, with the details. */
  label: string;
  hasNew: boolean;
}

/** All findings by state in one phrase. */
export function driftPhrase(drift: DidChange['drift']): string {
  const parts = [`${drift.new} new ${drift.new === 1 ? 'finding' : 'findings'}`];
  if (drift.baseline > 0) parts.push(`${drift.baseline} in the baseline`);
  if (drift.waived > 0) parts.push(`${drift.waived} waived`);
  return parts.join(', ');
}

/** Undefined where there is nothing to show: a workspace without a blueprint. */
export function driftStatus({ active, busy, drift }: DidChange): DriftStatus | undefined {
  if (!active) return undefined;
  const icon = busy ? '$(sync~spin)' : '$(symbol-ruler)';
  return {
    text: `${icon} ${drift.new === 0 ? 'No drift' : `Drift: ${drift.new}`}`,
    label: `Plumbrule: ${driftPhrase(drift)}${busy ? '; checking' : ''}`,
    hasNew: drift.new > 0,
  };
}
