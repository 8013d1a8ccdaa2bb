import type { Role } from '../../core/model/tasks.ts';
import type { PlanContext } from '../../core/plan/phaseContext.ts';
import { assemblePrompt, type Prompt, promptWriter } from '../../core/prompts/assemble.ts';
import { promptPath } from '../../core/prompts/promptPaths.ts';
import { promptsToWrite } from '../../core/prompts/promptStates.ts';
import { replaceFile, writeReport } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes, UsageError } from '../failure.ts';
import { type Format, print, printJson, progressLine, remark } from '../output.ts';
import { choosePlan, chooseTask } from '../plans.ts';
import { openProject, refuseBroken } from '../workspace.ts';

/** Which prompts are written, for whom, and where to. */
export interface PromptCommandOptions {
  format: Format;
  /** Write the prompts of the whole plan into its folder. */
  all?: boolean;
  plan?: string;
  role?: string;
  budget?: number;
  output?: string;
}

/** `plumbrule prompt TASK` prints a task's prompt; `prompt --all` writes those that are missing or out of date. */
export async function prompt(
  folder: string,
  task: string | undefined,
  options: PromptCommandOptions,
): Promise<ExitCode> {
  if (options.all) {
    if (task !== undefined) throw new UsageError('name a task or say --all, not both');
    if (options.output !== undefined || options.role !== undefined) {
      throw new UsageError("--all writes each prompt to its own file, for the task's own role");
    }
    return writeAll(folder, options);
  }
  if (task === undefined) throw new UsageError('name a task, or say --all');
  return writeOne(folder, task, options);
}

async function writeOne(folder: string, task: string, options: PromptCommandOptions): Promise<ExitCode> {
  const project = await openProject(folder);
  refuseBroken(project);
  const { plan, placed } = chooseTask(project.artifacts.plans, task, options.plan);
  const made = assemblePrompt({ ...project.phaseContext(), plan }, placed, {
    role: options.role as Role | undefined,
    budget: options.budget,
  });
  const path = promptPath(plan.folder, placed.id);
  const text =
    options.format === 'json'
      ? `${JSON.stringify({ version: 1, ...summaryOf(placed.id, path, made), text: made.text }, null, 2)}\n`
      : made.text;
  if (options.output === undefined) print(text);
  else writeReport(folder, options.output, text);
  remark(`About ${made.tokens} tokens${made.cut.length === 0 ? '' : `; left out: ${made.cut.join('; ')}`}.`);
  warnOfLength(placed.id, made);
  return exitCodes.holds;
}

async function writeAll(
  folder: string,
  { format, plan: slug, budget }: PromptCommandOptions,
): Promise<ExitCode> {
  const project = await openProject(folder);
  refuseBroken(project);
  const plan = choosePlan(project.artifacts.plans, slug);
  const context = withBudget({ ...project.phaseContext(), plan }, budget);
  const { due, kept } = promptsToWrite(context);
  const write = promptWriter(context);
  const progress = progressLine('Writing prompts');
  const written = due.map((placed, index) => {
    const made = write(placed);
    const path = promptPath(plan.folder, placed.id);
    replaceFile(project.root, path, made.text);
    progress.step(index + 1, due.length);
    return { made, summary: summaryOf(placed.id, path, made) };
  });
  progress.done();
  for (const { made, summary } of written) warnOfLength(summary.task, made);
  const configured = project.artifacts.settings.promptBudget;
  if (budget !== undefined && budget !== configured) {
    remark(
      `The budget of the workspace is ${configured}: prompts that were cut to ${budget} count as out of date until config.yaml says \`x-prompt-budget: ${budget}\`.`,
    );
  }
  const left = kept.map(({ id }) => ({ task: id, path: promptPath(plan.folder, id) }));
  if (format === 'json') {
    const prompts = written.map(({ summary }) => summary);
    printJson({ plan: plan.slug, written: prompts, kept: left });
    return exitCodes.holds;
  }
  const lines = [
    ...written.map(({ summary: { path, tokens, cut } }) => {
      return `${path}  about ${tokens} tokens${cut.length === 0 ? '' : `; left out: ${cut.join('; ')}`}`;
    }),
    ...left.map(({ path }) => `${path}  edited by hand, left as it is`),
  ];
  print(lines.length === 0 ? 'Every prompt is current.\n' : `${lines.join('\n')}\n`);
  return exitCodes.holds;
}

/** The same plan with another budget for its prompts. */
function withBudget(context: PlanContext, budget: number | undefined): PlanContext {
  if (budget === undefined) return context;
  const { workspace } = context;
  return {
    ...context,
    workspace: { ...workspace, settings: { ...workspace.settings, promptBudget: budget } },
  };
}

function summaryOf(task: string, path: string, { role, tokens, budget, cut }: Prompt) {
  return { task, role, tokens, budget, cut, path };
}

function warnOfLength(task: string, { withinBudget, budget }: Prompt): void {
  if (!withinBudget) remark(`${task}: what always stays exceeds the budget of ${budget} tokens.`);
}
