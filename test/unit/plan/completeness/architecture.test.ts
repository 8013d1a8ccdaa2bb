import { describe, expect, it } from 'vitest';
import { missingIn } from '../../../../src/core/plan/completeness.ts';
import {
  architectureFile,
  blueprintFile,
  completeFiles,
  contextOf,
  type Files,
  withChange,
  without,
} from '../sampleWorkspace.ts';

const decisionFile = 'docs/decisions/0001-domain-free-of-adapters.md';
const messages = (files: Files, matches?: (id: string) => number) =>
  missingIn('architecture', contextOf(files, 'digest', matches)).map(({ message }) => message);

describe('completeness of the architecture', () => {
  it('has nothing to say about a complete one', () => expect(messages(completeFiles)).toEqual([]));

  it('asks for blueprint, document and decision', () => {
    expect(messages(without([blueprintFile, architectureFile, decisionFile]))).toEqual([
      expect.stringContaining('no blueprint yet'),
      expect.stringContaining('no architecture document yet'),
      expect.stringContaining('No decision is accepted yet'),
    ]);
  });

  it('asks what each component is for', () => {
    expect(messages(withChange(blueprintFile, 'responsibility: Adapters', 'owner: core'))).toEqual([
      expect.stringContaining('Responsibility: no answer yet'),
    ]);
  });

  it('passes on what is wrong with the blueprint', () => {
    const found = missingIn(
      'architecture',
      contextOf(withChange(blueprintFile, 'to: [infra]', 'to: [infrastructure]')),
    );
    expect(found).toEqual([expect.objectContaining({ path: blueprintFile, severity: 'error' })]);
  });

  it('wants files in every component', () => {
    expect(messages(completeFiles, id => (id === 'infra' ? 0 : 1))).toEqual([
      expect.stringContaining('No file lies in the component infra'),
    ]);
  });

  it('asks for every section', () => {
    expect(messages(withChange(architectureFile, 'Workers by user shard.', ''))).toEqual([
      expect.stringContaining('Scaling: no answer yet'),
    ]);
    expect(
      messages(withChange(architectureFile, 'Workers by user shard.', 'N/A: one worker is enough')),
    ).toEqual([]);
  });

  it('wants a plan for what is left to be decided', () => {
    const found = missingIn(
      'architecture',
      contextOf(withChange(architectureFile, 'Workers by user shard.', 'Workers, number TBD.')),
    );
    expect(found).toEqual([
      expect.objectContaining({
        path: architectureFile,
        message: expect.stringContaining('TBD without a plan'),
      }),
    ]);
    expect(completeFiles[architectureFile]!.split('\n')[found[0]!.range.start.line]).toContain('Workers');
  });

  it('wants two alternatives of each accepted decision', () => {
    expect(messages(withChange(decisionFile, '* Adapters called from the domain\n', ''))).toEqual([
      expect.stringContaining('Decision 0001 names fewer than two alternatives'),
    ]);
    expect(messages(withChange(decisionFile, 'status: accepted', 'status: proposed'))).toEqual([
      expect.stringContaining('No decision is accepted yet'),
    ]);
  });
});
