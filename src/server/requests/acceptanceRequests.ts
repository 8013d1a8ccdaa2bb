import { freeze, prune } from '../../core/guide/acts/baseline.ts';
import { putOff, type WaiveInput, type Waiving, waive } from '../../core/guide/acts/waive.ts';
import { clock } from '../../node/clock.ts';
import { personFromGit } from '../../node/git.ts';
import type { Project } from '../../node/project.ts';
import type { FileChange } from '../../protocol/lsp.ts';
import { changesOf, type Handlers } from './request.ts';

type Answer = { ok: true; message: string; changes: FileChange[] } | { ok: false; message: string };

const noBlueprint: Answer & { ok: false } = { ok: false, message: 'There is no blueprint to check against.' };

/** What a person accepts of the drift: for a while, or in the baseline. */
export const acceptanceRequests: Handlers<'waive' | 'putOffException' | 'baseline'> = {
  waive: (request, { project }) => waiving(project, input => waive(input, request)),

  putOffException: (request, { project }) => waiving(project, input => putOff(input, request)),

  baseline: (request, { project, evaluation }) => {
    if (evaluation === undefined) return noBlueprint;
    const read = (path: string) => project.files.read(path);
    const by = personFromGit(project.root) ?? '';
    const result = (request.prune ? prune : freeze)({ evaluation, read, by, clock });
    if (!result.ok) return result;
    const { message, rules, added, files } = result;
    return { ok: true, message, rules, added: added.length, changes: changesOf(project, files) };
  },
};

function waiving(project: Project, act: (input: WaiveInput) => Waiving): Answer {
  const { engine, artifacts: workspace } = project;
  if (engine === undefined) return noBlueprint;
  const read = (path: string) => project.files.read(path);
  const result = act({ engine, workspace, read, by: personFromGit(project.root) ?? '', clock });
  if (!result.ok) return result;
  return { ok: true, message: result.message, changes: changesOf(project, result.files) };
}
