import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Patch } from '../../../src/core/artifacts/patch.ts';
import { editDecision, readDecisionForm } from '../../../src/core/decisions/form.ts';
import { readDecision } from '../../../src/core/decisions/readDecision.ts';
import { decisionStatuses } from '../../../src/core/model/decision.ts';

/** Records with places for what a form changes: `{title}`, `{status}`, `{outcome}`, `{first}` and `{second}`. */
const dialects: Readonly<Record<string, string>> = {
  'MADR 4': `---
# who and when
status: {status} # since the offsite
date: 2026-03-04
decision-makers: [ops,  web]
---

# {title}

## Context and Problem Statement

Mails are late.   
A second line.

<!-- kept as it is -->

## Considered Options

* {first}
* {second}

## Decision Outcome

{outcome}

### Consequences

* Good, because mails arrive

## Pros and Cons of the Options

### {first}

* Bad, because new

### {second}

* Good, because known

## More Information

* Supersedes [ADR-0002](0002-cron.md)
`,
  'MADR 3 with a number in the title': `---
parent: Decisions
nav_order: 4
status: {status}
---
# 4. {title}

## Decision Drivers <!-- optional -->

* speed

## Considered Options

1. {first}
2. {second}

## Decision Outcome

{outcome}

<!-- This is optional. -->
## Confirmation

A test run each night.
`,
  'MADR 2': `# ADR-0004: {title}

* Status: {status} <!-- optional -->
* Deciders: ops, web
* Date: 2020-05-06

Technical Story: none

## Considered Options

- {first}
- {second}

## Decision Outcome

{outcome}
`,
  'adr-tools': `# 4. {title}

Date: 2019-08-07

## Status

{status}

Amends [2. Cron](0002-cron.md)

## Context

Mails are late.

## Decision

{outcome}

## Consequences

None\twe know of.
`,
  log4brains: `# {title}

- Status: {status}
- Tags: mail, queue

## Considered Options

- {first}
- {second}

## Decision Outcome

{outcome}

## Links

- Supersedes [20200102-cron](20200102-cron.md)
`,
  'a table of columns above the title': `| Status   | Date       | Author    |
|:---------|:-----------|:----------|
| {status} | 2026-03-04 | [@x](y)   |

# {title}

## Decision

{outcome}
`,
  'a table of pairs': `# {title}

| Field      | Value |
| ---------- | ----- |
| **Status** | {status} |
| Owner      | web \\| ops |

## Decision

{outcome}
`,
  badges: `# 4. {title}

[![Date](https://img.shields.io/badge/Date-2026/03/04-blue.svg)](https://shields.io)
[![State of it](https://img.shields.io/badge/Status-{status}-green.svg)](https://shields.io)

## Decision

{outcome}
`,
  'several facts on a line': `# ADR: {title}

> **Status:** {status} · **Date:** 2026-03-04 · **Related:** [2](0002-cron.md)

## Decision

{outcome}
`,
  'a quoted title in front matter': `---
id: adrs-4
title: "ADR004: {title}"
Status: {status}
---

## Context

Mails are late.

## Decision

{outcome}
`,
  'a title of the second level': `## 4. {title}

### Status

- {status}

### Decision

{outcome}
`,
  'French headings': `# 4. {title}

## Statut

{status}

## Contexte

Des mails en retard.
`,
};

type Values = Record<'title' | 'status' | 'outcome' | 'first' | 'second', string>;
const fields = {
  title: ['title'],
  status: ['status'],
  outcome: ['outcome'],
  first: ['options', 0],
  second: ['options', 1],
};

const render = (dialect: string, values: Values): string =>
  dialect.replace(/\{(\w+)\}/g, (_, name: keyof Values) => values[name]);

const start: Values = {
  title: 'Send mail by queue',
  status: 'Accepted',
  outcome: 'A queue, because nothing is lost.',
  first: 'Queue of our own',
  second: 'Hosted queue',
};

const words = fc
  .stringMatching(/^[A-Z][a-z]{2,9}( [a-z0-9]{1,9}){1,5}$/)
  .filter(text => !/^Adr\b/.test(text));
const change = fc.oneof(
  fc.record({
    name: fc.constant<keyof Values>('status'),
    value: fc.constantFrom<string>(...decisionStatuses),
  }),
  fc.record({ name: fc.constantFrom<keyof Values>('title', 'outcome', 'first', 'second'), value: words }),
);

describe.each(Object.entries(dialects))('a record with %s', (_, dialect) => {
  it('is read', () => {
    const { value } = readDecision('docs/decisions/0004-x.md', render(dialect, start));
    expect(value).toMatchObject({ id: '0004', title: start.title, status: 'accepted', supersededBy: [] });
    if (dialect.includes('{outcome}'))
      expect(readDecisionForm('x.md', render(dialect, start)).value.outcome).toContain(start.outcome);
  });

  it('changes where the form was changed and nowhere else, byte for byte', () => {
    const has = ({ name }: { name: string }): boolean => dialect.includes(`{${name}}`);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (changes, eol) => {
        const values = { ...start };
        const patches = changes.filter(has).map(({ name, value }): Patch => {
          // A status that is there already stays as it is written.
          if (name !== 'status' || values.status.toLowerCase() !== value) values[name] = value;
          return { op: 'set', path: fields[name], value };
        });
        fc.pre(values.first !== values.second);
        const inFile = (text: string): string => text.replaceAll('\n', eol);
        expect(editDecision(inFile(render(dialect, start)), patches)).toBe(inFile(render(dialect, values)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('editDecision', () => {
  const status = (value: string): Patch => ({ op: 'set', path: ['status'], value });

  it('takes out what would still say that the decision is replaced', () => {
    const text =
      '# 4. Mail\n\n## Status\n\nAccepted\n\nSuperceded by [9. Push](0009-push.md)\n\nAmended by [7. Batches](0007-batches.md)\n\n## Context\n';
    const edited = editDecision(text, [status('accepted')]);
    expect(edited).toBe(
      text.replace('Accepted', 'accepted').replace('Superceded by [9. Push](0009-push.md)\n', ''),
    );
    expect(readDecision('0004-mail.md', edited).value.status).toBe('accepted');
  });

  it('changes what is read out for a badge with what it shows', () => {
    const text = '# Mail\n\n![Accepted](https://img.shields.io/badge/status-Accepted-green)\n';
    expect(editDecision(text, [status('rejected')])).toBe(text.replaceAll('Accepted', 'rejected'));
  });

  it('leaves sub-headings of a section as they are, whatever their names', () => {
    const text =
      '# Mail\n\n## Decision Outcome\n\nA queue.\n\n### Decision\n\nOurs.\n\n#### Context\n\nOld.\n';
    const before = String(readDecisionForm('x.md', text).value.outcome);
    const after = before.replace('Ours.', 'Hosted.');
    expect(editDecision(text, [{ op: 'set', path: ['outcome'], value: after }])).toBe(
      text.replace('Ours.', 'Hosted.'),
    );
  });

  it('leaves no tick before a status that it does not belong to', () => {
    const text = '# Mail\n\n## Status\n\n✅ Accepted\n\n## Context\n';
    expect(editDecision(text, [status('rejected')])).toBe(text.replace('✅ Accepted', 'rejected'));
  });

  it('keeps what a template’s brackets stood around as one entry', () => {
    const text = '---\nstatus: { proposed }\ndate: 2026-01-02\n---\n# Mail\n';
    expect(readDecisionForm('x.md', text).value.status).toBe('proposed');
    expect(editDecision(text, [status('accepted')])).toBe(text.replace('{ proposed }', 'accepted'));
  });
});
