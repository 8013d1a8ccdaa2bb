import type { Json } from '../../model/json.ts';
import { type Patch, PatchError } from '../patch.ts';
import { applyPatch, isMap, sameJson, words } from '../patchJson.ts';
import { applySplices, type Splice } from '../splice.ts';
import { answerOf, protect, restore } from './answer.ts';
import { lineBreakOf } from './generated.ts';
import { groupRegion, headingKey, type Layout, layOut, type Section, type SectionSpec } from './layout.ts';
import { appendCell, type Column, changeRow, type Row, tableHead, writeRow } from './tableText.ts';

type Values = { [id: string]: string | Row[] };

/** The text after one patch; checked by reading it again: no other section may have changed. */
export function editLayout(
  layout: Layout,
  specs: readonly SectionSpec[],
  patch: Patch,
  values: (layout: Layout) => Values,
): string {
  const id = String(patch.path[0]);
  const spec = specs.find(known => known.id === id);
  if (spec === undefined) throw new PatchError(`there is no section ${words(patch.path.slice(0, 1))}`);
  const before = values(layout);
  const wanted = wantedValue(before[id], patch);
  const eol = lineBreakOf(layout.text);
  const answer = typeof wanted === 'string' ? protectedAnswer(layout, specs, spec, wanted) : '';
  const splices =
    typeof wanted === 'string'
      ? textSplices(layout, specs, spec, answer)
      : tableSplices(layout, specs, spec, before[id], wanted, patch);
  const edited = applySplices(
    layout.text,
    splices.map(splice => ({ ...splice, text: splice.text.replaceAll('\n', eol) })),
  );
  const after = values(layOut(edited, specs));
  const isKept = Object.entries(before).every(
    ([other, value]) => other === id || sameJson(value as Json, after[other] as Json),
  );
  const isThere =
    typeof wanted !== 'string' || spec.kind === 'table' || (after[id] ?? '') === restore(answer);
  if (!isKept || !isThere) {
    throw new PatchError(
      `this answer to "${spec.heading}" would break the file; check its code fences and comments`,
    );
  }
  return edited;
}

function wantedValue(before: string | Row[] | undefined, patch: Patch): string | Row[] {
  const rest = patch.path.slice(1);
  if (rest.length === 0) {
    if (patch.op === 'remove') return '';
    if (patch.op !== 'set') throw new PatchError(`${patch.op} is not for a whole section`);
    return Array.isArray(patch.value) ? patch.value.map(asRow) : asText(patch.value);
  }
  const rows: Json = Array.isArray(before) ? before : [];
  return (applyPatch(rows, { ...patch, path: rest }) as Json[]).map(asRow);
}

const asText = (value: Json): string =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

function asRow(value: Json): Row {
  if (!isMap(value)) throw new PatchError('a table row is a map from columns to texts');
  return Object.fromEntries(Object.entries(value).map(([column, cell]) => [column, asText(cell)]));
}

function protectedAnswer(
  { sections, headings }: Layout,
  specs: readonly SectionSpec[],
  spec: SectionSpec,
  wanted: string,
): string {
  const section = sections.get(spec.id);
  const level = section?.heading.level ?? spec.level;
  const ours = new Set(
    specs.flatMap(({ heading, aliases }) => [heading, ...(aliases ?? [])]).map(headingKey),
  );
  // A sub-heading that stood in the section without ending it may stay as it is written.
  const harmless = new Set(
    section === undefined
      ? []
      : headings
          .filter(({ start }) => start >= section.content.start && start < section.content.end)
          .map(({ level: depth, text }) => `${depth} ${headingKey(text)}`),
  );
  return protect(answerOf(wanted), (found, heading) => {
    const key = headingKey(heading);
    return found <= level || (ours.has(key) && !harmless.has(`${found} ${key}`));
  });
}

function textSplices(
  layout: Layout,
  specs: readonly SectionSpec[],
  spec: SectionSpec,
  answer: string,
): Splice[] {
  const section = layout.sections.get(spec.id);
  if (section === undefined) return answer === '' ? [] : [newSection(layout, specs, spec, answer)];
  const [first, ...others] = section.answer.pieces;
  if (first === undefined) return answer === '' ? [] : [intoEmpty(layout, section, answer)];
  if (answer !== '') {
    return [{ ...first, text: answer }, ...others.map(piece => ({ ...piece, text: '' }))];
  }
  return section.answer.pieces.map(piece => ({
    start: piece.start,
    end: blankEnd(layout.text, piece.end, section.content.end),
    text: '',
  }));
}

/** The end of the blanks and line breaks behind `offset`. */
function blankEnd(text: string, offset: number, limit: number): number {
  const rest = text.slice(offset, limit);
  return offset + rest.length - rest.trimStart().length;
}

/** Put text where a section has none: between one blank line above and one below. */
function intoEmpty({ text }: Layout, { answer, content }: Section, body: string): Splice {
  const isBelowHeading = answer.place === content.start;
  const gap = isBelowHeading && text[answer.place - 1] === '\n' ? '\n' : '\n\n';
  const end = blankEnd(text, answer.place, content.end);
  const tail = end < text.length ? '\n\n' : '\n';
  return { start: answer.place, end, text: gap + body + tail };
}

