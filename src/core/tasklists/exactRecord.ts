import * as z from 'zod/mini';

const name = z.object({ id: z.string(), title: z.string() });

/**
 * What a line cannot say by its words alone, in a comment at its end: the roadmap writes it where reading the line
 * back would give something else, such as for an id without a figure.
 */
const recordSchema = z.partial(
  z.object({
    id: z.string().check(z.regex(/^\S+$/)),
    paths: z.array(z.string()),
    dependsOn: z.array(z.string()),
    phase: name,
    milestone: name,
  }),
);
/** The same as read; every part may be missing. */
export type ExactRecord = z.infer<typeof recordSchema>;

const opening = '<!-- plumbrule {';
const closing = '} -->';

/** The record as a comment that no text in it can end. */
export const exactComment = (record: ExactRecord): string =>
  `<!-- plumbrule ${JSON.stringify(record).replaceAll('>', '\\u003e')} -->`;

/** A line without the record at its end, and that record where there is one that can be read. */
export function splitRecord(line: string): { words: string; record: ExactRecord | undefined } {
  const text = line.trimEnd();
  const start = text.endsWith(closing) ? text.lastIndexOf(opening) : -1;
  if (start < 0) return { words: line, record: undefined };
  try {
    const json: unknown = JSON.parse(
      text.slice(start + opening.length - 1, text.length - closing.length + 1),
    );
    return { words: text.slice(0, start), record: recordSchema.parse(json) };
  } catch {
    return { words: line, record: undefined };
  }
}
