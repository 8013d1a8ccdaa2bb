import { type Patch, PatchError } from '../artifacts/patch.ts';
import { blueprintPath, planFiles } from '../artifacts/paths.ts';
import { editSections } from '../artifacts/sections.ts';
import { editYaml } from '../artifacts/yamlEdit.ts';
import { editDecision } from '../decisions/form.ts';
import { generated } from '../documents/generate.ts';
import { documentsOf } from '../documents/table.ts';
import { emptyAgents } from '../plan/assignment/agentsFile.ts';
import { emptyArchitecture, emptyBlueprint, emptyResearch, emptyTasks } from '../plan/newPlan.ts';
import type { PlanContext } from '../plan/phaseContext.ts';
import { architectureSections, researchSections } from '../plan/phases/sectionFiles.ts';
import { headOf } from '../plan/planHead.ts';
import { sectionSpecs } from '../plan/sections/sectionSpecs.ts';

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
  context: PlanContext,
  path: string,
  text: string | undefined,
  patches: readonly Patch[],
): string {
  const editor = editorOf(context, path);
  const before = text ?? editor?.initial;
  if (editor === undefined || before === undefined) throw new PatchError(`No form edits ${path}.`);
  return editor.edit(before, patches);
}

function editorOf(context: PlanContext, path: string): Editor | undefined {
  const { workspace, plan } = context;
  switch (path) {
    case blueprintPath:
      return { initial: emptyBlueprint, edit: editYaml };
    case `${plan.folder}/${planFiles.tasks}`:
      return { initial: emptyTasks, edit: editYaml };
    case `${plan.folder}/${planFiles.agents}`:
      return { initial: emptyAgents, edit: editYaml };
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
      return decision ? { edit: editDecision } : documentEditor(context, path);
    }
  }
}

/** A document of phase 4; a new one begins with what is generated into it. */
function documentEditor(context: PlanContext, path: string): Editor | undefined {
  const document = documentsOf(context).find(known => known.path === path);
  if (document === undefined || document.groups.length === 0) return undefined;
  const specs = sectionSpecs(document.groups);
  return {
    initial: generated(document, undefined),
    edit: (text, patches) => editSections(text, specs, patches),
  };
}