function newSection(layout: Layout, specs: readonly SectionSpec[], spec: SectionSpec, body: string): Splice {
  const { text, headings } = layout;
  const group = spec.group;
  const region = group === undefined ? undefined : groupRegion(headings, group.heading);
  const heading = `${'#'.repeat(spec.level)} ${spec.heading}`;
  const isWhole = group === undefined || region !== undefined;
  const lines = isWhole ? heading : `${'#'.repeat(group.level)} ${group.heading}\n\n${heading}`;
  const place = Math.min(placeOf(layout, specs, spec, region), text.length);
  const gap = place <= layout.bodyStart ? '' : gapTo(text, place);
  return { start: place, end: place, text: `${gap}${lines}\n\n${body}\n${place < text.length ? '\n' : ''}` };
}

/** Line breaks that make a blank line above `offset`. */
function gapTo(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 4), offset).replaceAll('\r', '');
  return before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
}

function placeOf(
  { headings, sections, text }: Layout,
  specs: readonly SectionSpec[],
  spec: SectionSpec,
  region: { start: number; end: number } | undefined,
): number {
  const index = specs.indexOf(spec);
  const isOfGroup = (other: SectionSpec): boolean => other.group?.heading === spec.group?.heading;
  const before = specs
    .slice(0, index)
    .findLast(other => sections.has(other.id) && (region === undefined || isOfGroup(other)));
  const previous = before === undefined ? undefined : sections.get(before.id);
  if (previous !== undefined) {
    // Deeper headings that are nobody's belong to what stands before; those of later sections come after.
    const wanted = region === undefined ? (spec.group?.level ?? spec.level) : spec.level;
    const level = Math.min(wanted, previous.heading.level);
    const later = new Set(
      [...sections.values()].filter(other => specs.indexOf(other.spec) > index).map(({ heading }) => heading),
    );
    const next = headings.find(
      heading => heading.start > previous.heading.start && (heading.level <= level || later.has(heading)),
    );
    return next?.start ?? text.length;
  }
  if (region !== undefined) return headings.find(({ start }) => start > region.start)?.start ?? text.length;
  const after = specs.slice(index + 1).find(other => sections.has(other.id));
  if (after === undefined) return text.length;
  const start = sections.get(after.id)!.heading.start;
  const group = after.group === undefined ? undefined : groupRegion(headings, after.group.heading);
  return group !== undefined && group.start <= start && start < group.end ? group.start : start;
}

function tableSplices(
  layout: Layout,
  specs: readonly SectionSpec[],
  spec: SectionSpec,
  before: string | Row[] | undefined,
  wanted: readonly Row[],
  patch: Patch,
): Splice[] {
  const section = layout.sections.get(spec.id);
  const columns = withColumnsOf(wanted, spec.columns ?? []);
  const table = section?.table;
  if (table === undefined) {
    if (wanted.length === 0) return [];
    const ids = columns.map(({ id }) => id);
    const body = [...tableHead(columns), ...wanted.map(row => writeRow(row, ids))].join('\n');
    if (section === undefined) return [newSection(layout, specs, spec, body)];
    const last = section.answer.pieces.at(-1);
    if (last === undefined) return [intoEmpty(layout, section, body)];
    return [{ start: last.end, end: last.end, text: `\n\n${body}` }];
  }
  const missing = columns.filter(
    ({ id }) => !table.columns.includes(id) && wanted.some(row => (row[id] ?? '') !== ''),
  );
  const lines = table.lines.map(({ start, end }) => layout.text.slice(start, end));
  const ids = [...table.columns, ...missing.map(({ id }) => id)];
  const widen = (line: string, text: (column: Column) => string): string =>
    missing.reduce((wider, column) => appendCell(wider, text(column)), line);
  const rows = before as Row[];
  const isSameLength = rows.length === wanted.length && patch.op === 'set';
  const lineOf = new Map(rows.map((row, index) => [rowKey(row, ids), lines[index + 2]!]));
  const written = wanted.map((row, index) => {
    const same = lineOf.get(rowKey(row, ids));
    if (same !== undefined) return widen(same, () => '');
    return isSameLength
      ? changeRow(
          widen(lines[index + 2]!, () => ''),
          row,
          ids,
        )
      : writeRow(row, ids);
  });
  const head = [widen(lines[0]!, ({ label }) => label), widen(lines[1]!, () => '---')];
  return [{ start: table.start, end: table.end, text: [...head, ...written].join('\n') }];
}

/** Equal for rows with the same cells. */
const rowKey = (row: Row, columns: readonly string[]): string =>
  JSON.stringify(columns.map(id => row[id] ?? ''));

/** The columns of the spec, and those of the rows that it does not name. */
function withColumnsOf(rows: readonly Row[], known: readonly Column[]): Column[] {
  const ids = new Set(known.map(({ id }) => id));
  const further = new Set(rows.flatMap(row => Object.keys(row)).filter(id => !ids.has(id)));
  return [...known, ...[...further].map(id => ({ id, label: id }))];
}
