import type { DriftAnswer, DriftFinding } from '../../protocol/lsp.ts';
import type { Row } from './row.ts';

/** What the drift tree is arranged by. */
export const driftGroupings = ['component', 'rule', 'severity'] as const;
export type DriftGrouping = (typeof driftGroupings)[number];

interface Branch extends Row {
  kind: 'group' | 'note';
  children: DriftNode[];
}
interface FileBranch extends Row {
  kind: 'file';
  path: string;
  children: DriftNode[];
}
/** One finding; place, fingerprint and the rule's place are also what the commands on it take. */
export interface FindingLeaf extends Row {
  kind: 'finding';
  fingerprint: string;
  severity: DriftFinding['severity'];
  counts: boolean;
  path: string;
  range: DriftFinding['range'];
  rulePlace?: DriftFinding['rulePlace'];
  children?: never[];
}
export type DriftNode = Branch | FileBranch | FindingLeaf;

const headings: Readonly<Record<DriftGrouping, (finding: DriftFinding) => string>> = {
  component: ({ component, ofPlan }) => component || (ofPlan ? 'The plan itself' : 'In no component'),
  rule: ({ rule }) => rule,
  severity: ({ severity }) => severity[0]!.toUpperCase() + severity.slice(1),
};

/** Findings as rows: new ones by group and file, then, folded, what does not count. */
export function driftNodes({ findings, more }: DriftAnswer, grouping: DriftGrouping): DriftNode[] {
  const counting = findings.filter(({ state, hint }) => state === 'new' && !hint);
  const apart = [
    {
      label: 'Hints of proposed decisions',
      found: findings.filter(({ state, hint }) => state === 'new' && hint),
    },
    { label: 'In the baseline', found: findings.filter(({ state }) => state === 'baseline') },
    { label: 'Waived', found: findings.filter(({ state }) => state === 'waived') },
  ];
  const nodes: DriftNode[] = [
    ...[...grouped(counting, headings[grouping])].map(([label, found]) => branch(label, found, false)),
    ...apart.filter(({ found }) => found.length > 0).map(({ label, found }) => branch(label, found, true)),
  ];
  if (more > 0) {
    nodes.push({
      kind: 'note',
      label: `And ${more} more`,
      description: 'see `plumbrule check`',
      children: [],
    });
  }
  return nodes;
}

function branch(label: string, findings: readonly DriftFinding[], folded: boolean): Branch {
  const files = [...grouped(findings, ({ path }) => path)].map(
    ([path, found]): FileBranch => ({
      kind: 'file',
      ...named(path, counted(found.length)),
      path,
      children: found.map(leaf),
    }),
  );
  return { kind: 'group', label, description: counted(findings.length), folded, children: files };
}

function leaf({
  rule,
  fingerprint,
  severity,
  state,
  hint,
  path,
  range,
  message,
  rulePlace,
}: DriftFinding): FindingLeaf {
  return {
    kind: 'finding',
    label: message,
    description: `${severity}, ${rule}, line ${range.start.line + 1}`,
    fingerprint,
    severity,
    counts: state === 'new' && !hint,
    path,
    range,
    ...(rulePlace === undefined ? {} : { rulePlace }),
  };
}

/** The name first: a narrow view cuts off what follows. */
function named(path: string, count: string): Row {
  const end = path.lastIndexOf('/');
  return { label: path.slice(end + 1), description: end < 0 ? count : `${path.slice(0, end)}, ${count}` };
}

const counted = (count: number): string => `${count} ${count === 1 ? 'finding' : 'findings'}`;

function grouped(
  findings: readonly DriftFinding[],
  heading: (finding: DriftFinding) => string,
): Map<string, DriftFinding[]> {
  const groups = new Map<string, DriftFinding[]>();
  for (const finding of findings) {
    const key = heading(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}
