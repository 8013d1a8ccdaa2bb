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
    ['a tick before the status', '# Ports\n\n## Status\n\n✅ Accepted\n', { status: 'accepted' }],
    ['a short code before it', '# Ports\n\n* Status: :x: Rejected, too slow\n', { status: 'rejected' }],
    [
      'a coloured status',
      '# Ports\n\nStatus: <b style="color:red">Deprecated</b>\n',
      { status: 'deprecated' },
    ],
    ['a list to tick', '# Ports\n\n## Status\n\n- [ ] Proposed\n- [x] Accepted\n', { status: 'accepted' }],
    ['a status in the heading', '# Ports\n\n## Status: Rejected\n\nToo slow.\n', { status: 'rejected' }],
    ['a quoted status', '# Ports\n\n> **Status:** Accepted\n', { status: 'accepted' }],
    [
      'several facts on one line',
      '# Ports\n\n**Status:** Accepted | **Date:** 2026-01-02 | **Supersedes:** ADR-1\n',
      { status: 'accepted', supersedes: ['0001'] },
    ],
    ['a choice that was made', '---\nstatus: { accepted }\n---\n# Ports\n', { status: 'accepted' }],
    ['a list of one', '---\nstatus: [rejected]\n---\n# Ports\n', { status: 'rejected' }],
    [
      'a key in upper case',
      '---\nStatus: Accepted\nTitle: Ports\n---\n',
      { status: 'accepted', title: 'Ports' },
    ],
    [
      'a table',
      '| Status | Date |\n|--|--|\n| Proposed | 2026-01-02 |\n\n## Context\n',
      { status: 'proposed', title: '' },
    ],
    [
      'a table of two columns',
      '# Ports\n\n| Date | 2026 |\n|--|--|\n| Status | Accepted |\n',
      { status: 'accepted' },
    ],
    [
      'a table with the status first',
      '# Ports\n\n| Status | Accepted |\n|--|--|\n| Date | 2026 |\n',
      { status: 'accepted' },
    ],
    [
      'a table below its heading',
      '# Ports\n\n## Status\n\n| Status | By |\n|--|--|\n| Rejected | ops |\n',
      { status: 'rejected' },
    ],
    [
      'a badge',
      '# Ports\n\n![State](https://img.shields.io/badge/status-superseded_by_ADR--0007-red)\n',
      { status: 'superseded', supersededBy: ['0007'] },
    ],
    ['German', '# Ports\n\n## Status\n\nAkzeptiert\n', { status: 'accepted' }],
    [
      'German, replaced',
      '# Ports\n\n## Status\n\nErsetzt durch [ADR 7](0007-x.md)\n',
      { status: 'superseded', supersededBy: ['0007'] },
    ],
    ['French', '# Ports\n\n* statut : proposé\n', { status: 'proposed' }],
    ['Spanish', '# Puertos\n\n## Estado\n\nAceptada\n', { status: 'accepted' }],
    [
      'what is often misspelt',
      '# Ports\n\n## Status\n\nSuperceeded by 7\n',
      { status: 'superseded', supersededBy: ['0007'] },
    ],
    [
      'a history with dates',
      '# Ports\n\n## Status\n\n- 2025-01-02: Proposed\n- 2025-03-04: Deprecated\n- 2025-02-03: Accepted\n',
      { status: 'deprecated' },
    ],
    [
      'words behind a status',
      '# Ports\n\n## Status\n\nAccepted by the whole team\n\nRejected alternatives stand below.\n',
      { status: 'accepted' },
    ],
    [
      'what gives way in part',
      '# Ports\n\n## Status\n\nAccepted\n\nPartially superseded by [7](0007-x.md)\n\nPartially supersedes [1](0001-x.md)\n',
      { status: 'accepted', supersedes: [], supersededBy: [] },
    ],
    [
      'what replaces a point of another',
      '# Ports\n\n* Status: accepted\n* Supersedes: point 5 of [1](0001-x.md)\n',
      { status: 'accepted', supersedes: [] },
    ],
    [
      'links at the end',
      '# Ports\n\n- Status: accepted\n\n## Links\n\n- Supersedes [20240102-a](20240102-a.md)\n- Refines 3\n- It is unclear whether it supersedes 4\n',
      { status: 'accepted', supersedes: ['20240102-a'] },
    ],
    [
      'another fact behind the status',
      '---\nstatus: accepted; supersedes ADR-0045\n---\n# Ports\n',
      { status: 'accepted', supersedes: ['0045'] },
    ],
    [
      'a path',
      "---\nstatus: deprecated\nsupersededBy: 'docs/adr/0004-x.md'\n---\n# Ports\n",
      { supersededBy: ['0004'] },
    ],
    [
      'a reference beside other numbers',
      '# Ports\n\n## Status\n\nSuperseded by [ADR-7](0007-x.md) in 2024, see [#99](https://example.org/issues/99)\n',
      { supersededBy: ['0007'] },
    ],
    [
      'a link out of the repository',
      '# Ports\n\nStatus: superseded by [ADR-7](https://example.org/wiki/12)\n',
      { supersededBy: ['0007'] },
    ],
    [
      'several bare numbers',
      '# Ports\n\nStatus: superseded by 7, 8 and 10 for 3 reasons\n',
      { supersededBy: ['0007', '0008', '0010'] },
    ],
    [
      'a guide that replaces it',
      '---\nstatus: deprecated\nsuperseded-by: docs/guides/mail.md\n---\n# x\n',
      { supersededBy: [] },
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
    ['a choice with slashes', '# Ports\n\n## Status\n\nProposed / Accepted / Superseded\n'],
    ['a choice with commas', '# Ports\n\nStatus: [Proposed, Accepted, Rejected, or superseded by 3]\n'],
    ['a box that nobody ticked', '# Ports\n\n## Status\n\n- [ ] Accepted\n'],
    ['a part', '# Ports\n\n## Status\n\nPartly superseded by 0007\n'],
    ['what was said of another', '# Ports\n\n## Status\n\nDraft. The old plan was superseded by 0007\n'],
    ['two on one day', '# Ports\n\n## Status\n\n2025-01-02 proposed\n2025-01-02 accepted\n'],
    ['a table of many', '# Ports\n\n| Nr | Status |\n|--|--|\n| 1 | Accepted |\n| 2 | Accepted |\n'],
    ['a fact below a section', '## Context\n\nx\n\n## Orders\n\nStatus: accepted\n'],
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
    ['7-august-2023-mail.md', '7-august-2023-mail'],
  ])('takes the id of %s', (name, id) => {
    expect(read('# x\n', `docs/${name}`).value.id).toBe(id);
  });

  it.each([
    ['# 0007 Mail', 'Mail'],
    ['# 7. Mail', 'Mail'],
    ['# [ADR-7] Mail', 'Mail'],
    ['# **ADR-0007** Mail', 'Mail'],
    ['# ADR 7 (2026-01-31): Mail', 'Mail'],
    ['# ADR 2026-01-31-2: Mail', 'Mail'],
    ['# ADR: Mail', 'Mail'],
    ['# Architecture Decision Record: Mail', 'Mail'],
    ['# *Mail by queue*', 'Mail by queue'],
    ['# 12 factors', '12 factors'],
    ['# 7-Zip for archives', '7-Zip for archives'],
    ['# 2.0 of the interface', '2.0 of the interface'],
    ['# ADR for mail', 'ADR for mail'],
    ['# 7', '7'],
    ['Mail\n====', 'Mail'],
    ['## 7. Mail\n\n### Context', 'Mail'],
    ['## 7. Mail\n\n## Proposal', 'Mail'],
    ['## Mail\n\n### Why', 'Mail'],
    ['## Mail\n\n## Proposal', ''],
    ['## Context\n\n## Mail', ''],
    ['# Status\n\nAccepted\n\n# Context', ''],
    ['---\ntitle: "0007-Mail: why"\n---\n\n## Context', '0007-Mail: why'],
    ['---\ntitle: "ADR007: Mail"\n---\n# Status', 'Mail'],
    ['---\ntitle: Post\n---\n# Mail', 'Mail'],
  ])('takes the title of %j', (text, title) => {
    expect(read(`${text}\n`).value.title).toBe(title);
  });

  it('says at the status what cannot be read', () => {
    const [front] = read('---\ndate: x\nstatus: approved\n---\n# x\n').problems;
    expect(front).toMatchObject({ range: { start: { line: 2, character: 8 } } });
    expect(front?.message).toContain('"approved"');
    const [body] = read('# x\n\n## Status\n\nOngoing\n').problems;
    expect(body).toMatchObject({ range: { start: { line: 4, character: 0 } } });
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
