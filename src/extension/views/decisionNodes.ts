import type { DecisionStatus } from '../../core/model/decision.ts';
import type { DecisionNode } from '../../protocol/lsp.ts';
import type { Row } from './row.ts';

interface Group extends Row {
  kind: 'group';
  children: DecisionRow[];
}
/** One decision; `path` is also what the commands on it take. */
export interface DecisionLeaf extends Row {
  kind: 'decision';
  decision: string;
  status: DecisionStatus | null;
  path: string;
  /** What is wrong with it, in words. */
  problems: string[];
  children?: never[];
}
export type DecisionRow = Group | DecisionLeaf;

/** The groups in their order, those that bind nobody any more folded. */
const groups: readonly { status: DecisionStatus | null; label: string; folded: boolean }[] = [
  { status: 'accepted', label: 'In force', folded: false },
  { status: 'proposed', label: 'Proposed', folded: false },
  { status: null, label: 'Without a readable status', folded: false },
  { status: 'superseded', label: 'Superseded', folded: true },
  { status: 'deprecated', label: 'Deprecated', folded: true },
  { status: 'rejected', label: 'Rejected', folded: true },
];

/** Decisions by status as rows; groups without any are left out. */
export function decisionNodes(decisions: readonly DecisionNode[]): Group[] {
  return groups.flatMap(({ status, label, folded }) => {
    const found = decisions.filter(decision => decision.status === status);
    if (found.length === 0) return [];
    return [{ kind: 'group', label, description: String(found.length), folded, children: found.map(leaf) }];
  });
}

function leaf({ id, title, status, path, supersededBy, problems }: DecisionNode): DecisionLeaf {
  const words = [
    ...(supersededBy.length > 0 ? [`by ${supersededBy.join(', ')}`] : []),
    ...(problems.length > 0 ? [problems.length === 1 ? '1 problem' : `${problems.length} problems`] : []),
  ];
  return {
    kind: 'decision',
    label: title === '' ? id : `${id} ${title}`,
    description: words.join(', '),
    decision: id,
    status,
    path,
    problems: problems.map(({ message }) => message),
  };
}

/** Every decision of the rows, in their order. */
export const decisionLeaves = (nodes: readonly DecisionRow[]): DecisionLeaf[] =>
  nodes.flatMap(node => (node.kind === 'decision' ? [node] : decisionLeaves(node.children)));
