import type { RequestParams } from '../../protocol/lsp.ts';
import type { Services } from '../services.ts';
import { comparePrompt } from './generatePrompt.ts';
import { importRuleFiles } from './importRules.ts';
import { verdictWords } from './verdictWords.ts';
import { verify } from './verifyTask.ts';

/** What a board's action comes to: what to tell the person. */
type HostActResult = { ok: true; message: string } | { ok: false; message: string };

/** An act that the editor does itself: it shows something, or needs more than the server may do. */
export type HostAct = (services: Services, params: RequestParams<'act'>) => Promise<HostActResult>;

/** The editor's own acts by id; every other is the server's (`core/plan/acts/table.ts`). */
const hostActs: Readonly<Record<string, HostAct>> = {
  'task/verify': async (services, { plan, target }) => {
    const verification = await verify(services, { plan, task: target });
    return verification === undefined
      ? { ok: false, message: 'Cancelled: nothing was recorded.' }
      : { ok: true, message: verdictWords(verification) };
  },
  'dashboard/open': async services => {
    services.dashboard.show();
    return { ok: true, message: 'The dashboard is open.' };
  },
  'rules/import': async (services, { target }) => ({
    ok: true,
    message: (await importRuleFiles(services, [target])) ?? 'Cancelled: nothing was written.',
  }),
  'prompt/diff': (services, { plan, target }) => comparePrompt(services, { plan, task: target }),
};

/** The editor's own act of this id; undefined where the server does it. */
export function hostActOf(act: string): HostAct | undefined {
  return Object.hasOwn(hostActs, act) ? hostActs[act] : undefined;
}
