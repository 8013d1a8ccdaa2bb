import type { DidChange } from '../../protocol/lsp.ts';

/** The server tells of changes at every keystroke; panels and trees follow at this pace. */
const paceMs = 150;

/** What follows the server's news. */
interface Followers {
  /** Everything that shows plans or findings. */
  all: () => void;
  /** Only what shows where findings are. */
  drift: () => void;
}

/** Passes the server's news on, several in one go. */
export class PacedRefresh {
  private last: DidChange | undefined;
  private waiting: NodeJS.Timeout | undefined;
  private wanted: keyof Followers = 'drift';

  constructor(private readonly followers: Followers) {}

  take(change: DidChange): void {
    if (!this.onlyMoved(change)) this.wanted = 'all';
    this.last = change;
    this.waiting ??= setTimeout(() => {
      const { wanted } = this;
      this.waiting = undefined;
      this.wanted = 'drift';
      this.followers[wanted]();
    }, paceMs);
  }

  dispose(): void {
    clearTimeout(this.waiting);
  }

  /** News that repeat the last ones word for word are about plan files: those show in nothing that is told. */
  private onlyMoved(change: DidChange): boolean {
    if (this.last === undefined) return false;
    const { findings, imports } = this.last;
    if (findings === change.findings && imports === change.imports) return false;
    return JSON.stringify(this.last) === JSON.stringify({ ...change, findings, imports });
  }
}
