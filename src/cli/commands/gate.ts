import { gateOf, gateOfPlan } from '../../core/plan/approval/gate.ts';
import { type ExitCode, exitCodes } from '../failure.ts';
import { type Format, print, printJson } from '../output.ts';
import { choosePlan } from '../plans.ts';
import { openProject, refuseBroken } from '../workspace.ts';

/** `plumbrule gate`: 0 when code may be written now, 1 when not. */
export async function gate(folder: string, options: { format: Format; plan?: string }): Promise<ExitCode> {
  const project = await openProject(folder);
  refuseBroken(project);
  const context = project.phaseContext();
  const { open, reasons } =
    options.plan === undefined
      ? gateOf(context)
      : gateOfPlan({ ...context, plan: choosePlan(project.artifacts.plans, options.plan) });
  if (options.format === 'json') printJson({ open, reasons });
  else print(open ? 'The gate is open.\n' : closedText(reasons));
  return open ? exitCodes.holds : exitCodes.findings;
}

function closedText(reasons: readonly string[]): string {
  const lines = reasons.map(reason => `  ${reason}\n`).join('');
  return `The gate is closed.\n${lines}A person approves with \`plumbrule approve PHASE\`, or in the editor.\n`;
}
