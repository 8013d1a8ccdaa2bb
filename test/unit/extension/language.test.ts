import { describe, expect, it } from 'vitest';
import { CrashCounter } from '../../../src/extension/language/crashCounter.ts';
import { request } from '../../../src/extension/language/requests.ts';

describe('a request to the language server', () => {
  it('goes out under the wire name and comes back checked', async () => {
    const sent: unknown[] = [];
    const answer = await request(
      async (method, params) => {
        sent.push(method, params);
        return { path: 'docs/decisions/0001-queue.md', changes: [] };
      },
      'newDecision',
      { title: 'Queue' },
    );
    expect(sent).toEqual(['plumbrule/newDecision', { title: 'Queue' }]);
    expect(answer).toEqual({ path: 'docs/decisions/0001-queue.md', changes: [] });
  });

  it('fails on an answer of another shape, naming request and place', async () => {
    const answering = request(async () => ({ path: 1, changes: [] }), 'newDecision', { title: 'Queue' });
    await expect(answering).rejects.toThrow(/plumbrule\/newDecision[\s\S]*path/);
  });
});

describe('a server that ends by itself', () => {
  it('is started again three times in three minutes, and later anew', () => {
    const crashes = new CrashCounter();
    expect([0, 1000, 2000, 3000].map(now => crashes.mayRestart(now))).toEqual([true, true, true, false]);
    expect(crashes.mayRestart(10 * 60_000)).toBe(true);
  });
});
