import { describe, expect, it } from 'vitest';
import { gateOf } from '../../../../src/core/plan/approval/gate.ts';
import { approved, sixPhases } from '../approvedFiles.ts';
import {
  completeFiles,
  contextOf,
  type Files,
  planFile,
  researchFile,
  withChange,
} from '../sampleWorkspace.ts';

const gate = (files: Files) => gateOf(contextOf(files));
const open = approved(sixPhases);

describe('gateOf', () => {
  it('opens with approvals of phases 1 to 6', () => {
    expect(gate(open)).toEqual({ open: true, reasons: [] });
  });

  it('names each phase that is not approved', () => {
    const { open, reasons } = gate(approved(['research', 'architecture']));
    expect(open).toBe(false);
    expect(reasons).toEqual([
      'digest: Tasks is not approved.',
      'digest: Documentation is not approved.',
      'digest: Prompts is not approved.',
      'digest: Agents is not approved.',
    ]);
  });

  it('closes when something approved changes', () => {
    expect(gate(withChange(researchFile, 'RFC 5322', 'RFC 2822', open))).toEqual({
      open: false,
      reasons: ['digest: Research changed after it was approved.'],
    });
  });

  it('needs only research of a scoped plan', () => {
    const scoped = withChange(planFile, 'mode: full', 'mode: scoped');
    expect(gate(scoped).reasons).toEqual(['digest: Research is not approved.']);
    expect(gate(approved(['research'], scoped))).toEqual({ open: true, reasons: [] });
  });

  it('says how to start where no plan is active', () => {
    expect(gate(withChange(planFile, 'state: active', 'state: closed', open))).toEqual({
      open: false,
      reasons: [expect.stringContaining('plumbrule plan new TITLE')],
    });
    expect(gate(withChange(planFile, 'state: active', 'state: draft', open)).reasons).toEqual([
      expect.stringContaining('set `state: active` in .plumbrule/plans/digest/plan.yaml'),
    ]);
  });

  it('is open when one of several active plans is', () => {
    const other = {
      '.plumbrule/plans/other/plan.yaml': 'version: 1\ntitle: Other\nmode: full\nstate: active\n',
    };
    expect(gate({ ...open, ...other }).open).toBe(true);
    expect(gate({ ...completeFiles, ...other }).reasons).toHaveLength(12);
  });
});
