import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTaskList } from '../../../src/core/tasklists/readTaskList.ts';

const piece = fc.constantFrom(
  '- [ ] T001 [P] [US1] Add `src/a.ts` (depends on T002-T009)\n',
  '  - [x] 1.1 Part\n',
  '- [ ] 1. Whole\n',
  '> * [~] **WP01**: quoted\n',
  '## Phase 2: Setup\n',
  '## Dependencies\n',
  '- T001 → T002 → 1.1\n',
  'T001 depends on T404, 9.9\n',
  '## Legend\n',
  '- [x] done\n',
  '```\n',
  '~~~~ js\n',
  '<!--',
  '-->',
  '---\n',
  'work_package_id: WP01\nsubtasks: [T001]\n',
  '{"tasks":[{"id":1,"subtasks":[{"id":2}]}]}',
  '\t\t',
  '\r',
  '\n\n',
  '<!-- plumbrule {"id":"a"} -->',
);

describe('any text', () => {
  it('is read without an exception, with unique ids and ranges inside', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 6, arbitrary: piece }, fc.string({ maxLength: 20, unit: 'binary' })), {
          maxLength: 30,
        }),
        pieces => {
          const text = pieces.join('');
          const { tasks, problems } = readTaskList('a.md', text);
          const lines = text.split(/\r\n|\n|\r/).length;
          expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
          for (const { id } of tasks) expect(id).toMatch(/^\S+$/);
          for (const { range } of [...tasks, ...problems]) expect(range.start.line).toBeLessThan(lines);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a list of check boxes', () => {
  const box = fc.record({
    depth: fc.nat(3),
    mark: fc.constantFrom(' ', 'x', 'X', '-', '~', '!', 'P'),
    bullet: fc.constantFrom('-', '*', '+', '3.'),
    words: fc.constantFrom(
      'Write the page',
      '**Bold** words',
      'T is no id',
      'Pending review of it',
      '`code` in src/a.ts',
      '',
    ),
    fenced: fc.boolean(),
  });

  it('gives a task for every box outside of code, done where it says x', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 20 }), boxes => {
        const text = boxes.map(({ depth, mark, bullet, words, fenced }) => {
          const line = `${'  '.repeat(depth)}${bullet} [${mark}] ${words}`;
          return fenced ? `\`\`\`md\n${line}\n\`\`\`` : line;
        });
        const { tasks } = readTaskList('a.md', text.join('\n'));
        const wanted = boxes.filter(({ fenced }) => !fenced);
        expect(tasks.map(({ status }) => status === 'done')).toEqual(
          wanted.map(({ mark }) => /x/i.test(mark)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
