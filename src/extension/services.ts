import type { LogOutputChannel } from 'vscode';
import type { DashboardConversation } from '../protocol/dashboard.ts';
import type { LanguageServer } from './language/client.ts';
import type { PhasesPanels } from './views/phasesPanels.ts';
import type { Trees } from './views/trees.ts';
import type { EditorTab } from './webview/editorTab.ts';
import type { ApprovedTexts } from './workspace/approvedTexts.ts';
import type { ChangeWriter } from './workspace/changeWriter.ts';
import type { Root } from './workspace/root.ts';

/** What commands and panel work with; built once, in `container.ts`. */
export interface Services {
  log: LogOutputChannel;
  /** Rejects with a Refusal where no folder is open. */
  root: () => Promise<Root>;
  server: LanguageServer;
  changes: ChangeWriter;
  phases: PhasesPanels;
  dashboard: EditorTab<DashboardConversation>;
  trees: Trees;
  approved: ApprovedTexts;
  /** Show everything again as it is now. */
  refresh: () => void;
}
