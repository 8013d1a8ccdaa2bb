import * as z from 'zod/mini';
import { methods } from '../../protocol/panel.ts';
import type { CommandFactory } from './command.ts';
import { pickPhase, pickPlan } from './pick.ts';

/** Shows a phase in the panel, asking which where none is named. */
export const openPhase: CommandFactory = services => async argument => {
  const named = z.safeParse(methods['form/load'].params, argument).data;
  if (named) return services.phases.show(named);
  const plan = await pickPlan(services, 'Open Phase: Plan');
  if (!plan) return;
  const phase = await pickPhase(
    `Open Phase of ${plan.title}`,
    plan.phases.filter(({ applies }) => applies),
  );
  if (phase) await services.phases.show({ plan: plan.slug, phase: phase.id });
};
