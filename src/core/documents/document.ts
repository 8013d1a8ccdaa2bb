import type { FieldGroup } from '../model/form.ts';
import type { DocumentInput } from './documentInput.ts';

/** A part of a document that is generated between two marks. */
export interface BlockDefinition {
  /** As the marks name it. */
  name: string;
  /** What it is made from, in words for messages: `the blueprint`. */
  source: string;
  /**
   * The heading below which it goes in a file that has it; otherwise it goes behind the introduction. Blocks
   * without this go to the end of the file.
   */
  under?: string;
  /** Markdown for the file at `path`; empty where there is nothing to say, and then no block is needed. */
  write(input: DocumentInput, path: string): string;
}

/** A document of phase 4 as data: what people write in it, what is generated into it, and where it stands. */
export interface DocumentDefinition {
  /** A document of the project, one that agents read, or one beside the code. */
  kind: 'document' | 'context' | 'code';
  path: string;
  title: string;
  /** One sentence: what a reader finds in it. */
  purpose: string;
  groups: readonly FieldGroup[];
  blocks: readonly BlockDefinition[];
  /** The text that it begins with, where that is not made from its questions. */
  initial?: string;
}
