import type { PlanContext } from '../phaseContext.ts';
import { promptPath } from '../promptPaths.ts';
import { promptSourcesOf, staleSources } from '../promptSources.ts';
import { tasksOf } from '../taskList.ts';
import { type Missing, missingFile } from './missing.ts';

/** Which tasks have no prompt, or one that is older than its sources. */
export function missingInPrompts(context: PlanContext): Missing[] {
  const { plan } = context;
  const texts = new Map(plan.prompts.map(({ path, text }) => [path, text]));
  const tasks = tasksOf(plan.tasks);
  if (tasks.length === 0) {
    return [missingFile(`${plan.folder}/prompts`, 'There are no tasks to write prompts for.')];
  }
  const sourcesOf = promptSourcesOf(context);
  return tasks.flatMap(placed => {
    const path = promptPath(plan.folder, placed.id);
    const again = `run \`plumbrule prompt ${placed.id}\``;
    const text = texts.get(path);
    if (text === undefined) return [missingFile(path, `${placed.id} has no prompt yet: ${again}.`)];
    const stale = staleSources(text, sourcesOf(placed));
    if (stale.length === 0) return [];
    return [missingFile(path, `The prompt of ${placed.id} is older than ${stale.join(', ')}: ${again}.`)];
  });
}
