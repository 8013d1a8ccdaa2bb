import { describe, expect, it } from 'vitest';
import type { SectionSpec } from '../../../src/core/artifacts/markdown/layout.ts';
import type { Patch } from '../../../src/core/artifacts/patch.ts';
import { PatchError } from '../../../src/core/artifacts/patch.ts';
import { editSections, readSections } from '../../../src/core/artifacts/sections.ts';

const columns = [
  { id: 'risk', label: 'Risk' },
  { id: 'impact', label: 'Impact' },
];
const specs: SectionSpec[] = [
  { id: 'goal', heading: 'Business goal', level: 3, kind: 'text', group: { heading: 'Goal', level: 2 } },
  { id: 'limits', heading: 'Constraints', level: 3, kind: 'text', group: { heading: 'Goal', level: 2 } },
  { id: 'stack', heading: 'Stack', level: 3, kind: 'text', group: { heading: 'Ground', level: 2 } },
  {
    id: 'risks',
    heading: 'Risk register',
    level: 3,
    kind: 'table',
    columns,
    group: { heading: 'Risks', level: 2 },
  },
];

const file = `# Research: Digest

## Goal

### business GOAL:

<!-- What is it for? -->

Fewer mails.

Sent once a day.

### Our own notes

Kept.

### Constraints

<!-- Which limits are given? -->

## Risks

### Risk register

Looked at in May.

| Risk   | Impact | Owner |
|--------|:------:|-------|
| Spam   | high   | Ada   |
| a \\| b | low    |       |
`;

const set = (path: Patch['path'], value: string): Patch => ({ op: 'set', path, value });
const edit = (text: string, ...patches: Patch[]): string => editSections(text, specs, patches);
const read = (text: string) => readSections('research.md', text, specs);

describe('readSections', () => {
  it('reads answers, tables and what is not there', () => {
    const { json, problems } = read(file);
    expect(problems).toEqual([]);
    expect(json).toEqual({
      goal: 'Fewer mails.\n\nSent once a day.',
      limits: '',
      risks: [
        { risk: 'Spam', impact: 'high', Owner: 'Ada' },
        { risk: 'a | b', impact: 'low', Owner: '' },
      ],
    });
  });

  it('says where answers, rows and cells stand', () => {
    const { rangeOf } = read(file);
    expect(rangeOf(['goal'])).toEqual({ start: { line: 8, character: 0 }, end: { line: 10, character: 16 } });
    expect(rangeOf(['goal'], 'key').start).toEqual({ line: 4, character: 0 });
    expect(rangeOf(['risks', 0]).start).toEqual({ line: 28, character: 0 });
    expect(rangeOf(['risks', 0, 'impact'])).toEqual({
      start: { line: 28, character: 10 },
      end: { line: 28, character: 18 },
    });
    expect(rangeOf(['stack']).start).toEqual({ line: 0, character: 0 });
  });

  it('leaves generated blocks and headings in code or comments out', () => {
    const text =
      '## Goal\n\n### Constraints\n\nMine.\n\n<!-- plumbrule:begin x -->\ngenerated\n<!-- plumbrule:end x -->\n\n```\n### Stack\n```\n<!--\n### Stack\n-->\n';
    expect(read(text).json).toEqual({ limits: 'Mine.\n\n```\n### Stack\n```' });
  });

  it('takes the heading in its group, and says when a name stands twice in a file without groups', () => {
    const plain: SectionSpec[] = [{ id: 'a', heading: 'Errors', level: 2, kind: 'text' }];
    const twice = readSections('a.md', '## Errors\n\none\n\n## Errors\n\ntwo\n', plain);
    expect(twice.json).toEqual({ a: 'one' });
    expect(twice.problems.map(({ message, range }) => [message, range.start.line])).toEqual([
      ['a second heading "Errors"; the first one counts, so move its text there', 4],
    ]);
    const grouped: SectionSpec[] = [{ ...plain[0]!, level: 3, group: { heading: 'Concerns', level: 2 } }];
    const inContracts = '## Contracts\n\n### Errors\n\nof the API\n\n## Concerns\n\n### Errors\n\nours\n';
    expect(readSections('a.md', inContracts, grouped).json).toEqual({ a: 'ours' });
  });

  it('takes words behind a comment for an answer', () => {
    expect(read('### Stack\n\n<!-- Which? --> TypeScript\n').json).toEqual({ stack: 'TypeScript' });
  });

  it('reads a table section that holds words', () => {
    expect(read('### Risk register\n\nN/A: a spike\n').json).toEqual({ risks: 'N/A: a spike' });
    expect(read('### Risk register\n').json).toEqual({ risks: [] });
  });
});

