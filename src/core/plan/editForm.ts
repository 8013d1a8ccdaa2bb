import { type Patch, PatchError } from '../artifacts/patch.ts';
import { blueprintPath, planFiles } from '../artifacts/paths.ts';
import { editSections } from '../artifacts/sections.ts';
import { editYaml } from '../artifacts/yamlEdit.ts';
import { editDecision } from '../decisions/form.ts';
import { emptyArchitecture, emptyBlueprint, emptyResearch, emptyTasks } from './newPlan.ts';
import type { PlanContext } from './phaseContext.ts';
import { architectureSections, researchSections } from './sectionFiles.ts';
import { headOf } from './status.ts';

/** What a form needs to know to edit a file. */
export type EditContext = Pick<PlanContext, 'workspace' | 'plan'>;

interface Editor {
  /** What a file that is not there yet begins with; undefined where a form does not make files. */
  initial?: string;
  edit(text: string, patches: readonly Patch[]): string;
}

/**
 * Apply a form's patches to one of the plan's files. `text` is undefined where the file is not there yet.
 * Throws PatchError where a patch does not fit, or where no form edits this file.
 */
export function applyPatches(
  context: EditContext,
  path: string,
  text: string | undefined,
  patches: readonly Patch[],
): string {
  const editor = editorOf(context, path);
  const before = text ?? editor?.initial;
  if (editor === undefined || before === undefined) throw new PatchError(`No form edits ${path}.`);
  return editor.edit(before, patches);
}

function editorOf({ workspace, plan }: EditContext, path: string): Editor | undefined {
  switch (path) {
    case blueprintPath:
      return { initial: emptyBlueprint, edit: editYaml };
    case `${plan.folder}/${planFiles.tasks}`:
      return { initial: emptyTasks, edit: editYaml };
    case `${plan.folder}/${planFiles.research}`: {
      const { title, mode } = headOf(plan);
      const edit = (text: string, patches: readonly Patch[]) => editSections(text, researchSections, patches);
      return { initial: emptyResearch(title, mode), edit };
    }
    case workspace.architecture.path: {
      const edit = (text: string, patches: readonly Patch[]) =>
        editSections(text, architectureSections, patches);
      return { initial: emptyArchitecture(), edit };
    }
    default: {
      const decision = workspace.decisions.some(known => known.path === path);
      return decision ? { edit: editDecision } : undefined;
    }
  }
}
