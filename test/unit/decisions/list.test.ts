import { describe, expect, it } from 'vitest';
import { nextDecisionNumber } from '../../../src/core/decisions/decisionId.ts';
import { listDecisions } from '../../../src/core/decisions/list.ts';
import { newDecision } from '../../../src/core/decisions/template.ts';
import { settingsOf } from '../../../src/core/model/config.ts';
import type { FileReader } from '../../../src/core/ports.ts';

function readerOf(files: Record<string, string>): FileReader {
  return {
    read: path => files[path],
    list: folder =>
      Object.keys(files)
        .filter(path => folder === '' || path.startsWith(`${folder}/`))
        .sort(),
  };
}

const settings = settingsOf(undefined);
const record = '---\nstatus: accepted\n---\n# T\n';
const listed = (files: Record<string, string>): string[] =>
  listDecisions(readerOf(files), settings).map(({ path }) => path);

describe('listDecisions', () => {
  it('leaves out what is no decision', () => {
    const names = [
      '0001-a.md',
      '0002-html-template.md',
      'notes.md',
      'README.md',
      'index.md',
      'template.md',
      'adr-template.md',
      'adr-template-minimal.md',
      '0000-template.md',
      '000-index.md',
      'templates/madr.md',
      'picture.png',
      'old/0003-b.md',
    ];
    expect(listed(Object.fromEntries(names.map(name => [`docs/decisions/${name}`, record])))).toEqual([
      'docs/decisions/0001-a.md',
      'docs/decisions/0002-html-template.md',
      'docs/decisions/notes.md',
      'docs/decisions/old/0003-b.md',
    ]);
  });

  it('looks where adr-tools and log4brains keep theirs, and nowhere outside', () => {
    const files = {
      '.adr-dir': './doc/adr\n',
      '.log4brains.yml':
        'project:\n  adrFolder: ./adr/\n  packages:\n    - { name: a, path: a, adrFolder: a/adr }\n    - { adrFolder: ../b }\n',
      'doc/adr/0001-a.md': record,
      'adr/20240101-b.md': record,
      'a/adr/0001-c.md': record,
      '../b/0001-d.md': record,
    };
    expect(listed(files)).toEqual(['a/adr/0001-c.md', 'adr/20240101-b.md', 'doc/adr/0001-a.md']);
    expect(
      listed({ '.adr-dir': '.', 'adr-001-a.md': record, 'CONTRIBUTING.md': record, 'doc/0001-b.md': record }),
    ).toEqual(['adr-001-a.md']);
    expect(listed({ '.adr-dir': '/etc', '/etc/0001-a.md': record })).toEqual([]);
    expect(listed({ '.log4brains.yml': 'project: [', 'docs/decisions/0001-a.md': record })).toHaveLength(1);
  });
});

describe('newDecision', () => {
  it('takes the next number, beside the latest decision', () => {
    const decisions = listDecisions(
      readerOf({ 'docs/decisions/0007-a.md': record, 'docs/decisions/notes.md': record }),
      settings,
    );
    const { path, text } = newDecision(
      { settings, decisions },
      'Use: queues\n',
      new Date('2026-11-21T10:00:00Z'),
    );
    expect(path).toBe('docs/decisions/0008-use-queues.md');
    expect(
      text.startsWith(
        '---\nstatus: proposed\ndate: 2026-11-21\n---\n\n# Use: queues\n\n## Context and Problem Statement\n',
      ),
    ).toBe(true);
    expect(newDecision({ settings, decisions: [] }, '決定', new Date(0)).path).toBe(
      'docs/decisions/0001-決定.md',
    );
  });

  it.each([
    [[], '0001'],
    [['0009', '0003', 'notes'], '0010'],
    [['9'], '0010'],
    [['00012'], '00013'],
    [['20240131'], '0001'],
  ])('numbers after %j', (ids, next) => {
    expect(nextDecisionNumber(ids)).toBe(next);
  });
});
