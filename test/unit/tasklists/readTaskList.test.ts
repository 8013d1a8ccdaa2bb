import { describe, expect, it } from 'vitest';
import type { ImportedList } from '../../../src/core/tasklists/importedList.ts';
import { readTaskList } from '../../../src/core/tasklists/readTaskList.ts';
import { ccSdd, kiro, openSpec, specKit, specKitty, taskMaster, workPackage } from './lists.ts';

const read = (text: string, path = 'specs/004/tasks.md') => readTaskList(path, text);
const brief = (list: ImportedList) =>
  list.tasks.map(({ id, status, phase }) => `${phase.id} ${id} ${status}`);
const waits = (list: ImportedList) =>
  Object.fromEntries(
    list.tasks.filter(({ dependsOn }) => dependsOn.length > 0).map(t => [t.id, t.dependsOn]),
  );

describe('readTaskList', () => {
  it('reads Spec Kit', () => {
    const list = read(specKit);
    expect(list.title).toBe('Sign-in by link');
    expect(brief(list)).toEqual([
      '1 T001 done',
      '1 T002 done',
      '2 T003 todo',
      '2 T004 todo',
      '2 T005 todo',
      '2 T006 todo',
    ]);
    expect(waits(list)).toEqual({
      T003: ['T001'],
      T004: ['T001'],
      T005: ['T003', 'T004'],
      T006: ['T099', 'T005'],
    });
    expect(list.unknown.map(({ task, id }) => [task, id])).toEqual([['T006', 'T099']]);
    expect(list.tasks.map(({ paths }) => paths)).toEqual([
      [],
      ['package.json'],
      ['tests/contract/links.test.ts'],
      ['src/models/link.ts'],
      ['src/services/linkService.ts', 'src/mail/**'],
      ['src/api/[locale]/links.ts'],
    ]);
    expect(list.tasks[4]).toMatchObject({
      title: 'Implement the link service in src/services/linkService.ts and the mail in `src/mail/**`',
      details: { story: 'US1' },
      phase: { title: 'User Story 1 - Ask for a link (Priority: P1) 🎯 MVP' },
    });
  });

  it('reads Kiro: numbered parents are phases, and what stands beside them too', () => {
    const list = read(kiro);
    expect(list.title).toBeUndefined();
    expect(brief(list)).toEqual([
      '1 1.1 done',
      '1 1.2 todo',
      '1 1.3 todo',
      '2 2 done',
      '3 3.1 todo',
      '3 3.2 todo',
    ]);
    expect(waits(list)).toEqual({ '3.1': ['1.1', '1.2', '1.3', '2'], '3.2': ['3.1', '9.9'] });
    expect(list.tasks[0]).toMatchObject({
      title: 'Write the table in `migrations/0001_links.sql`',
      paths: ['migrations/0001_links.sql'],
      phase: { title: 'Prepare the store' },
      details: { strategy: '- Keep the hash and not the link\n- _Requirements: 1.1, 2.3_' },
    });
    expect(list.tasks[2]!.details.optional).toBe(true);
  });

  it('reads cc-sdd, which tells parts by their number alone, and says where a ticked parent has an open part', () => {
    const list = read(ccSdd);
    expect(brief(list)).toEqual(['1 1.1 done', '1 1.2 todo', '2 2.1 todo', '2 2.10 todo']);
    expect(list.tasks.slice(0, 2).map(({ title }) => title)).toEqual([
      'Start the service',
      'Read the settings',
    ]);
    expect(waits(list)).toEqual({ '2.1': ['1.1', '1.2'] });
    expect(list.problems.map(({ message, range }) => [range.start.line, message])).toEqual([
      [6, '1 is ticked, but this part of it is not; it is read as not done'],
    ]);
  });

  it('reads OpenSpec, lines that go on included', () => {
    const list = read(openSpec);
    expect(brief(list)).toEqual(['1 1.1 done', '1 1.2 todo', '2 2.1 todo', '2 T001 todo']);
    expect(list.tasks[0]!.title).toBe(
      'Raise `ws` to the version that closes half-open sockets, in `packages/server/package.json`',
    );
    expect(list.tasks[0]!.paths).toEqual(['packages/server/package.json']);
    expect(list.tasks[1]!.paths).toEqual(['src/polyfill/']);
  });

  it('reads Spec Kitty: a work package is a phase that may wait for another', () => {
    const list = read(specKitty);
    expect(brief(list)).toEqual(['WP01 T001 done', 'WP01 T002 todo', 'WP02 T003 todo']);
    expect(list.tasks.map(({ title }) => title)).toEqual([
      'Add the flag to `src/settings/consent.py`',
      'Refuse to send without it',
      'Write what was sent',
    ]);
    expect(waits(list)).toEqual({ T003: ['T001', 'T002'] });
  });

  it('reads work packages that were written without check boxes', () => {
    const list = read(
      '## Work Package 1: Rename\n\n**Subtasks**: T001–T002 (2)\n**Owned Files**: src/a.py, src/b.py\n\n' +
        '## WP02 — Remove\n\n**Dependencies**: WP01\n',
    );
    expect(brief(list)).toEqual(['WP01 T001 todo', 'WP01 T002 todo', 'WP02 WP02 todo']);
    expect(list.tasks[1]).toMatchObject({ title: 'Rename (T002)', paths: ['src/a.py', 'src/b.py'] });
    expect(waits(list)).toEqual({ WP02: ['T001', 'T002'] });
  });

  it('reads one work package: its subtasks, and its check boxes as what is checked at the end', () => {
    const list = read(workPackage, 'kitty-specs/010/tasks/WP02-audit.md');
    expect(brief(list)).toEqual(['WP02 T003 todo', 'WP02 T004 todo']);
    expect(list.tasks.map(({ title, paths }) => [title, paths])).toEqual([
      ['Write what was sent', ['src/audit/**']],
      ['Show it', ['src/audit/**']],
    ]);
    expect(list.tasks[1]!.details.validation).toEqual([
      { check: 'Both tests pass' },
      { check: 'Nothing but owned files changed' },
    ]);
    expect(list.unknown.map(({ id }) => id)).toEqual(['WP01', 'WP01']);
    expect(brief(read(workPackage.replace(/"for_review"/, 'done')))).toEqual([
      'WP02 T003 done',
      'WP02 T004 done',
    ]);
  });

  it('reads Task Master with and without tags', () => {
    const list = read(taskMaster, '.taskmaster/tasks/tasks.json');
    expect(brief(list)).toEqual(['1 1 done', '2 2.1 done', '2 2.2 todo', '2 2.3 blocked', '3 3 todo']);
    expect(waits(list)).toEqual({
      '2.1': ['1'],
      '2.2': ['2.1', '1'],
      '2.3': ['2.2', '77', '1'],
      '3': ['2.1', '2.2', '2.3'],
    });
    expect(list.tasks[1]!.details).toEqual({ strategy: 'Append only' });
    expect(list.tasks[2]!.details).toEqual({ validation: [{ check: 'Read what was written' }] });
    expect(list.tasks[4]!.paths).toEqual(['docs/store.md']);
    const lines = taskMaster.split('\n');
    expect(lines[list.tasks[4]!.range.start.line + 2]).toContain('Document it');
    const untagged = JSON.stringify(JSON.parse(taskMaster).master);
    expect(brief(read(untagged))).toEqual(brief(list));
  });

  it('gives each of several tags a milestone, and keeps equal ids apart', () => {
    const tasks = (title: string) => ({
      tasks: [
        { id: 1, title },
        { id: 2, title: 'then', dependencies: [1] },
      ],
    });
    const list = read(JSON.stringify({ master: tasks('a'), 'next step': tasks('b') }));
    expect(list.tasks.map(({ id, dependsOn, phase }) => [phase.milestone.id, id, dependsOn])).toEqual([
      ['master', '1', []],
      ['master', '2', ['1']],
      ['next-step', '1@next-step', []],
      ['next-step', '2@next-step', ['1@next-step']],
    ]);
    expect(list.problems).toEqual([]);
  });

  it('says so where there is nothing to read', () => {
    expect(read('# Notes\n\nNothing to do.\n').problems[0]!.message).toContain('there is no task here');
    expect(read('{ "tasks": [ { "id": 1, ').problems[0]!.message).toContain('no readable JSON');
    expect(read('{"tasks":[{"id":1,"title":5}]}').problems[0]!.message).toContain('left out');
  });
});
