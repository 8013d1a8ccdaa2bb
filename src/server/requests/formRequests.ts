import { type Patch, PatchError } from '../../core/artifacts/patch.ts';
import { applyPatches } from '../../core/guide/editForm.ts';
import { formOfPhase, revisionOf } from '../../core/guide/forms.ts';
import { overviewOf } from '../../core/guide/progress/overview.ts';
import type { RequestResult } from '../../protocol/lsp.ts';
import { fileChange } from '../fileChange.ts';
import { type Handlers, planContext } from './request.ts';

/** The panel's pages: the overview, and a phase's form. */
export const formRequests: Handlers<'overview' | 'form' | 'edit'> = {
  overview: (_, { project, evaluation }) => {
    const { new: fresh = 0, baseline = 0, waived = 0 } = evaluation?.summary ?? {};
    const initialised = [...project.files.paths()].some(path => path.startsWith('.plumbrule/'));
    return overviewOf(
      project.phaseContext(),
      { new: fresh, baseline, waived },
      initialised,
    ) as RequestResult<'overview'>;
  },

  form: ({ plan, phase }, { project }) =>
    formOfPhase(phase, planContext(project, plan)) as unknown as RequestResult<'form'>,

  edit: ({ plan, path, revision, patches }, { project }) => {
    const context = planContext(project, plan);
    const before = project.files.read(path);
    if (revisionOf(before === undefined ? undefined : { text: before }, context) !== revision) {
      return { ok: false, reason: 'conflict', message: `${path} changed in the meantime` };
    }
    try {
      const after = applyPatches(context, path, before, patches as Patch[]);
      const changes = [fileChange(path, before, after)].filter(({ edits }) => edits.length > 0);
      return { ok: true, revision: revisionOf({ text: after }, context), changes };
    } catch (error) {
      if (!(error instanceof PatchError)) throw error;
      return { ok: false, reason: 'invalid', message: error.message };
    }
  },
};
