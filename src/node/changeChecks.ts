import { editFindings } from '../core/governance/editFindings.ts';
import type { ChangedFile, Unknown } from '../core/governance/verify/input.ts';
import type { Finding } from '../core/model/finding.ts';
import { beginHistory, type HistoryFindings, historyFindings, type PlanLog } from './historyChecks.ts';
import type { Project } from './project.ts';
import { type Earlier, workspaceAt } from './since.ts';

/** Where a change begins, and what is read of the history meanwhile. */
export interface Change {
  earlier: Earlier;
  log: PlanLog;
}

/** The change since the merge base of HEAD and `ref`; asked for before sources are loaded, so that Git reads besides. */
export async function changeSince(project: Project, ref: string): Promise<Change | Unknown> {
  const earlier = await workspaceAt(project.root, ref);
  return 'unknown' in earlier ? earlier : { earlier, log: beginHistory(project, earlier) };
}

/** What only a change shows: what the history tells of it, and edits that no plan at work allows. Both states are loaded. */
export async function changeFindings(project: Project, { earlier, log }: Change): Promise<HistoryFindings> {
  const { findings, inconclusive } = await historyFindings(project, earlier, log);
  return { findings: [...findings, ...editsOf(project, earlier.changed)], inconclusive };
}

/** What of a change the active plans do not allow. */
function editsOf(project: Project, changed: readonly ChangedFile[]): Finding[] {
  const edits = changed
    .filter(({ status }) => status !== 'deleted')
    .map(({ path }) => ({ path, isSource: project.isSource(path) }));
  return editFindings(project.phaseContext(), project.engine!.policy, edits);
}
