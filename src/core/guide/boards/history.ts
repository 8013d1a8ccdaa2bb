import type { BoardRow, BoardSection, Tone } from '../../model/board.ts';
import type { JournalEvent, JournalEventOf, JournalEventType } from '../../model/journal.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { phaseOf } from '../../plan/phases/table.ts';
import { counted } from '../../words.ts';
import { timeWords } from './taskRow.ts';

/** Older events are in the journal only. */
const mostEvents = 20;

interface Words {
  title: string;
  state: string;
  tone: Tone;
  /** Why, where somebody said so. */
  reason?: string | undefined;
}

/** Each kind of event in words. */
const wordsOf: { readonly [T in JournalEventType]: (event: JournalEventOf<T>) => Words } = {
  approval: ({ phase, note }) => ({
    title: phaseOf(phase).title,
    state: 'approved',
    tone: 'good',
    reason: note,
  }),
  amendment: ({ phase, reason }) => ({
    title: phaseOf(phase).title,
    state: 'amended',
    tone: 'warning',
    reason,
  }),
  selection: ({ task, agent, tier, reason }) => ({
    title: task,
    state: tier === undefined ? agent : `${agent}, ${tier}`,
    tone: 'neutral',
    reason,
  }),
  status: ({ task, from, to, reason }) => ({
    title: task,
    state: `${from} → ${to}`,
    tone: 'neutral',
    reason,
  }),
  verdict: ({ task, verdict, checks }) => ({
    title: task,
    state: verdict,
    tone: verdict === 'PASS' ? 'good' : verdict === 'FLAG' ? 'warning' : 'bad',
    reason: checks.find(check => check.verdict === verdict && verdict !== 'PASS')?.message,
  }),
  confirmation: ({ task, check }) => ({ title: task, state: 'confirmed', tone: 'good', reason: check }),
  milestone: ({ milestone, done_when }) => ({
    title: milestone,
    state: 'reached',
    tone: 'good',
    reason: done_when,
  }),
  baseline: ({ added }) => ({
    title: 'Baseline',
    state: `${counted(added, 'finding')} accepted`,
    tone: 'warning',
  }),
  waive: ({ rule, until, reason }) => ({
    title: rule,
    state: `waived until ${until}`,
    tone: 'warning',
    reason,
  }),
  plan: ({ to, reason }) => ({ title: 'Plan', state: to, tone: 'neutral', reason }),
};

const ofWorkspace: ReadonlySet<JournalEventType> = new Set(['baseline', 'waive']);

/** What happened last in a plan, the latest first. */
export function historySection({ plan, workspace }: PlanContext): BoardSection {
  const { events } = workspace.journal();
  const first = events.findIndex(event => event.plan === plan.slug);
  // What was accepted meanwhile belongs to no plan, and is part of how each went.
  const own = events.filter(
    (event, index) =>
      event.plan === plan.slug || (index > first && first >= 0 && ofWorkspace.has(event.type)),
  );
  const rows = own
    .slice(-mostEvents)
    .reverse()
    .map((event, index) => rowOf(event, String(index)));
  const more = own.length - rows.length;
  return {
    id: 'history',
    title: 'History',
    ...(more > 0 ? { help: `The last ${rows.length} events; ${more} more are in the journal.` } : {}),
    actions: [],
    rows,
    empty: 'Nothing happened yet.',
    folded: true,
  };
}

function rowOf(event: JournalEvent, id: string): BoardRow {
  const { title, state, tone, reason } = (wordsOf[event.type] as (event: JournalEvent) => Words)(event);
  return {
    id,
    title,
    state,
    tone,
    facts: [timeWords(event.at), ...(event.by === undefined ? [] : [event.by])],
    lines: reason === undefined || reason === '' ? [] : [{ text: reason, tone: 'neutral' }],
    actions: [],
  };
}
