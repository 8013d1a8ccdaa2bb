import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SectionSpec } from '../../../src/core/artifacts/markdown/layout.ts';
import type { Patch } from '../../../src/core/artifacts/patch.ts';
import { PatchError } from '../../../src/core/artifacts/patch.ts';
import { editSections, readSections } from '../../../src/core/artifacts/sections.ts';

const group = { heading: 'Group', level: 2 };
const specs: SectionSpec[] = [
  { id: 'one', heading: 'One', level: 3, kind: 'text', group },
  { id: 'two', heading: 'Two', level: 3, kind: 'text', group },
  {
    id: 'rows',
    heading: 'Rows',
    level: 2,
    kind: 'table',
    columns: [
      { id: 'a', label: 'A' },
      { id: 'b', label: 'B' },
    ],
  },
];

const pieces = [
  'words',
  'more words here',
  '',
  '* item',
  '  inner',
  '#### sub',
  '# top',
  '### Two',
  '---',
  '===',
  '```',
  '~~~',
  '<!-- note -->',
  '<!--',
  '\\# escaped',
  '\\\\## twice',
  '> quote',
  '| x | y |',
  '|---|---|',
  '<pre>',
  '1. one',
  '    code',
  '\\---',
  'N/A: none',
];
const answer = fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map(lines => lines.join('\n'));
const cell = fc
  .array(fc.constantFrom('a', '|', '\\', '<br>', '\n', ' ', '<', '`', '\\|', '日'), { maxLength: 5 })
  .map(parts => parts.join(''));
const row = fc.record({ a: cell, b: cell });

const foreign = fc.constantFrom(
  '',
  '## Ours\n\nkept # 1\n\n',
  '<!-- a note -->\n\n',
  '```\n## Two\n```\n\n',
  '### Ours\n\n<!-- plumbrule:begin t -->\nx\n<!-- plumbrule:end t -->\n\n',
);
const document = fc
  .tuple(foreign, fc.boolean(), foreign, fc.boolean(), foreign, fc.boolean(), fc.boolean())
  .map(([start, one, middle, two, end, table, crlf]) => {
    const text = [
      `# Title\n\n${start}## Group\n\n`,
      one ? '### One\n\n<!-- asked -->\n\nfirst\n\n' : '',
      middle,
      two ? '### Two\n\n' : '',
      end,
      table ? '## Rows\n\nabove\n\n| A | Own | B |\n|:--|---|---|\n| 1 | me | 2 |\n| 3 |  | 4 |\n' : '',
    ].join('');
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

const patch: fc.Arbitrary<Patch> = fc.oneof(
  fc.record({ op: fc.constant('set' as const), path: fc.constantFrom(['one'], ['two']), value: answer }),
  fc.record({ op: fc.constant('insert' as const), path: fc.constant(['rows', 0]), value: row }),
  fc.record({ op: fc.constant('set' as const), path: fc.constant(['rows', 0, 'b']), value: cell }),
);

describe('editSections on random files', () => {
  it('comes to what was asked for, or refuses; every line of others stays', () => {
    let refused = 0;
    fc.assert(
      fc.property(document, patch, (text, change) => {
        const before = readSections('a.md', text, specs).value;
        let edited: string;
        try {
          edited = editSections(text, specs, [change]);
        } catch (error) {
          expect(error).toBeInstanceOf(PatchError);
          refused++;
          return;
        }
        const after = readSections('a.md', edited, specs).value;
        const [id, , column] = change.path as [string, number?, string?];
        for (const other of Object.keys(before).filter(known => known !== id))
          expect(after[other]).toEqual(before[other]);
        if (change.op === 'set' && column === undefined && !String(change.value).includes('<!--')) {
          const fences = /```|~~~/.test(String(change.value)) ? after[id] : String(change.value).trim();
          expect(after[id] ?? '').toBe(fences);
        }
        if (column !== undefined) {
          expect((after.rows as Record<string, string>[])[0]![column]).toBe(
            String((change as { value: unknown }).value).trim(),
          );
        }
        if (change.op === 'set') expect(editSections(edited, specs, [change])).toBe(edited);
        const gone = change.op === 'set' && column === undefined ? String(before[id] ?? '').split('\n') : [];
        const left = edited.split(/\r?\n/);
        for (const line of text.split(/\r?\n/)) {
          if (gone.includes(line) || column !== undefined || line === '') continue;
          expect(left).toContain(line);
        }
        if (text.includes('\r\n')) expect(edited).not.toMatch(/(?<!\r)\n/);
      }),
      { numRuns: 700 },
    );
    expect(refused).toBeLessThan(15);
  });
});
