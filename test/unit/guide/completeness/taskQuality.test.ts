import { describe, expect, it } from 'vitest';
import {
  monolithFlaws,
  untestableFlaws,
  vagueFlaws,
} from '../../../../src/core/guide/completeness/taskQuality.ts';
import type { Blueprint } from '../../../../src/core/model/blueprint.ts';

const blueprint: Blueprint = {
  version: 1,
  components: Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map(id => [id, { paths: `src/${id}/**` }])),
};
const messages = (flaws: { message: string }[]) => flaws.map(({ message }) => message).join('\n');

describe('monolithFlaws', () => {
  const flaws = (task: object) => messages(monolithFlaws({ id: 'T', ...task }, blueprint));

  it('accepts a small task', () => {
    expect(
      flaws({
        goal: 'Unread notifications are collected and stored, e.g. mails.',
        effort: '2d',
        scope: { in: ['src/a/**'] },
      }),
    ).toBe('');
  });

  it.each([
    [{ goal: 'Collect them. Then send them.' }, 'more than one sentence'],
    [{ goal: 'Collect them and then send them' }, 'joins several goals'],
    [{ goal: 'Collect, and send, and report them' }, 'joins several goals'],
    [{ effort: '17h' }, 'more than two days'],
    [{ effort: '1w' }, 'An effort of 1w'],
    [{ scope: { in: ['**'] } }, 'whole workspace'],
    [{ scope: { in: ['src/**'] } }, '5 components (a, b, c, d, e)'],
    [{ scope: { in: Array.from({ length: 9 }, (_, n) => `x/${n}`) } }, '9 paths'],
  ])('%j: %s', (task, message) => expect(flaws(task)).toContain(message));
});

describe('vagueFlaws', () => {
  const flaws = (goal: string) => messages(vagueFlaws({ id: 'T', goal }));

  it.each([
    ['Digests', 'too short'],
    ['Clean up various old parts of the mailer code', '"various"'],
    ['Refactor the billing module', '"Refactor" alone'],
    ['Improve mail performance', '"Improve" alone'],
  ])('%s: %s', (goal, message) => expect(flaws(goal)).toContain(message));

  it.each(['A user gets one digest a day', 'Fix the clock change that sends a digest twice'])(
    'accepts %s',
    goal => expect(flaws(goal)).toBe(''),
  );
});

describe('untestableFlaws', () => {
  const flaws = (...validation: { run?: string; check?: string }[]) =>
    messages(untestableFlaws({ id: 'T', validation }));

  it('wants a command, or something that one can see', () => {
    expect(flaws({ check: 'it works' })).toContain('No step shows');
    expect(flaws({ run: ' ' }, { check: 'TBD' })).toContain('No step shows');
    expect(flaws({ check: 'it works' }, { run: 'npm test' })).toBe('');
    expect(flaws({ check: 'a second run sends nothing' })).toBe('');
  });
});
