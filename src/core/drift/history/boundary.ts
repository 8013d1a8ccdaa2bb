import type { DecisionRecord } from '../../decisions/readDecision.ts';
import type { Finding } from '../../model/finding.ts';
import { type Range, startOfFile } from '../../model/text.ts';
import { counted } from '../../words.ts';
import { builtinFinding } from '../builtin/builtinCheck.ts';
import type { Policy } from '../policy/policy.ts';
import { type BoundaryMove, boundaryMoves } from './boundaryMoves.ts';
import { type LastingFile, outcomesOf } from './crossings.ts';
import { DecisionIndex, decisionsOfChange } from './decisionChanges.ts';
import { componentsOf, decisionOn, namesComponent, namesDecision } from './naming.ts';
import type { PlanState } from './planState.ts';

/** A change, as far as boundaries are concerned. */
export interface PlanChange {
  before: PlanState;
  now: PlanState;
  /** Files that are there on both sides. */
  lasting: readonly LastingFile[];
  /** Paths of all files that were there before, and of those that are there now. */
  paths: { before: Iterable<string>; now: Iterable<string> };
  isSource(path: string): boolean;
}

/**
 * `builtin/boundary`: components that the change renames, splits, merges, removes or draws anew around files that
 * were there before, and decisions that it reverses, where it records no decision on that.
 */
export function boundaryFindings(policy: Policy, change: PlanChange): Finding[] {
  if (policy.checks.boundary === 'off') return [];
  const before = new DecisionIndex(change.before.decisions);
  const now = new DecisionIndex(change.now.decisions);
  const records = decisionsOfChange(before, now);
  const isAnswered = (ids: readonly string[]): boolean =>
    records.some(record =>
      ids.some(id => namesComponent(record, id, change.before) || namesComponent(record, id, change.now)),
    );
  const moved = movesOf(change)
    .filter(({ from, to }) => !isAnswered([...from, ...to]))
    .map(move => movedFinding(policy, change, move));
  return [...moved, ...reversedFindings(policy, change, { before, now, records })].filter(
    finding => finding !== undefined,
  );
}

function movesOf({ before, now, lasting, paths, isSource }: PlanChange): BoundaryMove[] {
  const outcomes = outcomesOf(paths.before, lasting, before.components, now.components, isSource);
  const isCrossed = [...outcomes.values()].some(({ to, unowned }) => to.size > 0 || unowned > 0);
  if (!isCrossed) return [];
  const owners = new Set<string>();
  for (const path of paths.now) {
    const owner = now.components.place(path)?.component;
    if (owner !== undefined) owners.add(owner);
  }
  return boundaryMoves(outcomes, {
    before: id => before.components.get(id) !== undefined,
    now: id => now.components.get(id) !== undefined,
    ownsAny: id => owners.has(id),
  });
}

function movedFinding(policy: Policy, { before }: PlanChange, move: BoundaryMove): Finding | undefined {
  const ids = [...new Set([...move.from, ...move.to])];
  const decision = decisionOn(move.from, before);
  const entry = ids.find(id => policy.components.get(id) !== undefined) ?? ids[0]!;
  return builtinFinding(policy, 'boundary', {
    path: policy.blueprintPath,
    range: policy.componentRange(entry),
    message: `${wordsOf(move)}, and no decision of this change says why${setBy(decision)}`,
    target: ids.toSorted().join('+'),
    ...(decision === undefined ? {} : { decision }),
    remedies: [
      `Record why: \`plumbrule adr new "${titleOf(move)}"\``,
      `Or undo it in ${policy.blueprintPath}`,
    ],
  });
}

const setBy = (decision: string | undefined): string =>
  decision === undefined ? '' : `; decision ${decision} set this boundary`;

const listed = (ids: readonly string[]): string =>
  ids.length === 1 ? ids[0]! : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`;

function wordsOf({ kind, from, to, files }: BoundaryMove): string {
  const were = files === 1 ? 'was' : 'were';
  switch (kind) {
    case 'renamed':
      return `Component ${from[0]} is ${to[0]} now`;
    case 'split':
      return `Component ${from[0]} was split into ${listed(to)}`;
    case 'merged': {
      const others = from.filter(id => id !== to[0]);
      return `${others.length === 1 ? 'Component' : 'Components'} ${listed(others)} ${others.length === 1 ? 'was' : 'were'} merged into ${to[0]}`;
    }
    case 'removed':
      return `Component ${from[0]} was removed, and ${counted(files, 'file')} of it ${files === 1 ? 'is' : 'are'} still there`;
    case 'redrawn':
      return to[0] === undefined
        ? `${counted(files, 'file')} of component ${from[0]} ${were} left to no component`
        : `The boundary between components ${from[0]} and ${to[0]} was drawn anew around ${counted(files, 'file')}`;
  }
}

/** What the decision would be called. */
function titleOf({ kind, from, to }: BoundaryMove): string {
  switch (kind) {
    case 'renamed':
      return `Rename ${from[0]} to ${to[0]}`;
    case 'split':
      return `Split ${from[0]} into ${listed(to)}`;
    case 'merged':
      return `Merge ${listed(from.filter(id => id !== to[0]))} into ${to[0]}`;
    case 'removed':
      return `Remove component ${from[0]}`;
    case 'redrawn':
      return `Move the boundary of ${listed([...from, ...to])}`;
  }
}

/** The decisions on both sides, and those that the change brings. */
interface Decisions {
  before: DecisionIndex;
  now: DecisionIndex;
  records: readonly DecisionRecord[];
}

/** Decisions that were in force and are not any more, without one that says so. */
function reversedFindings(
  policy: Policy,
  change: PlanChange,
  { before, now, records }: Decisions,
): (Finding | undefined)[] {
  const lasting = new Set(change.lasting.map(file => file.before));
  return before.all.flatMap(record => {
    const known = now.find(record);
    if (record.value.status !== 'accepted' || known?.value.status === 'accepted') return [];
    // A record that only went out of the folder of decisions was not reversed.
    if (known === undefined && lasting.has(record.path)) return [];
    const isAnswered = records.some(
      other => other.path !== known?.path && namesDecision(other, record.value),
    );
    if (isAnswered || now.successorsOf(record).length > 0) return [];
    const { id, title } = record.value;
    const components = componentsOf(record, change.before);
    const state = known === undefined ? 'gone' : (known.value.status ?? 'without a readable status');
    const about =
      components.length === 0
        ? ''
        : `; it set the boundary of ${components.length === 1 ? 'component' : 'components'} ${listed(components)}`;
    return builtinFinding(policy, 'boundary', {
      ...placeOf(policy, change.now, known, id),
      message: `Decision ${id} was accepted and is ${state}, and no other decision takes its place${about}`,
      target: record.path,
      decision: id,
      because: title,
      remedies: [
        `Record what holds instead: \`plumbrule adr new\`, with \`supersedes: ["${id}"]\``,
        'Or accept the decision again',
      ],
    });
  });
}

/** The record's status; where the record is gone, a rule that still rests on it, or the blueprint. */
function placeOf(
  { blueprintPath }: Policy,
  { rules }: PlanState,
  known: DecisionRecord | undefined,
  id: string,
): { path: string; range: Range } {
  if (known !== undefined) return { path: known.path, range: known.rangeOf(['status']) };
  const rule = rules.find(({ decision, path }) => decision === id && path === blueprintPath);
  return { path: blueprintPath, range: rule?.range ?? startOfFile };
}
