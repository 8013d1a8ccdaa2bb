/** One line of the table: a thing that was measured. */
export interface Row {
  what: string;
  plumbrule: string;
  peer: string;
  ratio: string;
  target: string;
}

/** One group of lines under a heading. */
export interface Section {
  title: string;
  rows: readonly Row[];
}

const columns = ['what', 'plumbrule', 'peer', 'ratio', 'target'] as const;
const heads: Row = {
  what: '',
  plumbrule: 'Plumbrule',
  peer: 'dependency-cruiser',
  ratio: 'ratio',
  target: 'target',
};

/** The sections as one Markdown table each, aligned for reading on a terminal. */
export function tables(sections: readonly Section[]): string {
  const width = (column: (typeof columns)[number]): number =>
    Math.max(...[heads, ...sections.flatMap(({ rows }) => rows)].map(row => row[column].length));
  const line = (row: Row): string =>
    `| ${columns.map(column => (column === 'what' ? row[column].padEnd(width(column)) : row[column].padStart(width(column)))).join(' | ')} |`;
  const rule = `|${columns.map(column => (column === 'what' ? '-'.repeat(width(column) + 2) : `${'-'.repeat(width(column) + 1)}:`)).join('|')}|`;
  return sections
    .map(({ title, rows }) => [`## ${title}`, '', line(heads), rule, ...rows.map(line)].join('\n'))
    .join('\n\n');
}

/** A row of something that only this project does. */
export const own = (what: string, plumbrule: string, target = ''): Row => ({
  what,
  plumbrule,
  peer: '',
  ratio: '',
  target,
});

/** Milliseconds for a person. */
export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
/** Milliseconds as seconds. */
export const seconds = (value: number): string => `${(value / 1000).toFixed(2)} s`;
/** Mebibytes for a person. */
export const mebibytes = (value: number): string => `${value.toFixed(0)} MiB`;
/** Bytes as megabytes. */
export const megabytes = (value: number): string => `${(value / 1e6).toFixed(2)} MB`;
/** How many times one figure is another. */
export const times = (value: number): string => `${value.toFixed(1)} ×`;
