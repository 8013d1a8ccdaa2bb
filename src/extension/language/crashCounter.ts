const restarts = 3;
const spanMs = 3 * 60 * 1000;

/** Decides whether a server that ended by itself is started again: up to three times in three minutes. */
export class CrashCounter {
  private times: number[] = [];

  /** Counts one crash at the time given in milliseconds. */
  mayRestart(now: number): boolean {
    this.times = [...this.times.filter(time => now - time < spanMs), now];
    return this.times.length <= restarts;
  }
}
