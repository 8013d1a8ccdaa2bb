import type { BoardLine, BoardRow, BoardSection } from '../../../model/board.ts';
import type { AssignmentAnalysis } from '../../../plan/assignment/analysis.ts';
import type { PlanContext } from '../../../plan/phaseContext.ts';
import { counted } from '../../../words.ts';

/** Which tasks can be handed out at the same time: no order between them, and no file that two may change. */
export function waveSection({ plan }: PlanContext, analysis: AssignmentAnalysis): BoardSection {
  const { tasks, assigned, named, order } = analysis;
  const placed = new Map(tasks.map(task => [task.id, task]));
  const gated = new Set(named.filter(({ applies }) => applies).map(({ task }) => task));
  const lineOf = (id: string): BoardLine => {
    const { task, path } = placed.get(id)!;
    const { agent, tier } = assigned.get(id) ?? { agent: 'nobody yet', tier: '' };
    const who = [agent, tier].filter(Boolean).join(' ');
    return {
      text: `${id} ${task.title ?? ''} (${who}${gated.has(id) ? ', after a person agreed' : ''})`,
      tone: 'neutral',
      open: { path: plan.tasks!.path, range: plan.tasks!.rangeOf(path, 'key') },
    };
  };
  return {
    id: 'waves',
    title: 'Handing out',
    help: order.compared
      ? 'The tasks of one step can be done at the same time: none waits for another, and their scopes do not overlap.'
      : 'There are too many paths to compare the scopes: tasks of one step may change the same files.',
    actions: [],
    rows: order.waves.map(
      (wave, index): BoardRow => ({
        id: String(index + 1),
        title: `Step ${index + 1}`,
        state: wave.length > 1 ? 'parallel' : 'alone',
        tone: 'neutral',
        facts: [counted(wave.length, 'task')],
        lines: wave.map(lineOf),
        actions: [],
      }),
    ),
    empty: 'No task can be started: there are none, or they wait for each other.',
    folded: true,
  };
}
