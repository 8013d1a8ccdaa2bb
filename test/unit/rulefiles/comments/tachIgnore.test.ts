import { describe, expect, it } from 'vitest';
import { python } from '../../../../src/core/drift/extract/python.ts';
import { tachIgnore } from '../../../../src/core/rulefiles/comments/tachIgnore.ts';

/** Lines that are ignored, counted from 0, with what is said about them. */
const read = (text: string): unknown[] =>
  [...tachIgnore.read(text, python, [])].map(([line, comments]) => [
    line,
    ...comments.map(({ reason, names }) => [reason, names].filter(part => part !== undefined)),
  ]);

describe('tach-ignore', () => {
  it('is for its own line behind code, and for the next one where it stands alone', () => {
    expect(read('import a  # tach-ignore\r\n  #tach-ignore\r\nimport b\n')).toEqual([
      [0, ['']],
      [2, ['']],
    ]);
  });

  it('has a reason in brackets, and names behind it', () => {
    expect(read('import a # noqa # tach-ignore(gone (in v2)\nx # tach-ignore(old one) a.b c')).toEqual([
      [0, ['gone (in v2']],
      [1, ['old one', ['a.b', 'c']]],
    ]);
  });

  it('says nothing where tach does not read it', () => {
    expect(read('# tach-ignore pylint: disable=x\n# tach-ignored\n# tach ignore\n')).toEqual([]);
  });

  it('does not let a long line decide how long it takes', () => {
    expect(read(`${'#tach-ignore('.repeat(200_000)}\nimport a # tach-ignore`)).toEqual([[1, ['']]]);
  });
});
