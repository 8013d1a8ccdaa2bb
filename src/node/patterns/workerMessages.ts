import type { PatternSearch, SearchOutcome } from '../../core/drift/patterns/patternSearch.ts';

/** What a worker is started with. */
export interface WorkerStart {
  /** Folder of the compressed parts. */
  parts: string;
  /** Where the worker writes what it is at, for whoever watches whether it moves; see {@link progressField}. */
  progress: SharedArrayBuffer;
}

/** Fields of `progress`, each a 32-bit number. */
export const progressField = {
  /** Goes up with every step. */
  step: 0,
  /** Position of the file in the request. */
  file: 1,
  /** Position of the search in the request; -1 while the file is read and parsed. */
  search: 2,
} as const;

/** How many fields there are. */
export const progressFields = 3;

/** Files to search, a few at a time: between two requests the worker can be told something else. */
export interface SearchRequest {
  root: string;
  maxBytes: number;
  searches: readonly PatternSearch[];
  /** `text` is set where the file is not as it is on the disk. */
  files: readonly { path: string; text?: string; searches: readonly number[] }[];
}

/** What was found, file by file in the order of the request. */
export interface SearchReply {
  outcomes: readonly (readonly SearchOutcome[])[];
  /** Time spent on each search, in milliseconds. */
  spent: readonly number[];
}
