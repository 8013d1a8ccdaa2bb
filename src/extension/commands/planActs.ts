import * as z from 'zod/mini';
import type { PlanSummary } from '../../protocol/panel.ts';
import type { CommandFactory } from './command.ts';
import { pickPlan } from './pick.ts';
import { runAct } from './runAct.ts';

const row = z.object({ plan: z.string() });

/** An act on a plan as a whole; `offered` are the states of the plans that the palette offers for it. */
const planAct =
  (title: string, act: string, ...offered: PlanSummary['state'][]): CommandFactory =>
  services =>
  async argument => {
    const plan =
      z.safeParse(row, argument).data?.plan ?? (await pickPlan(services, `${title}: Plan`, offered))?.slug;
    if (plan !== undefined) await runAct(services, title, { plan, act, target: '' });
  };

export const activatePlan = planAct('Activate Plan', 'plan/reopen', 'draft', 'closed');
export const closePlan = planAct('Close Plan', 'plan/close', 'active', 'draft');
export const archivePlan = planAct('Archive Plan', 'plan/archive', 'closed');
export const writeAllPrompts = planAct('Write All Prompts', 'prompt/writeAll', 'active', 'draft');
/** The documents belong to the workspace: whichever plan is named, they are about all of them. */
export const generateDocuments = planAct('Generate Documents', 'docs/generate', 'active', 'draft', 'closed');
