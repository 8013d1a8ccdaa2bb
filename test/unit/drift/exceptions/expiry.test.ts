import { describe, expect, it } from 'vitest';
import { daysLeft, endingSoon, endWords } from '../../../../src/core/drift/exceptions/expiry.ts';
import { blueprint, planOf } from '../tree.ts';

const now = new Date('2026-11-21T23:30:00Z');

describe('the end of an exception', () => {
  it('is counted in days of UTC, its last one included', () => {
    expect(daysLeft({ until: '2026-11-20' }, now)).toBe(-1);
    expect(daysLeft({ until: '2026-11-21' }, now)).toBe(0);
    expect(daysLeft({ until: '2026-12-01' }, now)).toBe(10);
    expect(daysLeft({ until: undefined }, now)).toBeUndefined();
  });

  it('is told in words', () => {
    expect(endWords({ until: '2026-11-20' }, now)).toBe('ended on 2026-11-20');
    expect(endWords({ until: '2026-11-21' }, now)).toBe(
      'holds until 2026-11-21, today is its last day: it ends soon',
    );
    expect(endWords({ until: '2026-12-05' }, now)).toBe('holds until 2026-12-05, 14 days left: it ends soon');
    expect(endWords({ until: '2026-12-06' }, now)).toBe('holds until 2026-12-06, 15 days left');
    expect(endWords({ until: undefined }, now)).toBe('has no end');
  });

  it('is told of all that end soon, the first to end first', () => {
    const exception = (name: string, until: string) =>
      `{ from: "src/${name}.ts", reason: r, until: ${until} }`;
    const except = [
      exception('later', '2026-12-06'),
      exception('second', '2026-12-01'),
      exception('first', '2026-11-22'),
      exception('past', '2026-11-20'),
    ].join(', ');
    const text = blueprint(
      '  app: { paths: ["src/**"] }',
      `  - { id: R, kind: acyclic, except: [${except}] }`,
    );
    const { policy } = planOf({ '.plumbrule/blueprint.yaml': text });
    expect(endingSoon(policy.rules, now)).toEqual([
      'R src/first.ts → anything holds until 2026-11-22, 1 day left: it ends soon',
      'R src/second.ts → anything holds until 2026-12-01, 10 days left: it ends soon',
    ]);
  });
});
