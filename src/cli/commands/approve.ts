import { createInterface } from 'node:readline/promises';
import { editYaml } from '../../core/artifacts/yamlEdit.ts';
import { type PhaseId, phaseIds } from '../../core/model/plan.ts';
import { approve } from '../../core/plan/approve.ts';
import { placeOf } from '../../core/report/report.ts';
import { clock } from '../../node/clock.ts';
import { personFromGit } from '../../node/git.ts';
import { replaceFile } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes, UsageError } from '../failure.ts';
import { print, remark } from '../output.ts';
import { choosePlan } from '../plans.ts';
import { openProject, refuseBroken } from '../workspace.ts';

/** `plumbrule approve PHASE`: a person's act, so it asks on a terminal and nowhere else. */
export async function approvePhase(
  folder: string,
  phase: string,
  options: { plan?: string; note?: string },
): Promise<ExitCode> {
  if (!isPhase(phase)) throw new UsageError(`no phase ${phase}; choose one of ${phaseIds.join(', ')}`);
  if (process.stdin.isTTY !== true) {
    throw new UsageError("an approval is a person's act: run this on a terminal, or approve in the editor");
  }
  const project = await openProject(folder);
  refuseBroken(project);
  const plan = choosePlan(project.artifacts.plans, options.plan);
  const by = personFromGit(project.root) ?? '';
  const approving = approve(phase, { ...project.phaseContext(), plan }, by, options.note ?? '', clock);
  if (!approving.ok) {
    remark(approving.message);
    for (const missing of approving.missing) remark(`  ${placeOf(missing)}: ${missing.message}`);
    return exitCodes.findings;
  }
  if (!(await confirmed(`Approve ${phase} of "${plan.plan!.value.title}" as ${by}? [y/N] `))) {
    remark('Nothing was recorded.');
    return exitCodes.findings;
  }
  replaceFile(project.root, plan.plan!.path, editYaml(plan.plan!.text, [approving.patch]));
  print(`Approved ${phase} of ${plan.slug}.\n`);
  return exitCodes.holds;
}

const isPhase = (written: string): written is PhaseId => phaseIds.some(id => id === written);

async function confirmed(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}
