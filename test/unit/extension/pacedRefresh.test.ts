import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PacedRefresh } from '../../../src/extension/views/pacedRefresh.ts';
import type { DidChange } from '../../../src/protocol/lsp.ts';

const news: DidChange = {
  drift: { new: 1, baseline: 0, waived: 0 },
  files: 40,
  busy: false,
  active: true,
  plans: 1,
  gate: null,
  doing: [],
  imports: 0,
  findings: 1,
};

describe('what follows the server', () => {
  let done: string[];
  let paced: PacedRefresh;
  beforeEach(() => {
    vi.useFakeTimers();
    done = [];
    paced = new PacedRefresh({ all: () => done.push('all'), drift: () => done.push('drift') });
  });
  afterEach(() => vi.useRealTimers());

  it('is refreshed once for a burst of news', () => {
    for (let count = 1; count <= 20; count++) paced.take({ ...news, findings: count });
    vi.runAllTimers();
    expect(done).toEqual(['all']);
  });

  it('loads only the drift again where findings merely moved', () => {
    paced.take(news);
    vi.runAllTimers();
    paced.take({ ...news, findings: 2 });
    vi.runAllTimers();
    expect(done).toEqual(['all', 'drift']);
  });

  it('loads only the drift again where an import came without a finding', () => {
    paced.take(news);
    vi.runAllTimers();
    paced.take({ ...news, imports: news.imports + 1 });
    vi.runAllTimers();
    expect(done).toEqual(['all', 'drift']);
  });

  it('loads everything again for news that look the same: a plan file changed', () => {
    paced.take(news);
    vi.runAllTimers();
    paced.take({ ...news });
    vi.runAllTimers();
    paced.take({ ...news, findings: 2 });
    paced.take({ ...news, findings: 2, doing: ['T001'] });
    vi.runAllTimers();
    expect(done).toEqual(['all', 'all', 'all']);
  });

  it('does nothing any more once it ended', () => {
    paced.take(news);
    paced.dispose();
    vi.runAllTimers();
    expect(done).toEqual([]);
  });
});
