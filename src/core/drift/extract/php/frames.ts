/** What a closing brace ends. */
export enum Frame {
  /** A function's body, a condition, a match: any braces without a meaning of their own here. */
  block,
  classBody,
  namespace,
  doubleQuoted,
  backtick,
  heredoc,
}

/** The brackets that are open, kept so that one that is missing or too many costs no more than its own block. */
export class Frames {
  /** How many braces with a class's body are open. */
  classes = 0;
  /** How many round and square brackets are open since the innermost brace. */
  brackets = 0;
  readonly #kinds: Frame[] = [];
  readonly #saved: number[] = [];
  readonly #labels: string[] = [];

  /** How many braces are open. */
  get depth(): number {
    return this.#kinds.length;
  }

  /** `label` ends the heredoc that a brace interrupts. */
  push(frame: Frame, label = ''): void {
    this.#kinds.push(frame);
    this.#saved.push(this.brackets);
    if (frame === Frame.heredoc) this.#labels.push(label);
    if (frame === Frame.classBody) this.classes++;
    this.brackets = 0;
  }

  /** The innermost frame, now closed; undefined for a brace too many. */
  pop(): Frame | undefined {
    const frame = this.#kinds.pop();
    this.brackets = this.#saved.pop() ?? 0;
    if (frame === Frame.classBody) this.classes--;
    return frame;
  }

  /** The label of the heredoc whose brace was closed just now. */
  popLabel(): string {
    return this.#labels.pop() ?? '';
  }
}
