import { newPlan as planFiles } from '../../core/plan/newPlan.ts';
import { headOf } from '../../core/plan/planHead.ts';
import { writeNew } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes, UsageError } from '../failure.ts';
import { type Format, print, printJson } from '../output.ts';
import { openProject } from '../workspace.ts';

/** `plumbrule plan new TITLE`: the files of a new plan. */
export async function newPlan(folder: string, title: string, scoped: boolean): Promise<ExitCode> {
  if (title.trim() === '') throw new UsageError('a plan needs a title');
  const project = await openProject(folder);
  const taken = project.artifacts.plans.map(({ slug }) => slug);
  const { slug, files } = planFiles(title, scoped ? 'scoped' : 'full', taken);
  for (const { path, text } of files) writeNew(project.root, path, text);
  print(`Started the plan ${slug}:\n${files.map(({ path }) => `  ${path}\n`).join('')}`);
  return exitCodes.holds;
}

/** `plumbrule plan list`. */
export async function listPlans(folder: string, format: Format): Promise<ExitCode> {
  const project = await openProject(folder);
  const plans = project.artifacts.plans.map(plan => ({ slug: plan.slug, ...headOf(plan) }));
  if (format === 'json') printJson({ plans });
  else
    print(
      plans.map(({ slug, title, mode, state }) => `${slug}  ${title} (${mode}, ${state})\n`).join('') ||
        'No plan yet.\n',
    );
  return exitCodes.holds;
}
