import { rowCells, scanBlocks } from '../../artifacts/markdown/blocks.ts';
import { withoutComments } from '../../artifacts/markdown/comments.ts';
import { frontMatterOf } from '../../artifacts/markdown/frontMatter.ts';
import { afterLine, headingKey } from '../../artifacts/markdown/layout.ts';
import { readCell } from '../../artifacts/markdown/tableText.ts';
import { type Change, quoted } from './change.ts';
import { byName, keyedChanges } from './keyedChanges.ts';
import { amendmentsTitle } from './record.ts';

/** What stands under a heading. */
interface Body {
  heading: string;
  text: string;
}

/**
 * What changed in a Markdown file: by its headings, in tables by the first cell of a row. Recorded amendments
 * are left out. `boundaries` are the headings under which a contract stands.
 */
export function sectionChanges(
  path: string,
  before: string,
  after: string,
  boundaries: ReadonlySet<string> = new Set(),
): Change[] {
  const [old, now] = [bodiesOf(before), bodiesOf(after)];
  const change = ({ heading }: Body, what: string): Change => ({
    path,
    text: `${heading === '' ? 'The text above the headings' : quoted(heading)} ${what}`,
    boundary: boundaries.has(headingKey(heading)),
  });
  const differing = [...now].flatMap(([key, body]) => {
    const known = old.get(key);
    if (known === undefined) return body.text === '' ? [] : [change(body, 'added')];
    if (known.text === body.text) return [];
    if (known.text === '') return [change(body, 'answered')];
    return [change(body, body.text === '' ? 'emptied' : `changed${rowWords(known.text, body.text)}`)];
  });
  const gone = [...old].filter(([key, { text }]) => !now.has(key) && text !== '');
  return [...differing, ...gone.map(([, body]) => change(body, 'removed'))];
}

function bodiesOf(text: string): Map<string, Body> {
  const bodyStart = frontMatterOf(text)?.bodyStart ?? 0;
  const { headings } = scanBlocks(text, bodyStart);
  const parts: [string, Body][] = [];
  const preface = bodyOf('', text.slice(bodyStart, headings[0]?.start ?? text.length));
  if (preface.text !== '') parts.push(['', preface]);
  const above: { level: number; key: string }[] = [];
  headings.forEach((heading, index) => {
    while (above.length > 0 && above.at(-1)!.level >= heading.level) above.pop();
    above.push({ level: heading.level, key: headingKey(heading.text) });
    if (above.some(({ key }) => key === headingKey(amendmentsTitle))) return;
    const end = headings[index + 1]?.start ?? text.length;
    const body = bodyOf(heading.text, text.slice(afterLine(text, heading.end), end));
    parts.push([above.map(({ key }) => key).join(' / '), body]);
  });
  return byName(parts);
}

const bodyOf = (heading: string, text: string): Body => ({ heading, text: withoutComments(text).trim() });

/** What happened to the rows of a table; empty where there is none on both sides. */
function rowWords(before: string, after: string): string {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  if (old.size === 0 || now.size === 0) return '';
  const { added, removed, changed } = keyedChanges(old, now);
  const words = (names: readonly string[], verb: string) =>
    names.length === 0 ? [] : [`${names.map(quoted).join(', ')} ${verb}`];
  const all = [
    ...words(added, 'added'),
    ...words(removed, 'removed'),
    ...words(
      changed.map(({ name }) => name),
      'changed',
    ),
  ];
  return all.length === 0 ? '' : `: ${all.join('; ')}`;
}

function rowsOf(text: string): Map<string, string> {
  const tables = scanBlocks(text).blocks.filter(({ kind }) => kind === 'table');
  const rows = tables.flatMap(({ start, end }) => text.slice(start, end).split('\n').slice(2));
  return byName(rows.map((row): [string, string] => [nameOfRow(row), row.trim()]));
}

/** The first cell; of an endpoint, method and path. */
function nameOfRow(row: string): string {
  const [first = '', second = ''] = rowCells(row)
    .slice(0, 2)
    .map(({ start, end }) => readCell(row.slice(start, end)));
  return /^[A-Z]+$/.test(first) ? `${first} ${second}` : first;
}
