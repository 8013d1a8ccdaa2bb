import { dateProblem, waive } from '../../core/guide/acts/waive.ts';
import { dayOf } from '../../core/model/day.ts';
import { clock } from '../../node/clock.ts';
import { personFromGit } from '../../node/git.ts';
import { replaceFile } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes, UsageError } from '../failure.ts';
import { print, remark } from '../output.ts';
import { ask, demandTerminal, isYes } from '../terminal.ts';
import { openPlanned, refuseBroken } from '../workspace.ts';

/** `plumbrule waive`: a person's act, so it asks on a terminal, also for what was not given. */
export async function waiveFinding(
  folder: string,
  fingerprint: string,
  given: { reason?: string; until?: string },
): Promise<ExitCode> {
  demandTerminal('a waiver', 'waive it');
  const problem = given.until === undefined ? undefined : dateProblem(given.until, clock);
  if (problem !== undefined) throw new UsageError(problem);
  const project = await openPlanned(folder);
  await project.load();
  const findings = project.engine!.evaluate().findings.filter(finding => finding.fingerprint === fingerprint);
  refuseBroken(project, 'policy');
  const [finding] = findings;
  if (finding === undefined) throw new UsageError(`there is no finding ${fingerprint}`);
  const by = personFromGit(project.root) ?? '';
  const attempt = (reason: string, until: string) =>
    waive(
      {
        engine: project.engine!,
        workspace: project.artifacts,
        read: path => project.files.read(path),
        by,
        clock,
      },
      { fingerprint, reason, until },
    );
  // What is in the way is said before anything is asked.
  const possible = attempt(given.reason ?? 'asked for below', given.until ?? dayOf(clock()));
  if (!possible.ok) {
    remark(possible.message);
    return exitCodes.findings;
  }
  remark(`${finding.path}: ${finding.message}`);
  remark(`The exception would be ${possible.exception}`);
  const isReason = (text: string) => text !== '';
  const answers = await ask([
    ...(given.reason === undefined ? [{ question: 'Why may it stay for now? ', accepts: isReason }] : []),
    ...(given.until === undefined
      ? [
          {
            question: 'Until which day (YYYY-MM-DD)? ',
            accepts: (day: string) => dateProblem(day, clock) === undefined,
          },
        ]
      : []),
    { question: `Waive ${finding.rule} here as ${by}? [y/N] `, accepts: isYes },
  ]);
  const [reason, until] = [given.reason, given.until].map(known => known ?? answers?.shift());
  const waiving = answers === undefined ? undefined : attempt(reason ?? '', until ?? '');
  if (waiving?.ok !== true) {
    remark('Nothing was recorded.');
    return exitCodes.findings;
  }
  for (const { path, text } of waiving.files) replaceFile(project.root, path, text);
  print(`${waiving.message}\n`);
  return exitCodes.holds;
}
