import type { TemplateResult } from 'lit';
import type { Field } from '../../../src/core/model/form.ts';
import type { Path } from '../../../src/core/model/json.ts';
import { elementId } from '../form/paths.ts';
import type { ProblemIndex } from '../form/problemIndex.ts';
import type { ArtifactEditor } from '../state/artifactEditor.ts';
import type { PanelStore } from '../state/panelStore.ts';

/** What every part of one file's form needs. */
export interface FormView {
  store: PanelStore;
  editor: ArtifactEditor;
  /** What the gate still misses in this file. */
  missing: ProblemIndex;
  /** What is wrong with this file. */
  problems: ProblemIndex;
  /** The words that the names of records must have to stay in sight; none while nothing is looked for. */
  filter: readonly string[];
  /** Heading level of what is drawn next. */
  level: number;
  /** True while the file is broken: everything is shown and nothing can be changed. */
  readOnly: boolean;
  /** Draws a field of any kind: how records draw their fields without knowing all kinds of control. */
  field(field: Field, path: Path, view: FormView): TemplateResult;
}

/** The same view one heading level deeper. */
export function deeper(view: FormView): FormView {
  return { ...view, level: view.level + 1 };
}

/** The id of the control for the value at `path`. */
export function controlId(view: FormView, path: Path): string {
  return elementId(view.editor.path, path);
}
