import { editFindings } from '../core/governance/editFindings.ts';
import type { ChangedFile } from '../core/governance/verify/input.ts';
import type { Finding } from '../core/model/finding.ts';
import { activePlans } from '../core/plan/approval/gate.ts';
import { changedFiles } from './changes.ts';
import { GitError } from './git.ts';
import type { Project } from './project.ts';

/**
 * Edits that the active plans do not allow: those that are given, else those since the last commit. Where Git knows of
 * no commit there is nothing that could be called an edit.
 */
export async function editChecks(project: Project, changed?: readonly ChangedFile[]): Promise<Finding[]> {
  const context = project.phaseContext();
  if (activePlans(context).length === 0) return [];
  const edits = (changed ?? (await uncommitted(project.root)))
    .filter(({ status }) => status !== 'deleted')
    .map(({ path }) => ({ path, isSource: project.isSource(path) }));
  return editFindings(context, project.engine!.policy, edits);
}

async function uncommitted(root: string): Promise<readonly ChangedFile[]> {
  try {
    return await changedFiles(root, 'HEAD');
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
}
