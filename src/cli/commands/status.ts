import { endingSoon } from '../../core/drift/exceptions/expiry.ts';
import { nextSteps } from '../../core/guide/progress/nextSteps.ts';
import { statusOf } from '../../core/guide/progress/status.ts';
import type { PhaseContext } from '../../core/plan/phaseContext.ts';
import { placeOf } from '../../core/report/report.ts';
import { clock } from '../../node/clock.ts';
import { type ExitCode, exitCodes } from '../failure.ts';
import { type Format, print, printJson } from '../output.ts';
import { openProject, refuseBroken } from '../workspace.ts';

/** `plumbrule status`: where the plans and the code stand. */
export async function status(folder: string, format: Format): Promise<ExitCode> {
  const project = await openProject(folder);
  refuseBroken(project);
  await project.load();
  const summary = project.engine?.evaluate().summary;
  refuseBroken(project);
  const drift = { new: summary?.new ?? 0, baseline: summary?.baseline ?? 0, waived: summary?.waived ?? 0 };
  const context = project.phaseContext();
  const { version: _, ...state } = statusOf(context, drift, project.packageNames());
  if (format === 'json') {
    printJson(state);
    return exitCodes.holds;
  }
  const lines = state.plans.flatMap(plan => [
    `${plan.title} (${plan.slug}), ${plan.mode}, ${plan.state}`,
    ...plan.phases.map(({ id, state: phaseState, missing }) => {
      const open = missing.length === 0 ? '' : `  ${missing.length} missing`;
      return `  ${id.padEnd(14)} ${phaseState.padEnd(9)}${open}`.trimEnd();
    }),
    ...(plan.doing.length > 0 ? [`  doing: ${plan.doing.join(', ')}`] : []),
    ...nextLines(context, plan.slug),
  ]);
  if (state.plans.length === 0) lines.push('No plan yet.');
  lines.push('', state.gate.open ? 'Gate: open' : `Gate: closed. ${state.gate.reasons.join(' ')}`);
  lines.push(`Drift: ${drift.new} new, ${drift.baseline} in the baseline, ${drift.waived} waived`);
  const ending = endingSoon(project.engine?.policy.rules ?? [], clock());
  if (ending.length > 0) lines.push('Exceptions that end soon:', ...ending.map(words => `  ${words}`));
  const { withRules, enforceable, proseOnly } = state.coverage;
  lines.push(
    `Decisions: ${withRules} with rules, ${enforceable} that could have some, ${proseOnly} prose only`,
  );
  print(`${lines.join('\n')}\n`);
  return exitCodes.holds;
}

/** What a plan that is not closed needs next, with the place of each point. */
function nextLines(context: PhaseContext, slug: string): string[] {
  const plan = context.workspace.plans.find(known => known.slug === slug);
  const next = plan === undefined ? undefined : nextSteps({ ...context, plan });
  if (next === undefined || plan?.plan?.value.state === 'closed') return [];
  if (next.steps.length === 0) return [`  next: a person approves ${next.phase}`];
  const lines = next.steps.flatMap(({ message, place, example }) => [
    `    ${placeOf(place)}: ${message}`,
    ...(example === undefined ? [] : [`      for example: ${example}`]),
  ]);
  return [`  next: ${next.phase}`, ...lines];
}
