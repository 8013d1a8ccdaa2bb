import { plansFolder } from '../core/artifacts/paths.ts';
import { taskHistories } from '../core/governance/taskHistory.ts';
import { needsEarlierDrift } from '../core/governance/verify/drift.ts';
import type { Changes, CommandRun, Drift, Unknown } from '../core/governance/verify/input.ts';
import { type Judged, judge } from '../core/governance/verify/judge.ts';
import { commandsOf, type ValidationCommand } from '../core/governance/verify/validation.ts';
import { type PlacedTask, tasksOf } from '../core/plan/tasks/taskList.ts';
import { changesOf } from './changes.ts';
import { clock } from './clock.ts';
import { checkedOut } from './git.ts';
import { Project } from './project.ts';
import { runCommand } from './runCommand.ts';
import { driftAlready, workspaceAt } from './since.ts';

/** How long a validation command may take unless its step says otherwise, in seconds. */
const defaultTimeout = 120;
const longestTimeout = 24 * 60 * 60;

interface VerifyOptions {
  /** The workspace as the disk has it: commands and Git see nothing else. */
  project: Project;
  /** Slug of the plan. */
  plan: string;
  task: string;
  /** Count changes from this commit or branch instead of the task's start. */
  since?: string | undefined;
  /** Why the task's commands are not to be run; left out, they are. */
  notRun?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Told before each command. */
  progress?: (command: string, number: number, of: number) => void;
}

/** The task is not there, or the verification was cancelled. */
interface NotVerified {
  refused: string;
}

/** Run the task's commands, look at what changed, and judge. Writes nothing. */
export async function verifyTask(options: VerifyOptions): Promise<Judged | NotVerified> {
  const { plan: slug, task, signal } = options;
  const asked = placedTask(options.project, slug, task);
  if (asked === undefined) return { refused: `The plan ${slug} has no task ${task}.` };
  const commands = commandsOf(asked.task.validation);
  const runs = options.notRun === undefined ? await runAll(commands, options) : undefined;
  if (signal?.aborted) return { refused: 'Cancelled: nothing was recorded.' };

  // Commands write files too; what is judged is what they leave behind.
  const hasRun = runs !== undefined && runs.length > 0;
  const project = hasRun ? await Project.open(options.project.root) : options.project;
  const placed = placedTask(project, slug, task);
  if (placed === undefined) return { refused: `The plan ${slug} has no task ${task} any more.` };
  await project.load({ ...(signal === undefined ? {} : { signal }) });
  const phaseContext = project.phaseContext();
  const plan = phaseContext.workspace.plans.find(known => known.slug === slug)!;
  const history = taskHistories(phaseContext.workspace.journal(), slug)(task);
  const [changes, head] = await Promise.all([
    changesOf(project.root, { task, since: options.since, startHead: history.start?.head }),
    checkedOut(project.root),
  ]);
  const drift = await driftOf(project, changes);
  if (signal?.aborted) return { refused: 'Cancelled: nothing was recorded.' };
  return judge(
    {
      context: { ...phaseContext, plan },
      placed,
      history,
      changes,
      drift,
      runs,
      ...(options.notRun === undefined ? {} : { notRun: options.notRun }),
      isSource: path => project.isSource(path),
      fileExists: path => project.files.exists(path),
      paths: [...project.files.paths()],
    },
    clock,
    head,
  );
}

function placedTask(project: Project, slug: string, task: string): PlacedTask | undefined {
  const plan = project.artifacts.plans.find(known => known.slug === slug);
  return tasksOf(plan?.tasks).find(({ id }) => id === task);
}

/** One after the other: they share the workspace. */
async function runAll(
  commands: readonly ValidationCommand[],
  { project, signal, progress }: VerifyOptions,
): Promise<CommandRun[]> {
  const runs: CommandRun[] = [];
  for (const [index, { run, timeout }] of commands.entries()) {
    if (signal?.aborted) break;
    progress?.(run, index + 1, commands.length);
    const seconds = Math.min(timeout ?? defaultTimeout, longestTimeout);
    runs.push(await runCommand(run, { folder: project.root, timeout: seconds * 1000, signal }));
  }
  return runs;
}

async function driftOf(project: Project, changes: Changes | Unknown): Promise<Drift | undefined> {
  if (project.engine === undefined) return undefined;
  const { findings, summary } = project.engine.evaluate();
  const broken = project
    .problems()
    .filter(({ severity, path }) => severity === 'error' && !path.startsWith(`${plansFolder}/`))
    .map(({ path, message }) => ({ check: path, message }));
  const inconclusive = [...broken, ...summary.inconclusive];
  return { findings, inconclusive, earlier: await earlierDrift(project, changes, findings) };
}

async function earlierDrift(
  project: Project,
  changes: Changes | Unknown,
  findings: Drift['findings'],
): Promise<Drift['earlier']> {
  if ('unknown' in changes) return changes;
  if (!needsEarlierDrift(findings, changes, project.artifacts.settings)) return new Set();
  const earlier = await workspaceAt(project.root, changes.base.commit);
  return 'unknown' in earlier ? earlier : driftAlready(earlier);
}
