/**
 * Forms as data. A phase's definition lists groups of fields; the panel draws them, completeness reads
 * `required`, the artifact templates and the documentation take their headings and questions from them.
 */
export type FieldKind =
  /** One line of text. */
  | 'line'
  /** Text over several lines; Markdown where the artifact is Markdown. */
  | 'text'
  /** A list of short texts, such as path globs. */
  | 'list'
  /** One of `options`. */
  | 'choice'
  /** Yes or no. */
  | 'flag'
  /** A list of rows; `fields` are the columns. */
  | 'table'
  /** A list of records, each with `fields` of its own. */
  | 'records'
  /** Records kept in a map: the key is the record's id. */
  | 'map';

/** Where the suggestions for a field come from (see `plan/suggestions.ts`). */
export type SuggestionSource =
  | 'components'
  | 'layers'
  /** Components and `layer:x`; package and path globs are free text. */
  | 'selectors'
  | 'tasks'
  | 'decisions'
  | 'agents'
  | 'tiers';

export interface Field {
  id: string;
  /** Where the value stands, relative to the record or artifact; `[id]` where left out. */
  path?: readonly (string | number)[];
  label: string;
  /** Other headings that a Markdown artifact may have for it. */
  aliases?: readonly string[];
  /** The question this field answers, in one sentence. */
  help: string;
  kind: FieldKind;
  required?: boolean;
  /** A text is code: shown in the editor's font, and its words are not looked up. */
  code?: boolean;
  /** An answer may be `N/A: reason` instead. */
  notApplicable?: boolean;
  options?: readonly string[];
  placeholder?: string;
  /** Names to offer while a line or an item of a list is written; anything else may be written too. */
  suggest?: SuggestionSource;
  /** Columns of a table, fields of a record. */
  fields?: readonly Field[];
  /** Records of several shapes: further fields by the value of the field named `by`. */
  variants?: { by: string; of: Readonly<Record<string, readonly Field[]>> };
  /** The field that names a record in a list. */
  titleField?: string;
  /**
   * How its value stands in the one line about its record, with `*` for the value; a flag has no value. Left out: it
   * does not stand there.
   */
  note?: string;
  /** What one record is called, for "Add component". */
  itemName?: string;
}

export interface FieldGroup {
  id: string;
  title: string;
  help?: string;
  fields: readonly Field[];
}
