import type { Task } from '../../../src/core/model/tasks.ts';
import type { PlacedTask } from '../../../src/core/plan/tasks/taskList.ts';

/** A task of some plan, by what matters to a test. */
export function placed(id: string, task: Omit<Task, 'id'> = {}): PlacedTask {
  return {
    id,
    task: { id, ...task },
    path: ['milestones', 0, 'phases', 0, 'tasks', 0],
    milestone: { id: 'M1', title: '', doneWhen: '' },
    phase: { id: '1', title: '' },
  };
}
