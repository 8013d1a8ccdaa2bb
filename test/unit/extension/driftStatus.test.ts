import { describe, expect, it } from 'vitest';
import { driftStatus } from '../../../src/extension/views/driftStatus.ts';

const state = { drift: { new: 0, baseline: 0, waived: 0 }, files: 40, busy: false, active: true };

describe('the status bar item', () => {
  it('is hidden without a blueprint', () => {
    expect(driftStatus({ ...state, active: false })).toBeUndefined();
  });

  it('says that there is no drift', () => {
    expect(driftStatus(state)).toEqual({
      text: '$(symbol-ruler) No drift',
      label: 'Plumbrule: 0 new findings',
      hasNew: false,
    });
  });

  it('counts new findings, and names the others in its label', () => {
    expect(driftStatus({ ...state, drift: { new: 1, baseline: 4, waived: 2 } })).toEqual({
      text: '$(symbol-ruler) Drift: 1',
      label: 'Plumbrule: 1 new finding, 4 in the baseline, 2 waived',
      hasNew: true,
    });
  });

  it('says in words too that a check is under way', () => {
    expect(driftStatus({ ...state, busy: true })).toMatchObject({
      text: '$(sync~spin) No drift',
      label: 'Plumbrule: 0 new findings; checking',
    });
  });
});
