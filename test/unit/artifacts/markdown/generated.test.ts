import { describe, expect, it } from 'vitest';
import {
  generatedBlocks,
  normaliseLineEnds,
  replaceGenerated,
  stripGenerated,
} from '../../../../src/core/artifacts/markdown/generated.ts';

const text = '# A\n\n<!-- plumbrule:begin table -->\nold\n<!-- plumbrule:end table -->\n\nmine\n';

describe('generated blocks', () => {
  it('are taken out whole, whatever stands in them', () => {
    expect(stripGenerated(text)).toBe('# A\n\n\n\nmine\n');
    expect(stripGenerated(replaceGenerated(text, 'table', 'new\nlines'))).toBe(stripGenerated(text));
  });

  it('are replaced between their marks, with the line ends of the text', () => {
    expect(replaceGenerated(text, 'table', 'new')).toBe(text.replace('old', 'new'));
    const crlf = text.replaceAll('\n', '\r\n');
    expect(replaceGenerated(crlf, 'table', 'a\nb\n')).toBe(crlf.replace('old', 'a\r\nb'));
    expect(generatedBlocks(crlf).map(block => crlf.slice(block.contentStart, block.contentEnd))).toEqual([
      'old\r\n',
    ]);
  });

  it('are put at the end where there is none yet', () => {
    const block = '<!-- plumbrule:begin x -->\nnew\n<!-- plumbrule:end x -->\n';
    expect(replaceGenerated('mine', 'x', 'new')).toBe(`mine\n\n${block}`);
    expect(replaceGenerated('', 'x', 'new')).toBe(block);
  });

  it('need both marks of one name, each on a line of its own', () => {
    for (const plain of [
      '<!-- plumbrule:begin a -->\nx\n',
      'x\n<!-- plumbrule:end a -->\n',
      '<!-- plumbrule:begin a -->\nx\n<!-- plumbrule:end b -->\n',
      'see `<!-- plumbrule:begin a -->` here\n<!-- plumbrule:end a -->\n',
    ]) {
      expect(stripGenerated(plain)).toBe(plain);
    }
  });
});

describe('normaliseLineEnds', () => {
  it('knows every line break', () => {
    expect(normaliseLineEnds('a\r\nb\rc\n')).toBe('a\nb\nc\n');
  });
});
