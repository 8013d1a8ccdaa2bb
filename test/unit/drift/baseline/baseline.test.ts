import { describe, expect, it } from 'vitest';
import { changeBaseline, readBaseline } from '../../../../src/core/drift/baseline/baseline.ts';

const change = (parts: { added?: string[]; removed?: string[]; moved?: [string, string][] }) => ({
  added: parts.added ?? [],
  removed: parts.removed ?? [],
  moved: new Map(parts.moved ?? []),
});

describe('reading a baseline', () => {
  it('takes one fingerprint a line, with its place, and leaves comments and blank lines out', () => {
    const { entries } = readBaseline('# why\n\n  R a.ts b.ts  \r\nR c.ts d%20e.ts\n');
    expect([...entries]).toEqual([
      ['R a.ts b.ts', { start: { line: 2, character: 2 }, end: { line: 2, character: 13 } }],
      ['R c.ts d%20e.ts', { start: { line: 3, character: 0 }, end: { line: 3, character: 15 } }],
    ]);
  });
});

describe('changing a baseline', () => {
  it('writes entries sorted, one a line and each once', () => {
    expect(changeBaseline(undefined, change({ added: ['R b t', 'R a t', 'R b t'] }))).toBe('R a t\nR b t\n');
    expect(changeBaseline('R c t\nR a t', change({ added: ['R b t'] }))).toBe('R a t\nR b t\nR c t\n');
  });

  it('takes out what is removed, and writes anew what moved', () => {
    const text = 'R a t\nR b t\nR c t\n';
    expect(changeBaseline(text, change({ removed: ['R b t'], moved: [['R a t', 'R z t']] }))).toBe(
      'R c t\nR z t\n',
    );
  });

  it('writes two entries that come to one as one line', () => {
    expect(changeBaseline('R a t\nR b t\n', change({ moved: [['R a t', 'R b t']] }))).toBe('R b t\n');
  });

  it('loses no comment', () => {
    const text = '# accepted in 2026\n\n# legacy\nR b t\nR a t\n# later\nR c t\n# end\n';
    expect(changeBaseline(text, change({ removed: ['R c t'], added: ['R d t'] }))).toBe(
      '# accepted in 2026\n\nR a t\n# legacy\nR b t\nR d t\n# later\n# end\n',
    );
    expect(changeBaseline('# head\nR b t\n', change({ added: ['R a t'] }))).toBe('# head\nR a t\nR b t\n');
    expect(changeBaseline('# head\n', change({ added: ['R a t'] }))).toBe('# head\nR a t\n');
  });

  it('keeps any number of comments on one entry', () => {
    const text = `R a t\n${'# again\nR a t\n'.repeat(200_000)}`;
    expect(changeBaseline(text, change({}))).toBe(`${'# again\n'.repeat(200_000)}R a t\n`);
  });

  it('keeps the line breaks that the file has', () => {
    expect(changeBaseline('R b t\r\n', change({ added: ['R a t'] }))).toBe('R a t\r\nR b t\r\n');
  });

  it('changes nothing where nothing changes', () => {
    const text = '# head\n\nR a t\n# own\nR b t\n';
    expect(changeBaseline(text, change({}))).toBe(text);
  });
});
