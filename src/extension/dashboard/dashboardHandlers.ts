import { ViewColumn } from 'vscode';
import type { Dashboard, DashboardConversation } from '../../protocol/dashboard.ts';
import type { Services } from '../services.ts';
import type { Handlers } from '../webview/connection.ts';
import { openFile } from '../workspace/openFile.ts';

/** What the dashboard shows where there is no plan: known without a server. */
const empty: Dashboard = { plans: [], drift: { new: 0, baseline: 0, waived: 0 }, weeks: [] };

/** The host's answers to the dashboard. */
export function dashboardHandlers(services: Services): Handlers<DashboardConversation> {
  const { server } = services;
  return {
    'dashboard/load': async params => {
      const root = await services.root().catch(() => undefined);
      if (!server.started && !(await root?.initialised())) return empty;
      return server.request('dashboard', params);
    },
    'file/open': async ({ path, range }) => {
      // Beside the dashboard: whoever follows an arrow wants to come back to it.
      await openFile(await services.root(), path, range, { viewColumn: ViewColumn.Beside });
      return {};
    },
  };
}
