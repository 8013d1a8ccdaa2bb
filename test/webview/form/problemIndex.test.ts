import { describe, expect, it } from 'vitest';
import { indexed, ofFile } from '../../../webview-ui/src/form/problemIndex.ts';
import { missing, syntaxError } from '../samplePlan.ts';

const problems = [
  missing('a.yaml', ['rules', 0, 'from'], 'from'),
  { ...missing('a.yaml', ['rules', 0], 'rule'), severity: 'error' as const },
  missing('a.yaml', ['rules', 10, 'to'], 'to'),
  syntaxError('a.yaml', 3),
  missing('b.yaml', ['title'], 'title'),
];

describe('problems by place', () => {
  const index = indexed(ofFile(problems, 'a.yaml'));

  it('finds those at exactly a place', () => {
    expect(index.at(['rules', 0]).map(({ message }) => message)).toEqual(['rule']);
    expect(index.at(['rules', 1])).toEqual([]);
    expect(index.at(['title'])).toEqual([]);
  });

  it('counts those within a place, and no others', () => {
    expect(index.countWithin(['rules'])).toBe(3);
    expect(index.countWithin(['rules', 0])).toBe(2);
    expect(index.countWithin(['rules', 1])).toBe(0);
  });

  it('knows which places hold an error', () => {
    expect(index.hasErrorWithin(['rules', 0])).toBe(true);
    expect(index.hasErrorWithin(['rules', 0, 'from'])).toBe(false);
  });

  it('is made once for each list', () => {
    expect(indexed(problems)).toBe(indexed(problems));
    expect(ofFile(problems, 'c.yaml')).toEqual([]);
  });
});
