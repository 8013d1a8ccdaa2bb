import { scanBlocks } from '../../artifacts/markdown/blocks.ts';
import { columnsOf, readRow } from '../../artifacts/markdown/tableText.ts';
import type { SectionAnswers } from '../../plan/sections/sectionAnswers.ts';
import { type Endpoint, httpMethods, mentionedEndpoints } from './endpoint.ts';

/** What people call the columns of a table of endpoints. */
const columnNames: Readonly<Record<string, keyof Endpoint>> = {
  method: 'method',
  verb: 'method',
  path: 'path',
  endpoint: 'path',
  route: 'path',
  url: 'path',
  does: 'summary',
  purpose: 'summary',
  summary: 'summary',
  description: 'summary',
  auth: 'auth',
  authentication: 'auth',
  authorization: 'auth',
  'who may call': 'auth',
  request: 'request',
  body: 'request',
  response: 'response',
  answer: 'response',
  errors: 'errors',
  error: 'errors',
};

/** The endpoints that phase 2 describes: the rows of a table, and those that prose names. */
export function describedEndpoints(answers: SectionAnswers, source: string): Endpoint[] {
  const rows = answers.rows('apiContracts');
  const text = answers.text('apiContracts') ?? '';
  const table = rows.length > 0 ? rows : tableRows(text);
  const listed = table.flatMap(row => endpointOf(row, source));
  if (listed.length > 0) return listed;
  return mentionedEndpoints(text).map(({ method, path }) => empty(method, path, source));
}

const empty = (method: string, path: string, source: string): Endpoint => ({
  method,
  path,
  summary: '',
  auth: '',
  request: '',
  response: '',
  errors: '',
  sources: [source],
});

function tableRows(text: string): Record<string, string>[] {
  return scanBlocks(text)
    .blocks.filter(({ kind }) => kind === 'table')
    .flatMap(({ start, end }) => {
      const [header = '', , ...lines] = text.slice(start, end).split(/\r?\n/);
      const columns = columnsOf(header, []);
      return lines.map(line => readRow(line, columns));
    });
}

function endpointOf(row: Record<string, string>, source: string): Endpoint[] {
  const parts: Partial<Record<keyof Endpoint, string>> = {};
  for (const [column, cell] of Object.entries(row)) {
    const name = columnNames[column.toLowerCase().replace(/[*_`]/g, '').trim()];
    if (name !== undefined) parts[name] ??= cell.trim();
  }
  const bare = (cell: string | undefined) => (cell ?? '').replace(/[`*]/g, '').trim();
  // `POST /digests` may stand in one cell.
  const [first = '', second = ''] = bare(parts.path).split(/\s+/, 2);
  const isJoined = httpMethods.has(first.toUpperCase()) && second !== '';
  const method = (isJoined ? first : bare(parts.method)).toUpperCase();
  const path = isJoined ? second : first;
  if (!httpMethods.has(method) || path === '') return [];
  const { summary = '', auth = '', request = '', response = '', errors = '' } = parts;
  return [{ ...empty(method, path, source), summary, auth, request, response, errors }];
}
