import { rowCells } from './blocks.ts';
import { normaliseLineEnds } from './generated.ts';

/** One row of a table: text by column id. */
export type Row = Record<string, string>;

/** A column that a table section knows: its id in data and its label in the header. */
export interface Column {
  id: string;
  label: string;
}

/** A cell's text as data: `<br>` is a line break, `\|` a pipe. */
export function readCell(written: string): string {
  return written
    .trim()
    .replace(/\\([\\|<])|<br\s*\/?>/gi, (_, mark: string | undefined) => mark ?? '\n')
    .trim();
}

/** A text as it may stand in a cell; {@link readCell} gives it back, trimmed. */
export function writeCell(text: string): string {
  return normaliseLineEnds(text)
    .trim()
    .replace(/\\(?=[\\|<\n]|$)|\||<(?=br\s*\/?>)|\n/gi, mark => (mark === '\n' ? '<br>' : `\\${mark}`));
}

/** The column of each header cell; a label that is not known is its own id. */
export function columnsOf(header: string, known: readonly Column[]): string[] {
  const byLabel = new Map(
    known.flatMap(({ id, label }) => [[id.toLowerCase(), id] as const, [label.toLowerCase(), id] as const]),
  );
  return rowCells(header).map(({ start, end }) => {
    const label = readCell(header.slice(start, end));
    return byLabel.get(label.toLowerCase().replace(/[*_`]/g, '')) ?? label;
  });
}

/** A row as data; every column of the header has an entry. */
export function readRow(line: string, columns: readonly string[]): Row {
  const cells = rowCells(line).map(({ start, end }) => readCell(line.slice(start, end)));
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
}

/** A new row. */
export function writeRow(row: Row, columns: readonly string[]): string {
  return `| ${columns.map(column => writeCell(row[column] ?? '')).join(' | ')} |`;
}

/** A row with other values; cells that stay are not touched, a changed one keeps its width where it can. */
export function changeRow(line: string, row: Row, columns: readonly string[]): string {
  const cells = rowCells(line);
  const old = readRow(line, columns);
  if (cells.length < columns.length) return writeRow(row, columns);
  let changed = line;
  for (const [index, column] of [...columns.entries()].reverse()) {
    const cell = cells[index]!;
    if (old[column] === row[column]) continue;
    const width = cell.end - cell.start;
    const text = ` ${writeCell(row[column] ?? '')} `.padEnd(width);
    changed = changed.slice(0, cell.start) + text + changed.slice(cell.end);
  }
  return changed;
}

/** Header and delimiter of a new table. */
export function tableHead(columns: readonly Column[]): [string, string] {
  return [
    `| ${columns.map(({ label }) => writeCell(label)).join(' | ')} |`,
    `| ${columns.map(({ label }) => '-'.repeat(Math.max(3, label.length))).join(' | ')} |`,
  ];
}

/** A row, header or delimiter with one cell more at its end. */
export function appendCell(line: string, text: string): string {
  const trimmed = line.trimEnd();
  return `${trimmed}${trimmed.endsWith('|') && !trimmed.endsWith('\\|') ? '' : ' |'} ${text} |`;
}
