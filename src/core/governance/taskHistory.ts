import type { Journal } from '../artifacts/journal.ts';
import type { JournalEventOf } from '../model/journal.ts';

/** What the journal tells of one task. Verdicts and confirmations count since the work was last started. */
export interface TaskHistory {
  /** The change to `doing` that the present work began with. */
  start: JournalEventOf<'status'> | undefined;
  /** The last change of its status, whatever it was. */
  lastChange: JournalEventOf<'status'> | undefined;
  verdicts: readonly JournalEventOf<'verdict'>[];
  /** What a person confirmed, by the name of the check. */
  confirmations: ReadonlyMap<string, JournalEventOf<'confirmation'>>;
}

const nothing: TaskHistory = {
  start: undefined,
  lastChange: undefined,
  verdicts: [],
  confirmations: new Map(),
};

interface Building {
  start: TaskHistory['start'];
  lastChange: TaskHistory['lastChange'];
  verdicts: JournalEventOf<'verdict'>[];
  confirmations: Map<string, JournalEventOf<'confirmation'>>;
}

/** The histories of all tasks of a plan. The journal is read once, whatever is asked. */
export function taskHistories(journal: Journal, plan: string): (task: string) => TaskHistory {
  const byTask = new Map<string, Building>();
  const historyOf = (task: string): Building => {
    const known = byTask.get(task);
    if (known !== undefined) return known;
    const made: Building = {
      start: undefined,
      lastChange: undefined,
      verdicts: [],
      confirmations: new Map(),
    };
    byTask.set(task, made);
    return made;
  };
  for (const event of journal.events) {
    if (event.plan !== plan) continue;
    if (event.type === 'status') {
      const history = historyOf(event.task);
      history.lastChange = event;
      if (event.to !== 'doing') continue;
      history.start = event;
      history.verdicts = [];
      history.confirmations = new Map();
    } else if (event.type === 'verdict') historyOf(event.task).verdicts.push(event);
    else if (event.type === 'confirmation') historyOf(event.task).confirmations.set(event.check, event);
  }
  return task => byTask.get(task) ?? nothing;
}

/** How often the present work was refused so far. */
export const blocksOf = ({ verdicts }: TaskHistory): number =>
  verdicts.filter(({ verdict }) => verdict === 'BLOCK').length;
