import type { Json, Path } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import type { Range } from '../model/text.ts';
import type { Artifact } from './artifact.ts';
import { indexLines } from './lineIndex.ts';
import { answerText, type Span } from './markdown/answer.ts';
import { rowCells } from './markdown/blocks.ts';
import { type Layout, layOut, type Section, type SectionSpec } from './markdown/layout.ts';
import { editLayout } from './markdown/sectionEdit.ts';
import { type Row, readRow } from './markdown/tableText.ts';
import type { Patch } from './patch.ts';

/** What a section holds: text, or the rows of its table. */
type SectionValue = string | Row[];

/** The sections of a Markdown file, by the ids of their specs; one without a heading in the file has no entry. */
export type Sections = Record<string, SectionValue>;

/**
 * Read the sections of a Markdown file. Headings in code, comments, lists and quotes are none; a heading's name
 * is compared without case; an answer is trimmed and holds neither generated blocks nor the comments around it.
 */
export function readSections(path: string, text: string, specs: readonly SectionSpec[]): Artifact<Sections> {
  const layout = layOut(text, specs);
  const value = sectionValues(layout);
  const lines = indexLines(text);
  const range = ({ start, end }: Span): Range => lines.range(start, end);
  const problems = layout.doubles.map((heading): Problem => {
    const message = `a second heading "${heading.text}"; the first one counts, so move its text there`;
    return { path, range: range(heading), message, severity: 'warning' };
  });
  return {
    path,
    text,
    value,
    json: value as { [id: string]: Json },
    problems,
    rangeOf: (place, part = 'value') => range(spanOf(layout, place, part)),
  };
}

/** What each section holds. */
function sectionValues(layout: Layout): Sections {
  return Object.fromEntries([...layout.sections].map(([id, section]) => [id, held(layout.text, section)]));
}

function held(text: string, { spec, table, answer }: Section): SectionValue {
  if (table !== undefined) {
    return table.lines.slice(2).map(line => readRow(text.slice(line.start, line.end), table.columns));
  }
  const written = answerText(text, answer);
  return spec.kind === 'table' && written === '' ? [] : written;
}

function spanOf(layout: Layout, path: Path, part: 'key' | 'value'): Span {
  const [id, row, column] = path;
  const section = layout.sections.get(String(id));
  if (section === undefined) {
    const title = layout.headings[0];
    return title ?? { start: layout.bodyStart, end: layout.bodyStart };
  }
  if (part === 'key') return section.heading;
  const line = typeof row === 'number' ? section.table?.lines[row + 2] : undefined;
  if (line !== undefined) {
    const cell = section.table!.columns.indexOf(String(column));
    const span = rowCells(layout.text.slice(line.start, line.end))[cell];
    return span === undefined ? line : { start: line.start + span.start, end: line.start + span.end };
  }
  const first = section.answer.pieces[0];
  const last = section.answer.pieces.at(-1);
  return first === undefined || last === undefined ? section.heading : { start: first.start, end: last.end };
}

/**
 * A Markdown file after patches. Paths are `[id]` for a text or a whole table, `[id, row]` for a row and
 * `[id, row, column]` for a cell. A missing heading is added at its place in the order of the specs. What would
 * break the structure of the file (a heading of the section's own level in an answer) gets a backslash, which
 * reading takes away again. Throws PatchError where a patch does not fit; then nothing was changed.
 */
export function editSections(text: string, specs: readonly SectionSpec[], patches: readonly Patch[]): string {
  return patches.reduce(
    (before, patch) => editLayout(layOut(before, specs), specs, patch, sectionValues),
    text,
  );
}
