import type { Overview, PanelConversation } from '../../protocol/panel.ts';
import { approve } from '../commands/approvePhase.ts';
import { openPrompt } from '../commands/generatePrompt.ts';
import { hostActOf } from '../commands/hostActs.ts';
import { doAct } from '../commands/runAct.ts';
import type { Services } from '../services.ts';
import type { Handlers } from '../webview/connection.ts';
import { ChangeConflict } from '../workspace/applyChanges.ts';
import { openFile } from '../workspace/openFile.ts';

/** What the panel shows before there is a plan: known without a server. */
const notInitialised: Overview = {
  initialised: false,
  plans: [],
  gate: { open: false, reasons: [] },
  drift: { new: 0, baseline: 0, waived: 0 },
};

/** The host's answers to the panel: most hand the call on to the language server. */
export function panelHandlers(services: Services): Handlers<PanelConversation> {
  const { server, changes } = services;
  return {
    'overview/load': async () => {
      const root = await services.root().catch(() => undefined);
      if (!server.started && !(await root?.initialised())) return notInitialised;
      return server.request('overview', {});
    },
    'form/load': params => server.request('form', params),
    'form/edit': async params => {
      try {
        const result = await changes.run('edit', params);
        return result.ok ? { ok: true, revision: result.revision } : result;
      } catch (error) {
        if (error instanceof ChangeConflict) return { ok: false, reason: 'conflict', message: error.message };
        throw error;
      }
    },
    'form/undo': () => changes.undo(),
    'dashboard/open': async () => {
      services.dashboard.show();
      return {};
    },
    'plan/create': async params => {
      const { slug } = await changes.run('newPlan', params);
      return { slug };
    },
    'plan/setState': async params => {
      await changes.run('setPlanState', params);
      return {};
    },
    'decision/create': async params => {
      const { path } = await changes.run('newDecision', params);
      return { path };
    },
    'phase/approve': params => approve(services, params),
    'phase/diff': async params => {
      const result = await server.request('approvalDiff', params);
      if (!result.ok) return result;
      await services.approved.compare(await services.root(), result.files);
      return { ok: true };
    },
    'phase/amendDraft': params => server.request('amendDraft', params),
    'phase/amend': async params => {
      const result = await changes.run('amend', params);
      return result.ok ? { ok: true, message: result.message } : result;
    },
    'board/act': async ({ plan, act, target, text }) => {
      const params = { plan, act, target, text };
      const own = hostActOf(act);
      if (own !== undefined) return own(services, params);
      const result = await doAct(services, params);
      return result.ok ? { ok: true, message: result.message } : result;
    },
    'workspace/initialise': async () => {
      await changes.run('initialise', {});
      return {};
    },
    'file/open': async ({ path, range }) => {
      await openFile(await services.root(), path, range);
      return {};
    },
    'prompt/open': async target => {
      await openPrompt(services, target);
      return {};
    },
  };
}
