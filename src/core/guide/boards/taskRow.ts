import type { PersonCheck } from '../../governance/personChecks.ts';
import { mostRefinements, refinementPath } from '../../governance/refinement.ts';
import { blocksOf, type TaskHistory } from '../../governance/taskHistory.ts';
import type { AgentsFile } from '../../model/agents.ts';
import type { BoardAction, BoardLine, BoardRow, Tone } from '../../model/board.ts';
import type { TaskCheck, Verdict } from '../../model/journal.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import type { PlacedTask } from '../../plan/tasks/taskList.ts';
import { promptPath } from '../../prompts/promptPaths.ts';
import { openDependencies } from '../acts/tasks.ts';

type Assignment = AgentsFile['assignments'][number];

const verdictTones: Readonly<Record<Verdict, Tone>> = { PASS: 'good', FLAG: 'warning', BLOCK: 'bad' };

const statusTones: Readonly<Record<NonNullable<PlacedTask['task']['status']>, Tone>> = {
  todo: 'neutral',
  doing: 'active',
  done: 'good',
  blocked: 'warning',
};

/** More lines of evidence than this are in the journal only. */
const mostEvidence = 5;
const longestLine = 300;

/** What is asked once for all rows of a board. */
export interface RowInput {
  context: PlanContext;
  historyOf: (task: string) => TaskHistory;
  /** What a person has to look at; see `personChecks`. */
  checksOf: (placed: PlacedTask, history: TaskHistory) => PersonCheck[];
  /** Who does which task. */
  assignments: ReadonlyMap<string, Assignment>;
  /** Ids of the tasks that decide how long the whole takes. */
  critical: ReadonlySet<string>;
  finished: ReadonlySet<string>;
  /** The gate of the plan is open. */
  isOpen: boolean;
}

/** One task with how far it is, what its last verification said, and what to do next. */
export function taskRow(placed: PlacedTask, input: RowInput): BoardRow {
  const { context, critical } = input;
  const { id, task, path } = placed;
  const history = input.historyOf(id);
  const artifact = context.plan.tasks!;
  const last = history.verdicts.at(-1);
  const status = task.status ?? 'todo';
  const checks = input.checksOf(placed, history);
  return {
    id,
    title: task.title ? `${id} ${task.title}` : id,
    state: last === undefined ? status : `${status}, ${last.verdict}`,
    tone: last === undefined ? statusTones[status] : verdictTones[last.verdict],
    facts: [
      ...assignmentFact(input.assignments.get(id)),
      ...(status === 'doing' && history.start !== undefined ? [`since ${timeWords(history.start.at)}`] : []),
      ...(critical.has(id) && status !== 'done' ? ['on the longest chain'] : []),
      ...refusals(blocksOf(history)),
    ],
    lines: [
      ...waitLines(placed, input),
      ...promptLines(placed, input),
      ...personLines(status, checks),
      ...(last?.checks ?? [])
        .filter(({ id: check, verdict }) => verdict !== 'PASS' && !askedOfPeople.has(check))
        .flatMap(checkLines),
      ...refinementLines(context, id, history),
    ],
    open: { path: artifact.path, range: artifact.rangeOf(path, 'key') },
    actions: actionsOf[status](placed, input, checks),
  };
}

/** A time of the journal as people read it. */
export const timeWords = (at: string): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function assignmentFact(assignment: Assignment | undefined): string[] {
  if (assignment === undefined) return [];
  const { agent, tier } = assignment;
  return [tier === undefined ? agent : `${agent}, ${tier}`];
}

/** Evidence of a finding begins with its place, counted from 1. */
function placeIn(evidence: string): Pick<BoardLine, 'open'> {
  const found = /^([^\s:]+):(\d{1,9}):(\d{1,9}) {2}/.exec(evidence);
  if (found === null) return {};
  const start = { line: Number(found[2]) - 1, character: Number(found[3]) - 1 };
  return { open: { path: found[1]!, range: { start, end: start } } };
}

const refusals = (number: number): string[] =>
  number === 0 ? [] : [number === 1 ? 'refused once' : `refused ${number} times`];

function waitLines({ task }: PlacedTask, { finished, historyOf }: RowInput): BoardLine[] {
  if (task.status === 'blocked') {
    const reason = historyOf(String(task.id)).lastChange?.reason;
    return reason === undefined ? [] : [{ text: `Waits for: ${reason}`, tone: 'warning' }];
  }
  if (task.status === 'done') return [];
  const waits = openDependencies(task, finished);
  return waits.length === 0 ? [] : [{ text: `Waits for ${waits.join(', ')}`, tone: 'neutral' }];
}

