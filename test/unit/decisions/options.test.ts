import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Patch, PatchError } from '../../../src/core/artifacts/patch.ts';
import { editDecision, readDecisionForm } from '../../../src/core/decisions/form.ts';
import type { OptionRow } from '../../../src/core/decisions/optionRows.ts';

const rows = (text: string) => readDecisionForm('1.md', text).value.options as OptionRow[];
const names = (text: string) => rows(text).map(({ option }) => option);
const edit = (text: string, ...patches: Patch[]) => editDecision(text, patches);
const set = (path: Patch['path'], value: unknown): Patch => ({ op: 'set', path, value: value as never });

const listed = `# Ports

## Considered Options

* Ports
* Layers
* Nothing

## Decision Outcome

Ports.

## Pros and Cons of the Options

* **Layers**: the database shows through
* Something else: nobody asked
`;

const headed = `# Ports

## Considered Options

Before.

### Ports

Good: tests need no network.

* one
* two

### Layers

Bad.

## Decision Outcome

Ports.

## Pros and Cons of the Options

### Ports

* Good, because x

### Layers

* Bad, because the database shows through
  everywhere
`;

describe('options of a decision', () => {
  it('have the reason beside each, from list items and from sub-headings', () => {
    expect(rows(listed)).toEqual([
      { option: 'Ports', reason: '' },
      { option: 'Layers', reason: 'the database shows through' },
      { option: 'Nothing', reason: '' },
    ]);
    expect(rows(headed)).toEqual([
      { option: 'Ports', reason: '* Good, because x' },
      { option: 'Layers', reason: '* Bad, because the database shows through\n  everywhere' },
    ]);
  });

  it.each([
    ['list items', listed, '* Layers\n', '* Onions\n', '**Layers**:', 'Onions:'],
    [
      'sub-headings',
      headed,
      '### Layers\n\nBad.\n',
      '### Onions\n\nBad.\n',
      '### Layers\n\n* Bad',
      '### Onions\n\n* Bad',
    ],
  ])('are renamed in %s, their reason with them', (_, text, option, renamed, reason, renamedReason) => {
    expect(edit(text, set(['options', 1, 'option'], 'Onions'))).toBe(
      text.replace(option, renamed).replace(reason, renamedReason),
    );
  });

  it('keep what stands below a sub-heading when others come and go', () => {
    const more = edit(headed, { op: 'insert', path: ['options', 1], value: { option: 'Onions' } });
    expect(more).toBe(headed.replace('* two\n\n### Layers', '* two\n\n### Onions\n\n### Layers'));
    const less = edit(headed, { op: 'remove', path: ['options', 0] });
    expect(names(less)).toEqual(['Layers']);
    expect(less).toContain('Before.\n\n### Layers\n\nBad.\n');
    const moved = edit(headed, { op: 'move', path: ['options', 1], to: 0 });
    expect(moved).toContain(
      'Before.\n\n### Layers\n\nBad.\n\n### Ports\n\nGood: tests need no network.\n\n* one\n* two\n',
    );
  });

  it('take a reason where the record gives reasons: as an item, or under a heading', () => {
    expect(edit(listed, set(['options', 2, 'reason'], 'Mails\nget lost'))).toBe(
      listed.replace('nobody asked\n', 'nobody asked\n* Nothing: Mails\n  get lost\n'),
    );
    const changed = edit(headed, set(['options', 1, 'reason'], 'Slow.'));
    expect(changed).toContain('### Layers\n\nSlow.\n');
    expect(rows(changed)[0]!.reason).toBe('* Good, because x');
    expect(rows(edit(listed, set(['options', 1, 'reason'], '')))[1]!.reason).toBe('');
  });

  it('put the first reason behind prose', () => {
    const prose = '# x\n\n## Options\n\n* A\n* B\n\n## Pros and Cons of the Options\n\nB is slow.\n';
    expect(edit(prose, set(['options', 1, 'reason'], 'Too slow'))).toBe(`${prose}\n* B: Too slow\n`);
  });

  it('may have no name yet, and then get one', () => {
    const added = edit(listed, { op: 'insert', path: ['options', 3], value: {} });
    expect(rows(added)[3]).toEqual({ option: '', reason: '' });
    const named = edit(added, set(['options', 3, 'reason'], 'Dear'), set(['options', 3, 'option'], 'Buy'));
    expect(rows(named)[3]).toEqual({ option: 'Buy', reason: 'Dear' });
  });

  it('may be given as words, and as a whole', () => {
    expect(names(edit(listed, set(['options'], ['Layers', 'Ports'])))).toEqual(['Layers', 'Ports']);
    expect(rows(edit(listed, set(['options'], ['Layers'])))[0]!.reason).toBe('the database shows through');
    expect(names(edit(listed, set(['options'], 'A\nB')))).toEqual(['A', 'B']);
    expect(names(edit(listed, { op: 'remove', path: ['options'] }))).toEqual([]);
  });

  it('refuse what has no place', () => {
    expect(() => edit(listed, set(['options', 0, 'price'], '1'))).toThrow(PatchError);
    expect(() => edit(listed, { op: 'remove', path: ['options', 7] })).toThrow(/not in the list/);
    expect(() => edit(listed, { op: 'rename', path: ['options'], key: 'x' })).toThrow(PatchError);
  });

  it('come to what was asked for, whatever the words, and lose no other section', () => {
    const words = fc
      .string({ unit: fc.constantFrom('a', 'b', ' ', '*', '.', 'é'), minLength: 1, maxLength: 12 })
      .map(text => `x${text}`.replace(/[ .*]+$/, ''));
    fc.assert(
      fc.property(
        fc.constantFrom(listed, headed),
        fc.array(words, { maxLength: 6 }),
        words,
        (text, given, name) => {
          let now: string = text;
          for (const word of given)
            now = edit(now, { op: 'insert', path: ['options', 0], value: { option: word } });
          now = edit(now, set(['options', 0, 'option'], name));
          expect(names(now)[0]).toBe(name.trim().replace(/\s+$/, ''));
          expect(names(now)).toHaveLength(names(text).length + given.length);
          expect(readDecisionForm('1.md', now).value.outcome).toBe('Ports.');
        },
      ),
    );
  });
});
