import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printedText } from '../../../../src/core/governance/verify/printedText.ts';
import { redact, secretValues } from '../../../../src/core/governance/verify/redact.ts';

describe('secrets in output', () => {
  it('are the values of variables whose names say so', () => {
    const values = secretValues({
      DEPLOY_TOKEN: 'correct-horse',
      DB_PASSWORD: 'correct-horse-battery',
      HOME: '/home/somebody',
      SHORT_SECRET: 'abc',
      EMPTY_KEY: undefined,
    });
    expect(values).toEqual(['correct-horse-battery', 'correct-horse']);
    expect(redact('a correct-horse-battery b correct-horse c', values)).toBe('a [hidden] b [hidden] c');
  });

  it('are what looks like a token', () => {
    // Put together here, so that no scanner takes this file for a leak.
    const tokens = [
      `ghp_${'a1'.repeat(18)}`,
      `AKIA${'A1'.repeat(8)}`,
      `glpat-${'x9'.repeat(12)}`,
      `eyJ${'a'.repeat(20)}.${'b'.repeat(20)}.${'c'.repeat(20)}`,
      ['-----BEGIN RSA', 'PRIVATE KEY-----\nMIIE\nabc\n-----END RSA', 'PRIVATE KEY-----'].join(' '),
    ];
    for (const token of tokens) expect(redact(`before ${token} after`, [])).toBe('before [hidden] after');
    expect(redact('postgres://user:hunter22@db/x', [])).toBe('postgres://user:[hidden]@db/x');
    expect(redact('Authorization: Bearer abcdefgh1234', [])).toBe('Authorization: Bearer [hidden]');
    expect(redact('api_key = "abcd1234efgh"', [])).not.toContain('abcd1234efgh');
  });

  it('are not ordinary words', () => {
    for (const text of [
      'Unexpected token: export',
      'password: string',
      'src/a.ts:12:3 error TS2322',
      'Basic tests',
    ])
      expect(redact(text, [])).toBe(text);
  });

  it('takes no time with hostile text', () => {
    for (const piece of [
      'a',
      '-',
      'token=',
      'eyJaaaaaaaaaa.',
      '-----BEGIN PRIVATE KEY-----',
      '://a:',
      '\u001b[',
      '\r',
    ])
      expect(redact(printedText(piece.repeat(16_000 / piece.length)), []).length).toBeLessThanOrEqual(40_000);
  });
});

describe('printed text', () => {
  it('is what a terminal would leave', () => {
    expect(printedText('\u001b[31mred\u001b[0m and \u001b]0;title\u0007plain')).toBe('red and plain');
    expect(printedText('10 %\r50 %\r100 %\ndone\r\n')).toBe('100 %\ndone\n');
    expect(printedText('tab\tbell\u0007 null\u0000')).toBe('tab\tbell null');
  });

  it('has no control character left, whatever was printed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), written => {
        const left = [...printedText(written)].filter(one => one < ' ' && one !== '\n' && one !== '\t');
        expect(left).toEqual([]);
      }),
    );
  });
});
