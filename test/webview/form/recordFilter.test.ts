import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src/core/model/form.ts';
import { countRecords, filterWords, fitsFilter } from '../../../webview-ui/src/form/recordFilter.ts';

const records = (id: string, fields: readonly Field[]): Field => ({
  id,
  label: id,
  help: '',
  kind: 'records',
  titleField: 'title',
  fields,
});
const milestones = records('milestones', [records('tasks', [])]);
const milestone = {
  id: 'M1',
  title: 'Every morning',
  tasks: [
    { id: 'T001', title: 'Collect the unread' },
    { id: 'T002', title: 'Send' },
  ],
};

describe('a filter over records', () => {
  it.each([
    ['m1', 'self'],
    ['morning every', 'self'],
    ['t002', 'inside'],
    ['UNREAD t001', 'inside'],
    ['t001 send', undefined],
    ['', 'self'],
  ])('lets "%s" find a record by %s', (text, fit) => {
    expect(fitsFilter(milestones, 0, milestone, filterWords(text))).toBe(fit);
  });

  it('finds the records of a map by their key', () => {
    const components: Field = { id: 'components', label: '', help: '', kind: 'map', fields: [] };
    expect(fitsFilter(components, 'billing', {}, ['bill'])).toBe('self');
    expect(fitsFilter(components, 'billing', {}, ['domain'])).toBeUndefined();
  });

  it('counts records with those inside others', () => {
    expect(countRecords(milestones, [milestone, milestone])).toBe(6);
    expect(countRecords(milestones, 'free text')).toBe(0);
  });
});
