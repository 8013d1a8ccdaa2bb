import { journalled } from '../../core/artifacts/journal.ts';
import type { Verification } from '../../core/governance/verify/judge.ts';
import { clock } from '../../node/clock.ts';
import { FileSet } from '../../node/fileSet.ts';
import { verifyTask } from '../../node/verifyTask.ts';
import { replaceFile } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes } from '../failure.ts';
import { type Format, print, printJson, remark } from '../output.ts';
import { chooseTask } from '../plans.ts';
import { openProject, refuseBroken } from '../workspace.ts';

/** What the work is judged by. */
export interface VerifyCommandOptions {
  format: Format;
  plan?: string;
  since?: string;
  /** False leaves the task's commands alone. */
  run: boolean;
}

/** `plumbrule verify TASK`: PASS, FLAG or BLOCK with evidence, recorded in the journal. */
export async function verify(folder: string, task: string, options: VerifyCommandOptions): Promise<ExitCode> {
  const project = await openProject(folder);
  refuseBroken(project);
  const { plan, placed } = chooseTask(project.artifacts.plans, task, options.plan);
  const stop = new AbortController();
  const stopping = () => stop.abort();
  for (const signal of endings) process.on(signal, stopping);
  const judged = await verifyTask({
    project,
    plan: plan.slug,
    task: placed.id,
    since: options.since,
    notRun: options.run ? undefined : 'asked not to (--no-run)',
    signal: stop.signal,
    progress: (command, number, of) => remark(`Running ${number} of ${of}: ${command}`),
  });
  for (const signal of endings) process.removeListener(signal, stopping);
  if ('refused' in judged) {
    remark(judged.refused);
    return exitCodes.inconclusive;
  }
  // Read anew: another verification may have written to the journal while commands ran.
  const context = new FileSet(project.root, []);
  for (const { path, text } of [...judged.files, ...journalled({ context, clock }, [judged.event])]) {
    replaceFile(project.root, path, text);
  }
  const { verification } = judged;
  if (options.format === 'json') printJson(verification);
  else print(textOf(verification, placed.task.title));
  return verification.verdict === 'BLOCK' ? exitCodes.findings : exitCodes.holds;
}

/** What ends this process ends the commands first. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function textOf({ task, verdict, checks, base, next }: Verification, title: string | undefined): string {
  const width = Math.max(...checks.map(({ id }) => id.length));
  const lines = [
    `${task}${title === undefined ? '' : ` ${title}`}: ${verdict}`,
    base === null ? 'Changes unknown' : `Changes ${base.words} (${base.commit.slice(0, 7)})`,
    '',
    ...checks.flatMap(({ id, verdict: own, message, evidence }) => [
      `${own.padEnd(5)}  ${id.padEnd(width)}  ${message}`,
      ...evidence.flatMap(entry => entry.split('\n').map(line => `         ${line}`.trimEnd())),
    ]),
    '',
    next,
  ];
  return `${lines.join('\n')}\n`;
}
