import { describe, expect, it } from 'vitest';
import { verdictWords } from '../../../src/extension/commands/verdictWords.ts';

const check = (id: string, verdict: 'PASS' | 'FLAG' | 'BLOCK', message: string) => ({
  id,
  verdict,
  message,
  evidence: [],
});
const said = (verdict: 'PASS' | 'FLAG' | 'BLOCK', checks: ReturnType<typeof check>[]) =>
  verdictWords({ task: 'T001', verdict, checks, refinement: 0, base: null, next: 'Go on.' });

describe('a verdict in words', () => {
  it('is short where all passed', () => {
    expect(said('PASS', [check('output', 'PASS', 'There.')])).toBe('T001: PASS. Go on.');
  });

  it('names what decided it, and not the rest', () => {
    const checks = [
      check('output', 'FLAG', 'Unsure.'),
      check('scope', 'BLOCK', '1 file outside.'),
      check('drift', 'BLOCK', '1 finding.'),
      check('validation', 'BLOCK', '1 failed.'),
    ];
    expect(said('BLOCK', checks)).toBe('T001: BLOCK. 1 file outside. 1 finding. And 1 more. Go on.');
  });
});
