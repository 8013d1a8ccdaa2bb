import { describe, expect, it } from 'vitest';
import { type TreeNode, taskLeaves, taskNodes } from '../../../src/extension/views/taskNodes.ts';
import type { TaskTree } from '../../../src/protocol/lsp.ts';

const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 8 } };
const tree: TaskTree = [
  {
    slug: 'digest',
    title: 'Digest e-mails',
    state: 'active',
    path: '.plumbrule/plans/digest/tasks.yaml',
    milestones: [
      {
        id: 'M1',
        title: 'A digest is sent',
        phases: [
          {
            id: '1.1',
            title: 'Domain',
            tasks: [
              { id: 'T001', title: 'Collect', status: 'done', range },
              { id: 'T002', title: 'Group', status: 'doing', range },
            ],
          },
          { id: '1.2', title: '', tasks: [{ id: 'T003', title: '', status: 'done', range }] },
        ],
      },
    ],
  },
  { slug: 'later', title: '', state: 'draft', path: 'p', milestones: [] },
];

const lines = (nodes: readonly TreeNode[], depth = 0): string[] =>
  nodes.flatMap(node => [
    `${'  '.repeat(depth)}${node.label} (${node.description})`,
    ...(node.kind === 'task' ? [] : lines(node.children, depth + 1)),
  ]);

describe('the tree of tasks', () => {
  it('says the state of every row in words', () => {
    expect(lines(taskNodes(tree))).toEqual([
      'Digest e-mails (active, 2 of 3 done)',
      '  M1 A digest is sent (2 of 3 done)',
      '    1.1 Domain (1 of 2 done)',
      '      T001 Collect (done)',
      '      T002 Group (doing)',
      '    1.2 (1 of 1 done)',
      '      T003 (done)',
      'later (draft, no tasks)',
    ]);
  });

  it('folds a branch only when all its tasks are done', () => {
    const [plan] = taskNodes(tree);
    const phases =
      plan?.kind === 'plan' && plan.children[0]?.kind === 'milestone' ? plan.children[0].children : [];
    expect(phases.map(node => node.folded)).toEqual([false, true]);
  });

  it('gives every task its plan and its place', () => {
    expect(taskLeaves(taskNodes(tree))).toMatchObject([
      { plan: 'digest', task: 'T001', path: '.plumbrule/plans/digest/tasks.yaml', range },
      { plan: 'digest', task: 'T002' },
      { plan: 'digest', task: 'T003' },
    ]);
  });
});
