import { withoutComments } from '../artifacts/markdown/comments.ts';
import { type ExactRecord, splitRecord } from './exactRecord.ts';
import { type LeadingId, leadingId } from './taskId.ts';

/** The words of a task's line, taken apart. */
export interface TaskLine {
  leading: LeadingId | undefined;
  /** What is left when the id is no id. */
  words: string;
  story: string | undefined;
  exact: ExactRecord | undefined;
}

/** What may run beside others is computed, so `[P]` and `(P)` are left out. */
const tags = /^\s*(?:\[(P|US-?\d{1,4})\]|\(P\))(?=\s|$)/i;
const parallel = /\s*\(P\)$/;

/** Take the words behind a check box apart: tags may stand before and behind the id. */
export function taskLine(text: string): TaskLine {
  const { words: written, record } = splitRecord(text);
  const line: TaskLine = {
    leading: undefined,
    words: withoutComments(written).trim(),
    story: undefined,
    exact: record,
  };
  const struck = /^~~(.*)~~$/.exec(line.words)?.[1];
  if (struck !== undefined) line.words = struck.trim();
  const withoutTags = (words: string): string => {
    let rest = words;
    for (let tag = tags.exec(rest); tag !== null; tag = tags.exec(rest)) {
      if (/^US/i.test(tag[1] ?? '')) line.story = tag[1]!;
      rest = rest.slice(tag[0].length);
    }
    return rest.trim();
  };
  line.words = withoutTags(line.words);
  if (parallel.test(line.words.slice(-20))) line.words = line.words.slice(0, -3).trimEnd();
  const leading = leadingId(line.words);
  if (leading !== undefined) line.leading = { ...leading, rest: withoutTags(leading.rest) };
  return line;
}

/** Words as a title: one line, without emphasis around the whole of it. */
export function titleText(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  const inner = /^(\*\*|__)(?!\s)([^*_]*)\1[.:]?$/.exec(plain)?.[2];
  return inner ?? plain;
}