function checkLines({ id, verdict, message, evidence }: TaskCheck): BoardLine[] {
  const shown = evidence.slice(0, mostEvidence).map((entry): BoardLine => {
    const place = placeIn(entry);
    // Why, and what to do, stand at the place itself; of a command's output every line may be the one that says it.
    const said = place.open === undefined ? entry : entry.split('\n', 1)[0]!;
    const line = said.replace(/\s*\n\s*/g, ' · ').replace(/ {2,}/g, ' ');
    const text = line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
    return { text, tone: 'neutral', ...place };
  });
  return [{ text: `${verdict} ${id}: ${message}`, tone: verdictTones[verdict] }, ...shown];
}

function refinementLines({ plan, read }: PlanContext, id: string, history: TaskHistory): BoardLine[] {
  if (history.verdicts.at(-1)?.verdict !== 'BLOCK') return [];
  const number = blocksOf(history);
  const path = refinementPath(plan.folder, id, number);
  if (number <= mostRefinements && read(path) !== undefined) {
    return [
      {
        text: `Refinement prompt ${number} of ${mostRefinements}: hand it to the agent`,
        tone: 'active',
        open: { path },
      },
    ];
  }
  return [{ text: 'A person decides how it goes on.', tone: 'bad' }];
}

type Actions = (placed: PlacedTask, input: RowInput, checks: readonly PersonCheck[]) => BoardAction[];

/** What can be done with a task, by its status; what comes next stands first. */
const actionsOf: Readonly<Record<NonNullable<PlacedTask['task']['status']>, Actions>> = {
  todo: (placed, input) => [start(placed, input), ...promptAction(placed, input), block(placed)],
  doing: ({ id, task }, { historyOf }, checks) => {
    const last = historyOf(String(task.id)).verdicts.at(-1)?.verdict;
    const isVerified = last === 'PASS' || last === 'FLAG';
    return [
      {
        act: 'task/verify',
        target: id,
        label: 'Verify',
        icon: 'beaker',
        ...(isVerified ? {} : { primary: true }),
      },
      {
        act: 'task/finish',
        target: id,
        label: 'Finish',
        icon: 'check',
        ...(isVerified
          ? { primary: true }
          : { asks: `Why is ${id} done, though its verification did not pass?` }),
      },
      ...checks.filter(({ confirmed }) => confirmed === undefined).map(check => confirmAction(id, check)),
      block({ id }),
      reopen(id, 'Put back'),
    ];
  },
  blocked: (placed, input) => [start(placed, input), reopen(placed.id, 'Unblock')],
  done: ({ id }) => [
    { act: 'task/verify', target: id, label: 'Verify again', icon: 'beaker' },
    reopen(id, 'Re-open'),
  ],
};

function start({ id, task }: PlacedTask, { finished, isOpen, historyOf }: RowInput): BoardAction {
  const waits = openDependencies(task, finished);
  const again = historyOf(id).start === undefined ? 'Start' : 'Start again';
  const action: BoardAction = { act: 'task/start', target: id, label: again, icon: 'play' };
  if (waits.length > 0) return { ...action, asks: `Why start ${id} before ${waits.join(', ')}?` };
  return isOpen ? action : { ...action, asks: `The gate is closed. Why start ${id} anyway?` };
}

const block = ({ id }: Pick<PlacedTask, 'id'>): BoardAction => ({
  act: 'task/block',
  target: id,
  label: 'Block',
  icon: 'circle-slash',
  asks: `What does ${id} wait for?`,
});

const reopen = (id: string, label: string): BoardAction => ({
  act: 'task/reopen',
  target: id,
  label,
  icon: 'discard',
});

function confirmAction(id: string, { kind, name }: PersonCheck): BoardAction {
  const label = kind === 'gate' ? `Agree: ${name.slice('gate:'.length)}` : `Confirm check ${name}`;
  return { act: 'task/confirm', target: `${id} ${name}`, label, icon: 'verified' };
}

/** What a person is still to look at; a verification tells it too, but may be older than a confirmation. */
function personLines(status: string, checks: readonly PersonCheck[]): BoardLine[] {
  if (status !== 'doing') return [];
  return checks
    .filter(({ confirmed }) => confirmed === undefined)
    .map(({ kind, name, words }) => ({
      text: kind === 'gate' ? `A person has to agree: ${words}` : `Check ${name}, by a person: ${words}`,
      tone: 'warning',
    }));
}

/** Checks of a verification that {@link personLines} tells as they are now. */
const askedOfPeople: ReadonlySet<string> = new Set(['person', 'approval']);

function promptAction({ id }: PlacedTask, { context }: RowInput): BoardAction[] {
  const isThere = context.read(promptPath(context.plan.folder, id)) !== undefined;
  return isThere ? [] : [{ act: 'prompt/write', target: id, label: 'Write prompt', icon: 'note' }];
}

function promptLines({ id, task }: PlacedTask, { context }: RowInput): BoardLine[] {
  const path = promptPath(context.plan.folder, id);
  if (task.status === 'done' || context.read(path) === undefined) return [];
  return [{ text: 'Prompt for the agent', tone: 'neutral', open: { path } }];
}
