/** How long rows may be on their way to the window, with time to spare on a busy machine. */
const arrivalMs = 1_000;

/**
 * Tells VS Code that a tree changed, but not while its first rows are on their way to the window. VS Code would forget
 * such a change: it draws the rows that were on their way a second time, and of several open branches it then fills
 * only the first. Of later rows it takes care itself. Nothing tells when rows have arrived, hence the time.
 */
export class HeldChanges {
  private rows: 'not asked for' | 'on their way' | 'shown' = 'not asked for';
  private held = false;
  private arrival: NodeJS.Timeout | undefined;

  constructor(private readonly tell: () => void) {}

  /** The rows are others now. Nobody needs to know where none were asked for: they are loaded as they are then. */
  changed(): void {
    if (this.rows === 'shown') this.tell();
    else if (this.rows === 'on their way') this.held = true;
  }

  /** Loads rows that VS Code asked for. */
  async load<T>(rows: () => Promise<T>): Promise<T> {
    if (this.rows !== 'not asked for') return rows();
    this.rows = 'on their way';
    try {
      return await rows();
    } finally {
      this.arrival = setTimeout(() => {
        this.rows = 'shown';
        if (this.held) this.tell();
      }, arrivalMs);
    }
  }

  dispose(): void {
    clearTimeout(this.arrival);
  }
}
