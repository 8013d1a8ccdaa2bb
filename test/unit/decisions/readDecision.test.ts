import { describe, expect, it } from 'vitest';
import { readDecision } from '../../../src/core/decisions/readDecision.ts';
import type { Decision } from '../../../src/core/model/decision.ts';

const read = (text: string, path = 'docs/decisions/0002-use-ports.md') => readDecision(path, text);
const facts = (text: string, path?: string): Partial<Decision> => {
  const { id, title, status, supersedes, supersededBy } = read(text, path).value;
  return { id, title, status, supersedes, supersededBy };
};

describe('readDecision', () => {
  it.each<[string, string, Partial<Decision>]>([
    [
      'MADR 4',
      '---\nstatus: accepted\ndate: 2026-01-12\n---\n\n# Reach the outside through ports\n\n## Context and Problem Statement\n\nWhy.\n',
      {
        id: '0002',
        title: 'Reach the outside through ports',
        status: 'accepted',
        supersedes: [],
        supersededBy: [],
      },
    ],
    [
      'MADR 4, replaced, with a link',
      '---\nstatus: superseded by [0007](0007-use-queues.md)\nsupersedes: [1, "0003"]\n---\n# 2. Ports\n',
      {
        id: '0002',
        title: 'Ports',
        status: 'superseded',
        supersedes: ['0001', '0003'],
        supersededBy: ['0007'],
      },
    ],
    [
      'MADR 4 with a bare number',
      '---\nstatus: "superseded by ADR-7"\n---\n# Ports\n',
      { status: 'superseded', supersededBy: ['0007'] },
    ],
    [
      'MADR 2',
      '# Ports\n\n* Status: accepted\n* Deciders: the team\n* Date: 2020-01-02\n\nTechnical Story: none\n\n## Context\n\nx\n',
      { title: 'Ports', status: 'accepted' },
    ],
    [
      'MADR 3 in bold',
      '# Ports\n\n- **Status**: Superseded by [ADR-0005](0005-example.md)\n',
      { status: 'superseded', supersededBy: ['0005'] },
    ],
    [
      'Nygard',
      '# 2. Ports\r\n\r\n## Status\r\n\r\nProposed\r\n\r\n## Context\r\n\r\nx\r\n',
      { title: 'Ports', status: 'proposed' },
    ],
    [
      'adr-tools',
      '# 2. Ports\n\nDate: 2016-02-12\n\n## Status\n\nAccepted\n\nSupersedes [1. Layers](0001-layers.md)\n\nAmended by [4. More](0004-more.md)\n\n## Context\n',
      { title: 'Ports', status: 'accepted', supersedes: ['0001'], supersededBy: [] },
    ],
    [
      'adr-tools, replaced',
      '# 2. Ports\n\n## Status\n\nSuperceded by [9. Mail](0009-mail.md)\n',
      { status: 'superseded', supersededBy: ['0009'] },
    ],
    ['a status with a date', '# Ports\n\n## Status\n\nAccepted on 2026-01-01\n', { status: 'accepted' }],
    ['a struck-out status', '# Ports\n\n## Status\n\n~~Proposed~~ Accepted\n', { status: 'accepted' }],
    [
      'upper case',
      '---\nStatus: x\nstatus: ACCEPTED\n---\n# ADR-0002: Ports\n',
      { title: 'Ports', status: 'accepted' },
    ],
  ])('reads %s', (_, text, expected) => {
    expect(facts(text)).toMatchObject(expected);
  });

  it.each<[string, string]>([
    [
      'a template',
      '# Ports\n\n* Status: [proposed | rejected | accepted | deprecated | … | superseded by [ADR-0005](0005-example.md)]\n',
    ],
    ['MADR 4’s template', '---\nstatus: "{proposed | rejected | accepted}"\n---\n# Ports\n'],
    ['another word', '---\nstatus: approved\n---\n# Ports\n'],
    ['a word that only begins alike', '# Ports\n\n## Status\n\nAccepted-ish\n'],
    ['two opinions', '# Ports\n\n## Status\n\n2020 draft\n\nProposed\n\nAccepted\n'],
    ['a denial', '# Ports\n\n## Status\n\nNot accepted\n'],
    ['nothing', 'words only\n'],
    ['an empty file', ''],
    ['a status in code', '# Ports\n\n```\nStatus: accepted\n```\n'],
  ])('does not guess: %s', (_, text) => {
    const { value, problems } = read(text);
    expect(value.status).toBeNull();
    expect(problems.map(({ severity, message }) => [severity, message.slice(0, 18)])).toEqual([
      ['warning', 'no readable status'],
    ]);
  });

  it.each([
    ['0007-mail.md', '0007'],
    ['7-mail.md', '7'],
    ['adr-012-mail.md', '012'],
    ['ADR_3 mail.md', '3'],
    ['mail.md', 'mail'],
    ['20240131-mail.md', '20240131-mail'],
    ['2024-01-31-mail.md', '2024-01-31-mail'],
    ['3d-engine.md', '3d-engine'],
  ])('takes the id of %s', (name, id) => {
    expect(read('# x\n', `docs/${name}`).value.id).toBe(id);
  });

  it('reads rules with their places in the file', () => {
    const text =
      '---\nstatus: accepted\nrules:\n  - { id: X, kind: nothing }\n  - id: PKG-1\n    kind: packages\n    from: domain\n    deny: [pg]\n---\n# Ports\n';
    const { value, problems, rangeOf } = read(text);
    expect(value.rules).toEqual([{ id: 'PKG-1', kind: 'packages', from: 'domain', deny: ['pg'] }]);
    expect(value.ruleRanges.map(({ start }) => start)).toEqual([{ line: 4, character: 4 }]);
    expect(problems.map(({ range, severity }) => [range.start.line, severity])).toEqual([[3, 'error']]);
    expect(rangeOf(['rules', 1, 'deny', 0]).start).toEqual({ line: 7, character: 11 });
  });

  it('lets broken front matter pass where no rule can be lost with it', () => {
    expect(
      read('---\nstatus: accepted\ntags: [a\n---\n# x\n').problems.every(
        ({ severity }) => severity === 'warning',
      ),
    ).toBe(true);
    expect(
      read('---\nstatus: accepted\nrules: [a\n---\n# x\n').problems.some(
        ({ severity }) => severity === 'error',
      ),
    ).toBe(true);
  });

  it('gives the sections by heading, sub-headings inside them', () => {
    const { sections } = read(
      '# T\n\nintro\n\n## A\n\none\n\n### A.1\n\ntwo\n\n## B\n\n```\n## no\n```\n',
    ).value;
    expect(sections).toEqual([
      { heading: 'A', text: 'one\n\n### A.1\n\ntwo' },
      { heading: 'B', text: '```\n## no\n```' },
    ]);
  });
});
