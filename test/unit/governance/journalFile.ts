import { journalPath } from '../../../src/core/artifacts/journal.ts';
import { completeFiles, type Files } from '../plan/sampleWorkspace.ts';

/** The sample plan with these events, one a minute. */
export function withEvents(events: readonly object[], files: Files = completeFiles): Files {
  const start = Date.UTC(2026, 10, 19, 10);
  const lines = events.map((event, minute) =>
    JSON.stringify({ at: new Date(start + minute * 60_000).toISOString(), plan: 'digest', ...event }),
  );
  return { ...files, [journalPath(new Date(start))]: `${lines.join('\n')}\n` };
}

/** The change of a task's status. */
export const change = (task: string, from: string, to: string, more: object = {}): object => ({
  type: 'status',
  task,
  from,
  to,
  ...more,
});

/** A verdict about a task. */
export const verdict = (task: string, of: 'PASS' | 'FLAG' | 'BLOCK', checks: object[] = []): object => ({
  type: 'verdict',
  task,
  verdict: of,
  checks,
  refinement: 0,
});
