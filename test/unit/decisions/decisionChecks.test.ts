import { describe, expect, it } from 'vitest';
import { decisionEntries } from '../../../src/core/decisions/decisionEntries.ts';
import { readDecision } from '../../../src/core/decisions/readDecision.ts';

const record = (id: string, head: string, title = `Title ${id}`): [string, string] => [
  `docs/decisions/${id}-x.md`,
  `---\n${head}\n---\n# ${title}\n`,
];
const entries = (...records: [string, string][]) =>
  decisionEntries(records.map(([path, text]) => readDecision(path, text)));
const said = (...records: [string, string][]) =>
  entries(...records).flatMap(({ id, problems }) =>
    problems.map(({ severity, message }) => `${id} ${severity}: ${message.split(/[,:;]/)[0]}`),
  );

describe('what is wrong between decisions', () => {
  it('is nothing where each link and status fits', () => {
    expect(
      said(
        record('0001', 'status: superseded by 0002'),
        record('0002', 'status: accepted\nsupersedes: "1"'),
        record('0003', 'status: proposed\nsupersedes: 0002'),
      ),
    ).toEqual([]);
  });

  it.each<[string, [string, string][], string[]]>([
    ['a status that cannot be read', [record('0001', 'status: maybe')], ['0001 warning: no readable status']],
    ['a title that is missing', [record('0001', 'status: accepted', '')], ['0001 warning: no title']],
    ['superseded by nobody', [record('0001', 'status: superseded')], ['0001 warning: it is superseded']],
    [
      'a link to nowhere',
      [record('0001', 'status: superseded by 0009'), record('0002', 'status: accepted\nsupersedes: [0008]')],
      ['0001 error: it says that it is replaced by 0009', '0002 error: it says that it replaces 0008'],
    ],
    [
      'one name in two packages',
      [
        ['a/adr/20240102-x.md', '---\nstatus: accepted\n---\n# A\n'],
        ['b/adr/20240102-x.md', '---\nstatus: accepted\n---\n# B\n'],
      ],
      [
        '20240102-x warning: b/adr/20240102-x.md has the same name',
        '20240102-x warning: a/adr/20240102-x.md has the same name',
      ],
    ],
    [
      'two in force',
      [record('0001', 'status: accepted'), record('0002', 'status: accepted\nsupersedes: 0001')],
      ['0001 error: 0002 replaces it'],
    ],
    [
      'one number twice',
      [record('0001', 'status: accepted'), record('001', 'status: accepted')],
      [
        '0001 error: docs/decisions/001-x.md has the number 0001 too',
        '001 error: docs/decisions/0001-x.md has the number 001 too',
      ],
    ],
    [
      'a circle, and only what is on it',
      [
        record('0001', 'status: superseded by 0003'),
        record('0002', 'status: superseded\nsupersedes: 0003'),
        record('0003', 'status: superseded\nsupersedes: [0002, 0004]'),
        record('0004', 'status: superseded by 0003'),
      ],
      [
        '0002 error: this decision replaces itself by way of others',
        '0003 error: this decision replaces itself by way of others',
      ],
    ],
    [
      'itself',
      [record('0001', 'status: superseded by 0001')],
      ['0001 error: this decision replaces itself by way of others'],
    ],
  ])('names %s', (_, records, expected) => {
    expect(said(...records)).toEqual(expected);
  });

  it('points at the line that says so', () => {
    const [entry] = entries(record('0002', 'status: accepted\nsupersedes: [0008]'));
    expect(entry!.problems[0]!.range.start.line).toBe(2);
  });

  it('says of each whether its status can be read', () => {
    expect(
      entries(record('0001', 'status: maybe'), record('0002', 'status: accepted')).map(
        ({ readable }) => readable,
      ),
    ).toEqual([false, true]);
  });
});
