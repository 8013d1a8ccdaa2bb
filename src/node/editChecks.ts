import { editFindings } from '../core/governance/editFindings.ts';
import type { ChangedFile } from '../core/governance/verify/input.ts';
import type { Finding } from '../core/model/finding.ts';
import type { Project } from './project.ts';

/** What of a change the active plans do not allow. */
export function editChecks(project: Project, changed: readonly ChangedFile[]): Finding[] {
  const edits = changed
    .filter(({ status }) => status !== 'deleted')
    .map(({ path }) => ({ path, isSource: project.isSource(path) }));
  return editFindings(project.phaseContext(), project.engine!.policy, edits);
}
