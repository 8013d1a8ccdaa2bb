import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeldChanges } from '../../../src/extension/views/heldChanges.ts';

describe('changes of a tree', () => {
  let told: number;
  let changes: HeldChanges;
  beforeEach(() => {
    vi.useFakeTimers();
    told = 0;
    changes = new HeldChanges(() => told++);
  });
  afterEach(() => vi.useRealTimers());

  it('are not told before somebody looked at it', () => {
    changes.changed();
    vi.runAllTimers();
    expect(told).toBe(0);
  });

  it('wait while the first rows are loaded and on their way, and are told once', async () => {
    let answer = (_rows: string[]): void => {};
    const rows = changes.load(() => new Promise<string[]>(resolve => (answer = resolve)));
    changes.changed();
    vi.advanceTimersByTime(60_000);
    expect(told).toBe(0);
    answer(['api']);
    expect(await rows).toEqual(['api']);
    changes.changed();
    expect(told).toBe(0);
    vi.runAllTimers();
    expect(told).toBe(1);
  });

  it('are told at once from then on, also during later loads', async () => {
    await changes.load(async () => []);
    vi.runAllTimers();
    expect(told).toBe(0);
    changes.changed();
    expect(told).toBe(1);
    await changes.load(async () => changes.changed());
    expect(told).toBe(2);
  });

  it('are told after a first load that failed', async () => {
    const failed = changes.load(async () => {
      changes.changed();
      throw new Error('The server ended');
    });
    await expect(failed).rejects.toThrow('The server ended');
    vi.runAllTimers();
    expect(told).toBe(1);
  });

  it('are forgotten once it ended', async () => {
    await changes.load(async () => []);
    changes.changed();
    changes.dispose();
    vi.runAllTimers();
    expect(told).toBe(0);
  });
});
