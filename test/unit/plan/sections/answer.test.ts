import { describe, expect, it } from 'vitest';
import { withoutComments } from '../../../../src/core/artifacts/markdown/comments.ts';
import { readAnswer } from '../../../../src/core/plan/sections/answer.ts';

describe('readAnswer', () => {
  it.each([
    '',
    '   ',
    null,
    undefined,
    'TBD',
    'todo',
    '???',
    '...',
    '<!-- What is it? -->',
    'to be defined.',
  ])('takes %j for no answer', value => expect(readAnswer(value)).toEqual({ kind: 'empty' }));

  it.each([
    ['N/A: no users yet', 'no users yet'],
    ['n/a - no users yet', 'no users yet'],
    ['N/A – no users yet', 'no users yet'],
    ['N/A (no users yet)', 'no users yet'],
    ['Not applicable: no users yet.', 'no users yet'],
  ])('reads the reason of %j', (text, reason) => {
    expect(readAnswer(text)).toEqual({ kind: 'notApplicable', reason });
  });

  it.each(['N/A', 'n/a:', 'N/A: ', 'N/A: TBD'])('asks for the reason of %j', text => {
    expect(readAnswer(text)).toEqual({ kind: 'reasonMissing' });
  });

  it('gives text without the template comment', () => {
    expect(readAnswer('<!-- question -->\nFewer mails\n')).toEqual({ kind: 'given', text: 'Fewer mails' });
    expect(readAnswer(3)).toEqual({ kind: 'given', text: '3' });
    expect(readAnswer('N/Ability is a word')).toEqual({ kind: 'given', text: 'N/Ability is a word' });
  });
});

describe('withoutComments', () => {
  it('takes out every comment and leaves an open one', () => {
    expect(withoutComments('a<!-- b -->c<!--d-->e')).toBe('ace');
    expect(withoutComments('a<!-- b')).toBe('a<!-- b');
  });
});
