import { isoTime, journalled } from '../../artifacts/journal.ts';
import type { Patch } from '../../artifacts/patch.ts';
import { milestonesOf, openTasks, unconfirmedMilestones } from '../../governance/openWork.ts';
import type { JournalEventOf } from '../../model/journal.ts';
import { gateOfPlan } from '../../plan/approval/gate.ts';
import type { PlanContext } from '../../plan/phaseContext.ts';
import { headOf } from '../../plan/planHead.ts';
import type { Act } from './act.ts';
import { unnamed } from './person.ts';
import { patchedFile } from './yamlPatch.ts';

/** What a plan's state can be called in the journal. */
type PlanState = 'draft' | 'active' | 'closed' | 'archived';

/** Let the plan bind the gate: a draft, or one that was closed or archived. */
const reopenPlan: Act = changePlan('active', { obstacle: () => undefined, ask: '', done: 'is active' });

/** Take an active plan back to a draft: it binds nothing any more. */
const draftPlan: Act = changePlan('draft', { obstacle: () => undefined, ask: '', done: 'is a draft' });

/** End a plan whose work is done. */
const closePlan: Act = changePlan('closed', {
  obstacle: openInPlan,
  ask: 'Why close it with this open?',
  done: 'is closed',
});

/** Put a closed plan away: lists and pickers leave it out. */
const archivePlan: Act = changePlan('archived', {
  obstacle: ({ plan }) => (headOf(plan).state === 'closed' ? undefined : 'is not closed yet'),
  ask: 'Why archive it before it is closed?',
  done: 'is archived',
});

/** A person saw that a milestone is reached; the target is its id. */
const confirmMilestone: Act = input => {
  const { plan, workspace } = input.context;
  const milestone = milestonesOf(plan, workspace).find(({ id }) => id === input.target);
  if (milestone === undefined)
    return { ok: false, message: `The plan ${plan.slug} has no milestone ${input.target}.` };
  const { id, tasks, doneWhen, confirmed } = milestone;
  if (confirmed !== undefined) return { ok: false, message: `${id} was confirmed already.` };
  const open = tasks.filter(({ task }) => task.status !== 'done').map(task => task.id);
  if (open.length > 0)
    return { ok: false, message: `${id} is not reached yet: ${open.join(', ')} not done.` };
  const nobody = unnamed(input.by, 'confirms');
  if (nobody !== undefined) return { ok: false, message: nobody };
  const event: JournalEventOf<'milestone'> = {
    type: 'milestone',
    at: isoTime(input.clock()),
    by: input.by,
    plan: plan.slug,
    milestone: id,
    done_when: doneWhen,
  };
  return { ok: true, files: journalled(input, [event]), message: `${id} is reached.` };
};

/** What can be done with a plan as a whole. */
export const planActs: Readonly<Record<string, Act>> = {
  'plan/draft': draftPlan,
  'plan/close': closePlan,
  'plan/archive': archivePlan,
  'plan/reopen': reopenPlan,
  'milestone/confirm': confirmMilestone,
};

/** What a plan still has open, in words; undefined when it can be closed. */
export function openInPlan(context: PlanContext): string | undefined {
  const { plan, workspace } = context;
  const tasks = openTasks(plan).map(({ id }) => id);
  const milestones = unconfirmedMilestones(plan, workspace).map(({ id }) => id);
  const { open: isOpen } = gateOfPlan(context);
  const parts = [
    ...(isOpen ? [] : ['phases that are not approved']),
    ...(tasks.length === 0 ? [] : [`tasks that are not done (${listed(tasks)})`]),
    ...(milestones.length === 0 ? [] : [`milestones that nobody confirmed (${listed(milestones)})`]),
  ];
  return parts.length === 0 ? undefined : `has ${parts.join(', ')}`;
}

const mostNamed = 10;
const listed = (ids: readonly string[]): string =>
  ids.length <= mostNamed
    ? ids.join(', ')
    : `${ids.slice(0, mostNamed).join(', ')} and ${ids.length - mostNamed} more`;

interface Change {
  /** What keeps the plan from it, unless a person gives a reason. */
  obstacle(context: PlanContext): string | undefined;
  ask: string;
  done: string;
}

function changePlan(to: PlanState, { obstacle, ask, done }: Change): Act {
  return input => {
    const { plan } = input.context;
    const artifact = plan.plan;
    if (artifact === undefined) return { ok: false, message: `${plan.folder}/plan.yaml is missing.` };
    const { title } = headOf(plan);
    if (stateOf(plan) === to) return { ok: false, message: `"${title}" ${done} already.` };
    const found = obstacle(input.context);
    const reason = input.text.trim();
    if (found !== undefined && reason === '')
      return { ok: false, message: `"${title}" ${found}. ${ask}`, asks: ask };
    const file = patchedFile(artifact, patchesTo(to, artifact.value.archived === true));
    if ('refused' in file) return { ok: false, message: file.refused };
    const event: JournalEventOf<'plan'> = {
      type: 'plan',
      at: isoTime(input.clock()),
      ...(input.by === '' ? {} : { by: input.by }),
      plan: plan.slug,
      to,
      ...(reason === '' ? {} : { reason }),
    };
    return { ok: true, files: [file, ...journalled(input, [event])], message: `"${title}" ${done}.` };
  };
}

function stateOf(plan: PlanContext['plan']): PlanState {
  return plan.plan?.value.archived === true ? 'archived' : headOf(plan).state;
}

function patchesTo(to: PlanState, isArchived: boolean): Patch[] {
  if (to === 'archived') {
    return [
      { op: 'set', path: ['state'], value: 'closed' },
      { op: 'set', path: ['archived'], value: true },
    ];
  }
  const back: Patch[] = isArchived ? [{ op: 'remove', path: ['archived'] }] : [];
  return [{ op: 'set', path: ['state'], value: to }, ...back];
}
