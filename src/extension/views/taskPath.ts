import * as z from 'zod/mini';

/** As little of the file's shape as it takes to walk it: the rest may be broken. */
const named = z.object({ id: z.union([z.string(), z.number()]) });
const milestones = z.object({ milestones: z.array(z.unknown()) });
const phases = z.object({ phases: z.array(z.unknown()) });
const tasks = z.object({ tasks: z.array(z.unknown()) });

/** Where the task with that id stands in the content of a `tasks.yaml`; undefined where it does not. */
export function taskPath(content: unknown, id: string): (string | number)[] | undefined {
  for (const [m, milestone] of (z.safeParse(milestones, content).data?.milestones ?? []).entries()) {
    for (const [p, phase] of (z.safeParse(phases, milestone).data?.phases ?? []).entries()) {
      for (const [t, task] of (z.safeParse(tasks, phase).data?.tasks ?? []).entries()) {
        const found = z.safeParse(named, task).data;
        if (found && String(found.id) === id) return ['milestones', m, 'phases', p, 'tasks', t];
      }
    }
  }
  return undefined;
}
