import { describe, expect, it } from 'vitest';
import { type Patch, PatchError } from '../../../src/core/artifacts/patch.ts';
import { editDecision, readDecisionForm } from '../../../src/core/decisions/form.ts';
import { decisionText } from '../../../src/core/decisions/template.ts';

const set = (path: Patch['path'], value: unknown): Patch => ({ op: 'set', path, value: value as never });
const json = (text: string) => readDecisionForm('docs/decisions/0001-x.md', text).json;

const madr = `---
# facts
status: accepted # by all
date: 2026-01-12
deciders: [core]
---

# 1. Reach out through ports

## Context and Problem Statement

Why now?

## Considered Options

We looked at:

* Ports
* Layers
  with the database below

and nothing else.

## Decision Outcome

Ports, because.

### Confirmation

A test.
`;

const nygard =
  '# 1. Ports\n\nDate: 2016-02-12\n\n## Status\n\nProposed\n\n## Context\n\nWhy.\n\n## Decision\n\nPorts.\n';

describe('readDecisionForm', () => {
  it('shows what each template calls by another name', () => {
    expect(json(madr)).toEqual({
      title: 'Reach out through ports',
      status: 'accepted',
      date: '2026-01-12',
      context: 'Why now?',
      options: [
        { option: 'Ports', reason: '' },
        { option: 'Layers\nwith the database below', reason: '' },
      ],
      outcome: 'Ports, because.\n\n### Confirmation\n\nA test.',
    });
    expect(json(nygard)).toEqual({
      title: 'Ports',
      status: 'proposed',
      date: '2016-02-12',
      context: 'Why.',
      outcome: 'Ports.',
    });
  });

  it('finds a new record empty', () => {
    const empty = {
      drivers: '',
      outcome: '',
      consequences: '',
      implications: '',
      risks: '',
      reversibility: '',
      rejected: '',
    };
    expect(json(decisionText('Send by queue', new Date('2026-11-21T08:00:00Z')))).toEqual({
      ...empty,
      title: 'Send by queue',
      status: 'proposed',
      date: '2026-11-21',
      context: '',
      options: [],
    });
  });
});

describe('editDecision', () => {
  it.each<[string, string, Patch, string, string]>([
    ['the title', madr, set(['title'], 'Use\nports'), '# 1. Reach out through ports', '# 1. Use ports'],
    ['the status', madr, set(['status'], 'deprecated'), 'accepted # by all', 'deprecated # by all'],
    ['the date', madr, set(['date'], '2026-02-01'), '2026-01-12', '2026-02-01'],
    ['a text', madr, set(['context'], 'Because.'), 'Why now?', 'Because.'],
    ['an option', madr, set(['options', 0], 'Ports and adapters'), '* Ports\n', '* Ports and adapters\n'],
    [
      'the options with one more',
      madr,
      { op: 'insert', path: ['options', 2], value: 'Nothing' },
      'below\n',
      'below\n* Nothing\n',
    ],
    ['the options with one less', madr, { op: 'remove', path: ['options', 0] }, '* Ports\n', ''],
    [
      'the risks, added at their place',
      madr,
      set(['risks'], 'Cost.'),
      '### Confirmation\n\nA test.\n',
      '### Confirmation\n\nA test.\n\n### Risks\n\nCost.\n',
    ],
    ['a Nygard status', nygard, set(['status'], 'accepted'), 'Proposed', 'accepted'],
    ['a Nygard date', nygard, set(['date'], '2026-01-01'), '2016-02-12', '2026-01-01'],
    ['a Nygard decision', nygard, set(['outcome'], 'Queues.'), 'Ports.\n', 'Queues.\n'],
    [
      'a MADR 2 status',
      '# x\n\n* Status: accepted\n* Date: y\n',
      set(['status'], 'rejected'),
      'accepted',
      'rejected',
    ],
  ])('changes %s and not a byte more', (_, text, patch, before, after) => {
    expect(editDecision(text, [patch])).toBe(text.replace(before, after));
    const crlf = text.replaceAll('\n', '\r\n');
    expect(editDecision(crlf, [patch])).toBe(text.replace(before, after).replaceAll('\n', '\r\n'));
  });

  it('keeps what a status says beyond its word', () => {
    const text = '---\nstatus: superseded by [0007](0007-x.md)\n---\n# x\n';
    expect(editDecision(text, [set(['status'], 'superseded')])).toBe(text);
  });

  it('gives a record without facts some', () => {
    const edited = editDecision('words\n', [
      set(['title'], 'T'),
      set(['status'], 'proposed'),
      set(['date'], '2026-01-01'),
    ]);
    expect(edited).toBe('---\nstatus: proposed\ndate: "2026-01-01"\n---\n\n# T\n\nwords\n');
  });

  it('fills a new record in', () => {
    let text = decisionText('Send by queue', new Date('2026-11-21T08:00:00Z'));
    text = editDecision(text, [
      set(['context'], 'Mails are lost.'),
      { op: 'insert', path: ['options', 0], value: 'Queue' },
      { op: 'insert', path: ['options', 1], value: 'Outbox' },
      set(['outcome'], 'Queue.'),
      set(['rejected'], 'Outbox: slow.'),
    ]);
    expect(json(text)).toMatchObject({
      context: 'Mails are lost.',
      options: [
        { option: 'Queue', reason: '' },
        { option: 'Outbox', reason: '' },
      ],
      outcome: 'Queue.',
      rejected: 'Outbox: slow.',
    });
    expect(text.match(/<!--/g)?.length).toBe(9);
  });

  it('refuses what has no place', () => {
    expect(() => editDecision(madr, [set(['rules'], [])])).toThrow(PatchError);
    expect(() => editDecision(madr, [{ op: 'remove', path: ['options', 7] }])).toThrow(/not in the list/);
  });
});