describe('editSections', () => {
  it('changes one answer and nothing else', () => {
    expect(edit(file, set(['goal'], 'More trust.'))).toBe(
      file.replace('Fewer mails.\n\nSent once a day.', 'More trust.'),
    );
    expect(edit(file, set(['limits'], 'No new store.'))).toBe(
      file.replace('limits are given? -->\n\n', 'limits are given? -->\n\nNo new store.\n\n'),
    );
    expect(edit(edit(file, set(['limits'], 'x')), set(['limits'], ''))).toBe(file);
  });

  it('adds a missing heading at its place, with its group', () => {
    const added = edit(file, set(['stack'], 'TypeScript'));
    expect(added).toBe(file.replace('## Risks\n', '## Ground\n\n### Stack\n\nTypeScript\n\n## Risks\n'));
    expect(edit('', set(['stack'], 'TypeScript'))).toBe('## Ground\n\n### Stack\n\nTypeScript\n');
    expect(edit('# R\n\n## Goal\n\nintro\n\n## Own\n', set(['limits'], 'x'))).toBe(
      '# R\n\n## Goal\n\nintro\n\n### Constraints\n\nx\n\n## Own\n',
    );
  });

  it('keeps the headings of others with what stands before', () => {
    const own: SectionSpec[] = [
      { id: 'outcome', heading: 'Outcome', level: 2, kind: 'text' },
      { id: 'pros', heading: 'Pros', level: 2, kind: 'text' },
    ];
    const text = '## Outcome\n\nyes\n\n### Confirmation\n\na test\n';
    expect(editSections(text, own, [set(['pros'], 'cheap')])).toBe(`${text}\n## Pros\n\ncheap\n`);
  });

  it.each([
    ['## Not a section', '\\## Not a section'],
    ['### Stack', '\\### Stack'],
    ['words\n---', 'words\n\\---'],
    ['\\## already', '\\\\## already'],
    ['#### deeper is fine', '#### deeper is fine'],
    ['```\n## in code\n\\## in code\n```', '```\n## in code\n\\## in code\n```'],
    ['see\n\n<!-- open', 'see\n\n\\<!-- open'],
    ['see\n\n<script>', 'see\n\n\\<script>'],
  ])('keeps %j from breaking the file', (answer, written) => {
    const edited = edit(file, set(['goal'], answer));
    expect(edited).toContain(`\n\n${written}\n\n### Our own notes`);
    expect(read(edited).value.goal).toBe(answer);
  });

  it('closes a code fence that an answer leaves open', () => {
    expect(read(edit(file, set(['goal'], '```ts\nlet a'))).value.goal).toBe('```ts\nlet a\n```');
  });

  it('changes cells and rows, and leaves the other lines as they are', () => {
    expect(edit(file, set(['risks', 0, 'impact'], 'low'))).toBe(
      file.replace('| Spam   | high   |', '| Spam   | low    |'),
    );
    expect(edit(file, set(['risks', 1, 'risk'], 'x\ny | z'))).toContain('| x<br>y \\| z | low    |       |');
    expect(edit(file, { op: 'insert', path: ['risks', 1], value: { risk: 'New' } })).toBe(
      file.replace('| Ada   |\n', '| Ada   |\n| New |  |  |\n'),
    );
    expect(edit(file, { op: 'remove', path: ['risks', 0] })).toBe(
      file.replace('| Spam   | high   | Ada   |\n', ''),
    );
    expect(edit(file, { op: 'move', path: ['risks', 1], to: 0 })).toContain(
      '|-------|\n| a \\| b | low    |       |\n| Spam   | high   | Ada   |\n',
    );
  });

  it('makes a table below the words that stand there, and adds a column that is missing', () => {
    const words = '### Risk register\n\nTo be filled.\n';
    expect(edit(words, { op: 'insert', path: ['risks', 0], value: { risk: 'a' } })).toBe(
      '### Risk register\n\nTo be filled.\n\n| Risk | Impact |\n| ---- | ------ |\n| a |  |\n',
    );
    const narrow = '### Risk register\n\n| Risk |\n|---|\n| a |\n';
    expect(edit(narrow, set(['risks', 0, 'impact'], 'high'))).toBe(
      '### Risk register\n\n| Risk | Impact |\n|---| --- |\n| a | high |\n',
    );
  });

  it('replaces a table by words', () => {
    const edited = edit(file, set(['risks'], 'N/A: a spike'));
    expect(read(edited).value.risks).toBe('N/A: a spike');
    expect(edited.startsWith(file.slice(0, file.indexOf('Looked at')))).toBe(true);
  });

  it('keeps Windows line ends and a missing last one', () => {
    const crlf = file.replaceAll('\n', '\r\n').trimEnd();
    const edited = edit(crlf, set(['goal'], 'a\nb'), set(['stack'], 'c'), {
      op: 'insert',
      path: ['risks', 2],
      value: {},
    });
    expect(edited).not.toMatch(/(?<!\r)\n/);
    expect(read(edited).value).toMatchObject({ goal: 'a\nb', stack: 'c' });
  });

  it('keeps generated blocks inside an answer', () => {
    const block = '<!-- plumbrule:begin x -->\nmade\n<!-- plumbrule:end x -->';
    const text = `### Stack\n\nabove\n\n${block}\n\nbelow\n`;
    const edited = edit(text, set(['stack'], 'both'));
    expect(read(edited).value.stack).toBe('both');
    expect(edited).toContain(`both\n\n${block}`);
  });

  it('refuses what does not fit', () => {
    expect(() => edit(file, set(['nothing'], 'x'))).toThrow(PatchError);
    expect(() => edit(file, { op: 'remove', path: ['risks', 9] })).toThrow(/not in the list/);
    expect(() => edit(file, { op: 'insert', path: ['risks', 0], value: 'words' })).toThrow(
      /a table row is a map/,
    );
  });
});
