import { acts } from '../../core/guide/acts/table.ts';
import { clock } from '../../node/clock.ts';
import { checkedOut, personFromGit } from '../../node/git.ts';
import { replaceFile } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes, UsageError } from '../failure.ts';
import { print, remark } from '../output.ts';
import { choosePlan, chooseTask } from '../plans.ts';
import { demandTerminal } from '../terminal.ts';
import { openProject, refuseBroken } from '../workspace.ts';

/** What may be said besides the act and its target. */
export interface ActOptions {
  plan?: string;
  /** Answers what the act would ask. */
  reason?: string;
}

/** `plumbrule task start TASK` and its kind: an act on one task; `check` names what `confirm` is about. */
export async function taskAct(
  folder: string,
  act: string,
  task: string,
  options: ActOptions & { check?: string },
): Promise<ExitCode> {
  if (act === 'task/confirm') demandTerminal('a confirmation', 'confirm');
  const target = options.check === undefined ? task : `${task} ${options.check}`;
  return runAct(folder, act, target, options, task);
}

/** `plumbrule plan close` and its kind: an act on a plan as a whole. */
export function planAct(folder: string, act: string, options: ActOptions): Promise<ExitCode> {
  return runAct(folder, act, '', options);
}

/** Acts whose reason overcomes what stands against them; that of the others only explains. */
const bypassing: ReadonlySet<string> = new Set(['task/start', 'task/finish', 'plan/close', 'plan/archive']);

async function runAct(
  folder: string,
  act: string,
  target: string,
  options: ActOptions,
  task?: string,
): Promise<ExitCode> {
  if (options.reason !== undefined && bypassing.has(act) && process.stdin.isTTY !== true) {
    const way = 'run this on a terminal, or in the editor';
    throw new UsageError(`going on in spite of what stands against it is a person's act: ${way}`);
  }
  const project = await openProject(folder);
  refuseBroken(project);
  const { plans } = project.artifacts;
  const plan =
    task === undefined ? choosePlan(plans, options.plan) : chooseTask(plans, task, options.plan).plan;
  const result = acts[act]!({
    context: { ...project.phaseContext(), plan },
    target,
    text: options.reason ?? '',
    by: personFromGit(project.root) ?? '',
    clock,
    head: await checkedOut(project.root),
  });
  if (!result.ok) {
    remark(result.asks === undefined ? result.message : `${result.message} A person answers with --reason.`);
    return exitCodes.findings;
  }
  for (const { path, text } of result.files) replaceFile(project.root, path, text);
  print(`${result.message}\n`);
  return exitCodes.holds;
}
