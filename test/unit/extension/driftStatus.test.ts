import { describe, expect, it } from 'vitest';
import { driftStatus } from '../../../src/extension/views/driftStatus.ts';
import type { DidChange } from '../../../src/protocol/lsp.ts';

const state: DidChange = {
  drift: { new: 0, baseline: 0, waived: 0 },
  files: 40,
  busy: false,
  active: true,
  plans: 0,
  gate: null,
  doing: [],
  imports: 0,
  findings: 1,
};
const closed = {
  open: false,
  reasons: ['digest: Research is not approved.', 'digest: Tasks is not approved.'],
};

describe('the status bar item', () => {
  it('is hidden without a blueprint and without plans', () => {
    expect(driftStatus({ ...state, active: false })).toBeUndefined();
  });

  it('says that there is no drift', () => {
    expect(driftStatus(state)).toEqual({
      text: '$(symbol-ruler) No drift',
      lines: ['Plumbrule: 0 new findings', 'No plan yet'],
    });
  });

  it('counts new findings, and names the others in words', () => {
    expect(driftStatus({ ...state, drift: { new: 1, baseline: 4, waived: 2 } })).toMatchObject({
      text: '$(symbol-ruler) Drift: 1',
      lines: ['Plumbrule: 1 new finding, 4 in the baseline, 2 waived', 'No plan yet'],
    });
  });

  it('says in words too that a check is under way', () => {
    expect(driftStatus({ ...state, busy: true })).toMatchObject({
      text: '$(sync~spin) No drift',
      lines: ['Plumbrule: 0 new findings; checking', 'No plan yet'],
    });
  });

  it('says why the gate is closed', () => {
    expect(driftStatus({ ...state, plans: 1, gate: closed })).toEqual({
      text: '$(symbol-ruler) No drift · gate closed',
      lines: [
        'Plumbrule: 0 new findings',
        'The gate is closed. digest: Research is not approved. And 1 more.',
      ],
    });
  });

  it('names the tasks under way', () => {
    const open = { open: true, reasons: [] };
    expect(driftStatus({ ...state, plans: 1, gate: open })?.text).toContain('· gate open');
    const doing = driftStatus({ ...state, plans: 1, gate: open, doing: ['T003', 'T004'] });
    expect(doing?.text).toBe('$(symbol-ruler) No drift · T003 +1');
    expect(doing?.lines).toContain('Under way: T003, T004');
  });

  it('shows plans also where there is no blueprint', () => {
    expect(driftStatus({ ...state, active: false, plans: 1 })).toEqual({
      text: '$(symbol-ruler) No active plan',
      lines: ['Plumbrule: no blueprint yet', 'No plan is active'],
    });
  });
});
