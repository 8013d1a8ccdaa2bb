import { describe, expect, it } from 'vitest';
import { fingerprintOf, fromFingerprint, inFingerprint } from '../../../src/core/model/finding.ts';

describe('a fingerprint', () => {
  it('has three parts and one line, whatever stands in them', () => {
    const fingerprint = fingerprintOf('R 1', 'src/a b.ts', 'src/new\r\nline.ts');
    expect(fingerprint).toBe('R%201 src/a%20b.ts src/new%0D%0Aline.ts');
    expect(fingerprint.split(/\s/)).toHaveLength(3);
  });

  it('gives its parts back', () => {
    const part = 'a b\nc\r.ts';
    expect(fromFingerprint(inFingerprint(part))).toBe(part);
  });
});
