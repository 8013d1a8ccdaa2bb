import { describe, expect, it } from 'vitest';
import { decisionLeaves, decisionNodes } from '../../../src/extension/views/decisionNodes.ts';
import type { DecisionNode } from '../../../src/protocol/lsp.ts';

const decision = (
  id: string,
  status: DecisionNode['status'],
  more: Partial<DecisionNode> = {},
): DecisionNode => ({
  id,
  title: `Decision ${id}`,
  status,
  path: `docs/decisions/${id}.md`,
  supersedes: [],
  supersededBy: [],
  readable: true,
  problems: [],
  ...more,
});

const problem = (message: string): DecisionNode['problems'][number] => ({
  path: 'docs/decisions/0003.md',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  message,
  severity: 'warning',
});

describe('the tree of decisions', () => {
  const nodes = decisionNodes([
    decision('0001', 'accepted'),
    decision('0002', 'superseded', { supersededBy: ['0004'] }),
    decision('0003', 'proposed', { problems: [problem('no alternatives'), problem('no date')] }),
    decision('0004', 'accepted'),
    decision('notes', null, { title: '' }),
  ]);

  it('groups by status, what binds first, what binds nobody folded', () => {
    expect(nodes.map(({ label, description, folded }) => [label, description, folded])).toEqual([
      ['In force', '2', false],
      ['Proposed', '1', false],
      ['Without a readable status', '1', false],
      ['Superseded', '1', true],
    ]);
  });

  it('says what replaced a decision and how many problems it has', () => {
    const words = Object.fromEntries(decisionLeaves(nodes).map(leaf => [leaf.label, leaf.description]));
    expect(words).toEqual({
      '0001 Decision 0001': '',
      '0004 Decision 0004': '',
      '0003 Decision 0003': '2 problems',
      notes: '',
      '0002 Decision 0002': 'by 0004',
    });
    expect(decisionLeaves(nodes).find(({ decision }) => decision === '0003')?.problems).toEqual([
      'no alternatives',
      'no date',
    ]);
  });
});
