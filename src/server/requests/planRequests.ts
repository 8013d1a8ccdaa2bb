import { basename } from 'node:path';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { blueprintPath } from '../../core/artifacts/paths.ts';
import type { ActResult } from '../../core/guide/acts/act.ts';
import { acts } from '../../core/guide/acts/table.ts';
import { firstBlueprint } from '../../core/plan/firstBlueprint.ts';
import { newPlan } from '../../core/plan/newPlan.ts';
import { clock } from '../../node/clock.ts';
import { checkedOut, personFromGit } from '../../node/git.ts';
import type { Project } from '../../node/project.ts';
import type { RequestResult } from '../../protocol/lsp.ts';
import { fileChange } from '../fileChange.ts';
import { changesOf, type Handlers, planContext } from './request.ts';

/** What makes a plan, and what is done with one. */
export const planRequests: Handlers<'initialise' | 'newPlan' | 'setPlanState' | 'act'> = {
  initialise: (_, { project }) => {
    if (project.files.read(blueprintPath) !== undefined) return { changes: [] };
    const text = firstBlueprint(basename(project.root), project.sourcePaths());
    return { changes: [fileChange(blueprintPath, undefined, text)] };
  },

  newPlan: ({ title, mode }, { project }) => {
    const taken = project.artifacts.plans.map(({ slug }) => slug);
    const { slug, files } = newPlan(title, mode, taken);
    return { slug, changes: files.map(({ path, text }) => fileChange(path, undefined, text)) };
  },

  setPlanState: async ({ plan, state }, { project }) => {
    const result = await runAct(project, plan, actOfState[state], '', '');
    if (!result.ok) {
      const way = result.asks === undefined ? '' : ' Answer it in the Governance phase.';
      throw new ResponseError(ErrorCodes.InvalidRequest, `${result.message}${way}`);
    }
    return { changes: changesOf(project, result.files) };
  },

  act: async ({ plan, act, target, text }, { project }) => {
    const result = await runAct(project, plan, act, target, text);
    if (!result.ok) return result;
    const { files, ...rest } = result;
    return { ...rest, changes: changesOf(project, files) } as RequestResult<'act'>;
  },
};

/** The act that brings a plan into a state. */
const actOfState = { draft: 'plan/draft', active: 'plan/reopen', closed: 'plan/close' } as const;

async function runAct(
  project: Project,
  plan: string,
  act: string,
  target: string,
  text: string,
): Promise<ActResult> {
  const run = Object.hasOwn(acts, act) ? acts[act] : undefined;
  if (run === undefined) return { ok: false, message: `There is no act ${act}.` };
  const by = personFromGit(project.root) ?? '';
  const head = await checkedOut(project.root);
  return run({ context: planContext(project, plan), target, text, by, clock, head });
}
