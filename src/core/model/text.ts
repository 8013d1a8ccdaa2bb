/** Places in a text, as the Language Server Protocol counts them: from 0, characters in UTF-16 units. */
export interface Position {
  line: number;
  character: number;
}

/** `end` is exclusive. */
export interface Range {
  start: Position;
  end: Position;
}

/** A file as it is to be: its path in the workspace, and its whole text. */
export interface WrittenFile {
  path: string;
  text: string;
}

/** Where something is said about a file as a whole. */
export const startOfFile: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
