import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { label } from '../../../src/core/diagrams/mermaidText.ts';
import { hostileNames, strayLines } from './flowchartLines.ts';

/** What Mermaid makes of a label. */
const decoded = (written: string): string =>
  written.slice(1, -1).replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

describe('a label', () => {
  it('keeps plain names as they are', () => {
    expect(label('api', 'layer interface')).toBe('"api<br/>layer interface"');
  });

  it('shows signs as the characters that they are', () => {
    expect(decoded(label('say "hi" & <b>#1;</b>: 100%'))).toBe('say "hi" & <b>#1;</b>: 100%');
  });

  it('is one line, and short', () => {
    expect(label('two\r\nlines\tand more')).toBe('"two lines and more"');
    expect([...decoded(label('🚀'.repeat(500)))]).toHaveLength(60);
    expect(decoded(label('x'.repeat(1_000_000)))).toMatch(/^x{59}…$/);
  });

  it('begins no list and no Markdown', () => {
    expect(label('- item')).toBe('"#45; item"');
    expect(label('1. item')).toBe('"1#46; item"');
    expect(label('`code`')).toBe('"#96;code#96;"');
  });

  it('says that there is no name', () => {
    expect(label(' \n')).toBe('"(no name)"');
  });

  it('never ends before its end, whatever it is given', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 90 }), fc.constantFrom(...hostileNames));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(strayLines(`c0[${label(a, b)}]`)).toEqual([]);
      }),
    );
  });
});
