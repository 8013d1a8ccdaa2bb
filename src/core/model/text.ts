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

/** Replace `range` of a text by `newText`; several edits of one text never overlap. */
export interface TextEdit {
  range: Range;
  newText: string;
}

export const startOfFile: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
