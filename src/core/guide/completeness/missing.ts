import type { Artifact } from '../../artifacts/artifact.ts';
import type { Field } from '../../model/form.ts';
import type { Path } from '../../model/json.ts';
import type { Problem } from '../../model/problem.ts';
import { startOfFile } from '../../model/text.ts';
import type { MissingKind } from './missingKinds.ts';

/** Something that keeps a phase from being complete: where it stands, and what to write. */
export interface Missing extends Problem {
  /** The place in the artifact's value, where it belongs to one. */
  field?: Path;
  /** What it is about, where many alike are told in one sentence. */
  kind?: MissingKind;
  /** What an answer could look like. */
  example?: string;
}

/** What more there is to say about something missing. */
export type MissingDetails = Pick<Missing, 'kind' | 'example'>;

/** Missing at a place of an artifact. */
export function missingAt(
  artifact: Artifact<unknown>,
  field: Path,
  message: string,
  details: MissingDetails = {},
): Missing {
  return {
    path: artifact.path,
    range: artifact.rangeOf(field),
    message,
    severity: 'warning',
    field,
    ...details,
  };
}

/** A whole file that is missing, or something about it as a whole. */
export function missingFile(path: string, message: string, details: MissingDetails = {}): Missing {
  return { path, range: startOfFile, message, severity: 'warning', ...details };
}

/** What a field offers as an example of its answer. */
export const exampleOf = ({ placeholder }: Field): MissingDetails =>
  placeholder === undefined ? {} : { example: placeholder };
