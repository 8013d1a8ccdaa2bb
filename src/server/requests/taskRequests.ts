import { headOf } from '../../core/plan/planHead.ts';
import { tasksOf } from '../../core/plan/tasks/taskList.ts';
import { promptAnswer, promptDiffAnswer } from './promptAnswers.ts';
import { changesOf, type Handlers, planContext } from './request.ts';

/** Tasks: the tree, the prompts, and verifying. */
export const taskRequests: Handlers<'tasks' | 'prompt' | 'promptDiff' | 'verify' | 'recordVerdict'> = {
  tasks: (_, { project }) =>
    project.artifacts.plans.flatMap(plan => {
      if (plan.tasks === undefined || plan.plan?.value.archived === true) return [];
      const artifact = plan.tasks;
      const placed = tasksOf(artifact);
      const milestones = artifact.value.milestones.map(milestone => ({
        id: String(milestone.id),
        title: milestone.title ?? '',
        phases: milestone.phases.map(phase => ({
          id: String(phase.id),
          title: phase.title ?? '',
          tasks: phase.tasks.map(task => {
            const id = String(task.id);
            const path = placed.find(known => known.id === id)?.path ?? [];
            return {
              id,
              title: task.title ?? '',
              status: task.status ?? 'todo',
              range: artifact.rangeOf(path),
            };
          }),
        })),
      }));
      const { title, state } = headOf(plan);
      return [{ slug: plan.slug, title, state, path: artifact.path, milestones }];
    }),

  prompt: (params, { project }) => promptAnswer(params, project),

  promptDiff: (params, { project }) => promptDiffAnswer(params, project),

  verify: async (asked, { project, verifications, trusted }, { signal, tell }) => {
    const progress = (message: string) => tell({ ...asked, message });
    const made = await verifications.make(project.root, asked, trusted, signal, progress);
    return 'refused' in made ? { ok: false, message: made.refused } : { ok: true, verification: made };
  },

  recordVerdict: (asked, { project, verifications }) => {
    const files = verifications.records(asked, planContext(project, asked.plan));
    if (files === undefined) return { ok: false, message: `${asked.task} was not verified.` };
    return { ok: true, changes: changesOf(project, files) };
  },
};
