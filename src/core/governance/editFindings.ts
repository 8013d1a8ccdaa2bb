import { builtinFinding } from '../drift/builtin/builtinCheck.ts';
import type { Policy } from '../drift/policy/policy.ts';
import type { BuiltinCheck } from '../model/blueprint.ts';
import type { Enforcement } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { startOfFile } from '../model/text.ts';
import { activePlans, type Gate, gateOf, gateOfPlan } from '../plan/approval/gate.ts';
import type { PhaseContext } from '../plan/phaseContext.ts';
import { tasksOf } from '../plan/tasks/taskList.ts';
import { taskScope, taskScopes } from './taskScope.ts';

/** A file that was added or changed. */
export interface Edit {
  path: string;
  isSource: boolean;
}

/** What an edit departs from. */
interface Departure {
  message: string;
  target: string;
  remedies: string[];
}

/**
 * Edits that the plans at work do not allow: of sources while the gate is closed, of files outside the scopes of the
 * tasks while it is open. None while no plan is active, and none that `policy.gate` or `policy.scope` turns off.
 */
export function editFindings(context: PhaseContext, policy: Policy, edits: readonly Edit[]): Finding[] {
  if (activePlans(context).length === 0) return [];
  const gate = gateOf(context);
  const settings = context.workspace.settings.policy;
  return gate.open
    ? judged('scope', settings.scope, policy, edits, outsideScopes(context))
    : judged('gate', settings.gate, policy, edits, throughClosedGate(context, gate));
}

function judged(
  check: BuiltinCheck,
  enforcement: Enforcement,
  policy: Policy,
  edits: readonly Edit[],
  departureOf: (edit: Edit) => Departure | undefined,
): Finding[] {
  if (enforcement === 'off') return [];
  return edits.flatMap(edit => {
    const departure = departureOf(edit);
    const place = { path: edit.path, range: startOfFile };
    const finding = departure && builtinFinding(policy, check, { ...place, ...departure });
    if (finding === undefined) return [];
    return enforcement === 'warn' ? { ...finding, severity: 'minor' } : finding;
  });
}

function throughClosedGate(context: PhaseContext, { reasons }: Gate): (edit: Edit) => Departure | undefined {
  const target = activePlans(context)
    .map(({ plan }) => plan.slug)
    .join('+');
  const [first = '', ...others] = reasons;
  const missing =
    others.length === 0
      ? first
      : `${first.replace(/\.$/, '')}, and ${others.length} more (\`plumbrule gate\`).`;
  return ({ path, isSource }) =>
    isSource
      ? {
          message: `${path} was edited while the gate is closed: ${missing}`,
          target,
          remedies: [
            'Have what is missing approved (`plumbrule approve PHASE`, or in the editor), then go on',
            'Take the edit back until then, or commit it apart where it is no part of the plan',
          ],
        }
      : undefined;
}

/** A task that is done has had its edits: they are not held against the one after it. */
function outsideScopes(context: PhaseContext): (edit: Edit) => Departure | undefined {
  const verdictOf = taskScopes(context);
  const done = activePlans(context)
    .filter(plan => gateOfPlan(plan).open)
    .flatMap(({ plan }) => tasksOf(plan.tasks))
    .filter(({ task }) => task.status === 'done')
    .map(({ task }) => taskScope(task));
  return ({ path, isSource }) => {
    const verdict = verdictOf(path, isSource);
    if (verdict.kind !== 'outside' || done.some(allows => allows(path))) return undefined;
    return {
      message: verdict.message,
      target: verdict.tasks.join('+'),
      remedies: [
        'Take the edit back, or do it in a task whose scope has the file',
        'If the scope is wrong, widen `scope.in` in the plan and have it approved',
      ],
    };
  };
}
