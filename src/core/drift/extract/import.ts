import type { EdgeKind } from '../../model/edge.ts';

/** One import as it stands in a source file. */
export interface Import {
  kind: EdgeKind;
  /** The specifier's value, escapes resolved. */
  specifier: string;
  /** UTF-16 offsets of the specifier with its quotes; `end` is exclusive. */
  start: number;
  end: number;
}

/** A language's scanner: never throws, whatever the text; imports come in the order in which they stand. */
export type ScanImports = (text: string) => Import[];
