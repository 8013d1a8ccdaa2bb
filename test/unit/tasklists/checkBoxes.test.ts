import { describe, expect, it } from 'vitest';
import { readTaskList } from '../../../src/core/tasklists/readTaskList.ts';

const read = (...lines: string[]) => readTaskList('todo.md', lines.join('\n'));
const tasks = (...lines: string[]) =>
  read(...lines).tasks.map(({ id, title, status }) => `${id}|${title}${status === 'done' ? '|x' : ''}`);

describe('check boxes', () => {
  it('takes any single mark, and only x for done', () => {
    const marks = ['x', 'X', ' ', '~', '-', '/', '>', '!', '?', 'o', '✓', '✔️', '…', 'P'];
    const list = read(...marks.map((mark, index) => `- [${mark}] T${index + 10} thing ${index}`));
    expect(list.tasks).toHaveLength(marks.length);
    expect(list.tasks.filter(({ status }) => status === 'done').map(({ id }) => id)).toEqual(['T10', 'T11']);
  });

  it('takes every bullet, indentation, quotes and empty boxes', () => {
    expect(
      tasks(
        '* [ ] a',
        '+ [x] b',
        '1. [ ] c',
        '2) [X] d',
        '      - [ ] e',
        '\t- [ ] f',
        '> - [ ] g',
        '- [] h',
        '-[ ] i',
      ),
    ).toHaveLength(9);
  });

  it('leaves links, footnotes and longer words in brackets alone', () => {
    expect(read('- [x](docs/x.md) a link', '- [US1] a story', '- [x]: a note', '-[x](y) z').tasks).toEqual(
      [],
    );
  });

  it('reads ids in all their dresses', () => {
    expect(
      tasks(
        '- [ ] **T001** Bold',
        '- [ ] **T002: All of it**',
        '- [x] `T003` Code',
        '- [ ] [T004] [P] [US2] Brackets',
        '- [ ] T005 - Dash',
        '- [ ] **T006 First words** and more',
        '- [ ] [P] T007 Tag first',
        '- [ ] ~~T008 Struck~~',
        '- [ ] Task 9: Word',
        '- [ ] **LD-000:** Letters',
        '- [ ] LD-001 — Long dash',
        '- [ ] T060A [P] Letter behind',
        '- [ ] **4.2** Number',
        '- [ ] 4.3) Bracket',
      ),
    ).toEqual([
      'T001|Bold',
      'T002|All of it',
      'T003|Code|x',
      'T004|Brackets',
      'T005|Dash',
      'T006|**First words** and more',
      'T007|Tag first',
      'T008|Struck',
      '9|Word',
      'LD-000|Letters',
      'LD-001|Long dash',
      'T060A|Letter behind',
      '4.2|Number',
      '4.3|Bracket',
    ]);
  });

  it('reads a number filled up with zeros as an id, in whatever company', () => {
    expect(tasks('- [ ] T001 One', '- [ ] LD-000 Two', '- [ ] SHA-256 for sums')).toEqual([
      'T001|One',
      'LD-000|Two',
      'T002|SHA-256 for sums',
    ]);
  });

  it('reads globs as they are written, and leaves emphasis out', () => {
    const list = read('- [ ] T001 Do (src/app/**), src/ui/*, **src/a.ts**, *src/b/* and src/c/**/*.ts.');
    expect(list.tasks[0]!.paths).toEqual(['src/app/**', 'src/ui/*', 'src/a.ts', 'src/b/', 'src/c/**/*.ts']);
  });

  it('does not take products, amounts and priorities for ids', () => {
    expect(
      tasks(
        '- [ ] S3 bucket for mails',
        '- [ ] OAuth2: add a provider',
        '- [ ] 3 retries',
        '- [ ] P1 fix it',
        '- [ ] P1 and this',
      ),
    ).toEqual([
      'T001|S3 bucket for mails',
      'T002|OAuth2: add a provider',
      'T003|3 retries',
      'T004|P1 fix it',
      'T005|P1 and this',
    ]);
  });

  it('gives ids that nobody has, and keeps both of two equal ones', () => {
    const list = read(
      '- [ ] T001 a',
      '- [ ] no id',
      '- [ ] T001 b',
      '- [ ] **T001-2:** c',
      '- [ ] T003 waits (depends on T001)',
    );
    expect(list.tasks.map(({ id }) => id)).toEqual(['T001', 'T002', 'T001-3', 'T001-2', 'T003']);
    expect(list.tasks.at(-1)!.dependsOn).toEqual(['T001']);
    expect(list.problems.map(({ message, range }) => [range.start.line, message])).toEqual([
      [2, 'an earlier task is `T001` too; this one was named `T001-3`'],
    ]);
  });

  it('leaves code and comments out, and keeps what follows a fence that nothing closes', () => {
    const list = read(
      '- [ ] T001 a',
      '  ```md',
      '  - [ ] T900 an example',
      '  ```',
      '~~~',
      '- [ ] T901 an example',
      '```',
      '~~~',
      '<!-- - [ ] T902',
      '- [ ] T903 -->',
      '- [ ] T002 with <!-- a remark --> behind',
      '```',
      '- [ ] T003 c',
    );
    expect(list.tasks.map(({ id }) => id)).toEqual(['T001', 'T002', 'T003']);
    expect(list.tasks[1]!.title).toBe('with behind');
    expect(list.problems.map(({ range }) => range.start.line)).toEqual([11]);
  });

  it.each([
    [
      'a heading',
      ['## Status Legend', '', '- [ ] Not started', '- [x] Done', '- [~] Under way with somebody'],
    ],
    ['a label', ['**Legend:**', '- [ ] Pending', '- [-] Skipped on purpose']],
    ['an item', ['- Key', '  - [ ] open', '  - [x] closed']],
    [
      'words for states',
      ['Some words', '', '- [ ] todo', '- [x] done (checked by a person)', '- [!] **blocked**'],
    ],
    ['the tag', ['## Notes', '', '- [P] tasks = different files, no dependencies']],
  ])('knows a legend by %s', (_, legend) => {
    expect(tasks(...legend, '', '## Work', '', '- [ ] T001 [P] a')).toEqual(['T001|a']);
    expect(tasks('- [ ] T001 [P] a', '', ...legend)).toEqual(['T001|a']);
  });

  it('takes tasks for a legend nowhere else', () => {
    expect(tasks('## Legend', '- [ ] open', '- [x] closed', '- [ ] Write the docs')).toEqual([
      'T001|Write the docs',
    ]);
    expect(tasks('## Legend', '- [ ] T001 Draw it')).toEqual(['T001|Draw it']);
    expect(tasks('## Format', '- [ ] T001 [P] Description', '## Work', '- [x] T001 Draw it')).toEqual([
      'T001|Draw it|x',
    ]);
    expect(tasks('## Key features', '- [ ] Sign in', '- [x] Sign out')).toHaveLength(2);
    expect(tasks('## Format: CSV', '- [ ] Write it')).toHaveLength(0);
    expect(tasks('- [ ] Done', '- [ ] Blocked')).toHaveLength(2);
    expect(tasks('- [P] draft the page', '- [x] publish it')).toHaveLength(2);
  });

  it('keeps tasks with parts of their own, and every part', () => {
    expect(tasks('- [ ] T001 a', '  - [x] b', '    - [ ] c', '- [ ] d', '  - [ ] e')).toHaveLength(5);
    expect(tasks('1. Set up', '   - [ ] a', '   - [x] b')).toHaveLength(2);
    expect(read('1. Set up', '   - [ ] a').tasks[0]!.phase).toMatchObject({ id: '1', title: 'Set up' });
  });
});
