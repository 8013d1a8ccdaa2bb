import { describe, expect, it } from 'vitest';
import { answerOf, fits, sameAnswer, textOf } from '../../../webview-ui/src/form/answers.ts';
import { notApplicableAnswer, notApplicableReason } from '../../../webview-ui/src/form/notApplicable.ts';
import { newRecord, nextId, recordNote, recordTitle } from '../../../webview-ui/src/form/records.ts';

describe('answerOf', () => {
  it('keeps numbers that were not touched', () => {
    expect(answerOf('line', '3', 3)).toBe(3);
    expect(answerOf('line', '3h', 3)).toBe('3h');
    expect(answerOf('list', '1.2\nT001', [1.2])).toEqual([1.2, 'T001']);
  });

  it('keeps a lone item a lone item until there are two', () => {
    expect(answerOf('list', 'src/b/**', 'src/a/**')).toBe('src/b/**');
    expect(answerOf('list', 'src/a/**\nsrc/b/**', 'src/a/**')).toEqual(['src/a/**', 'src/b/**']);
  });

  it('keeps blanks and empty lines inside a text, not at its end', () => {
    expect(answerOf('text', '  one\n\ntwo \n', undefined)).toBe('  one\n\ntwo');
  });
});

describe('sameAnswer', () => {
  it.each([
    [undefined, ''],
    [null, []],
    ['one\r\ntwo', 'one\ntwo\n'],
    [['a'], ['a']],
  ])('takes %j and %j as the same', (one, other) => {
    expect(sameAnswer(one, other)).toBe(true);
  });

  it.each([
    ['one', 'two'],
    [false, undefined],
    [['a'], 'a'],
    [0, ''],
  ])('tells %j from %j', (one, other) => {
    expect(sameAnswer(one, other)).toBe(false);
  });
});

describe('fits', () => {
  it('is false where a control would lose part of the value', () => {
    expect(fits('line', { en: 'Title' })).toBe(false);
    expect(fits('list', ['a', { b: 1 }])).toBe(false);
    expect(fits('map', ['a'])).toBe(false);
    expect(fits('records', { a: 1 })).toBe(false);
  });

  it('is true for what a person may have written short', () => {
    expect(fits('list', 'src/**')).toBe(true);
    expect(fits('table', 'None so far.')).toBe(true);
    expect(textOf(['a', 1])).toBe('a\n1');
  });
});

describe('not applicable', () => {
  it('reads back the reason that it wrote', () => {
    expect(notApplicableReason(notApplicableAnswer('no API'))).toBe('no API');
  });

  it('is not seen in an answer that only begins alike', () => {
    expect(notApplicableReason('N/Available: none')).toBeUndefined();
    expect(notApplicableReason(['N/A'])).toBeUndefined();
  });
});

describe('records', () => {
  it.each([
    [['T001', 'T002'], 'T003'],
    [['T009'], 'T010'],
    [['T2', 'T3', 'T1'], 'T4'],
    [['DEP-1', 'LAY-1'], 'LAY-2'],
    [['1.1'], '1.2'],
    [['setup'], 'setup1'],
    [[], '1'],
    [['9'.repeat(40)], `${'9'.repeat(31)}1000000000`],
  ])('gives %j the next id %s', (ids, id) => {
    expect(nextId(ids.at(-1) ?? '', ids)).toBe(id);
  });

  const field = {
    id: 'rules',
    label: 'Rules',
    help: '',
    kind: 'records',
    itemName: 'rule',
    titleField: 'title',
  } as const;

  it('starts a record with an id and the first of its shapes', () => {
    const id = { id: 'id', label: 'Id', help: '', kind: 'line' } as const;
    const rules = { ...field, fields: [id], variants: { by: 'kind', of: { allow: [], forbid: [] } } };
    expect(newRecord(rules, ['DEP-1'], ['DEP-1'])).toEqual({ id: 'DEP-2', kind: 'allow' });
  });

  it('says of what shape a record is and what it is about, or how far it is', () => {
    const list = (id: string, note: string) => ({ id, label: id, help: '', kind: 'list', note }) as const;
    const flag = { id: 'transitive', label: 'Transitive', help: '', kind: 'flag', note: '(far)' } as const;
    const rules = {
      ...field,
      variants: { by: 'kind', of: { forbid: [list('from', '*'), list('to', '→ *'), flag] } },
    };
    const rule = { kind: 'forbid', from: 'domain', to: ['app', 'infra'], transitive: true };
    expect(recordNote(rules, rule)).toBe('forbid: domain → app, infra (far)');
    expect(recordNote(rules, { ...rule, from: [], transitive: false })).toBe('forbid: app, infra');
    expect(recordNote(rules, { kind: 'unheard-of', from: 'x' })).toBe('unheard-of');
    expect(recordNote(field, { status: 'done' })).toBe('done');
    expect(recordNote(field, 'text')).toBe('');
  });

  it('names a record by its id and title, or else by its number', () => {
    expect(recordTitle(field, { id: 'T1', title: 'Collect' }, 0)).toBe('T1 Collect');
    expect(recordTitle(field, { title: ' ' }, 1)).toBe('Rule 2');
    expect(recordTitle(field, 'broken', 0)).toBe('Rule 1');
  });
});
