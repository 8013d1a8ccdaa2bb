import type { FieldGroup } from '../../model/form.ts';
import type { PhaseId } from '../../model/plan.ts';

/** What a file is in its phase. */
export type ArtifactRole =
  | 'research'
  | 'blueprint'
  | 'architecture'
  | 'decision'
  | 'tasks'
  | 'documents'
  | 'prompts'
  | 'agents'
  | 'plan';

/** One kind of file that a phase holds. */
interface ArtifactDefinition {
  role: ArtifactRole;
  title: string;
  /**
   * How its text becomes fields: YAML data, Markdown sections under headings, or a decision record.
   * `text` files have no form.
   */
  format: 'yaml' | 'sections' | 'decision' | 'text';
  /** The form of the file; empty where it has none. */
  groups: readonly FieldGroup[];
}

/**
 * A phase as data. The panel's form, completeness, the Markdown template and the documentation all read
 * this one definition.
 */
export interface PhaseDefinition {
  id: PhaseId;
  /** From 1 to 7: the order of the phases. */
  number: number;
  title: string;
  /** One sentence: what the phase is for. */
  purpose: string;
  /** What has to hold before a person approves, in words. */
  gate: string;
  /** True where the panel has a form. */
  hasForm: boolean;
  /** True where a scoped plan has this phase too. */
  scoped: boolean;
  artifacts: readonly ArtifactDefinition[];
}
