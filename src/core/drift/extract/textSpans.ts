/** What a stretch of text is that is no code. */
type SpanKind = 'lineComment' | 'blockComment' | 'string' | 'template' | 'regularExpression' | 'markup';

/** A stretch of text that is no code, with its delimiters: quotes, comment marks. */
export interface TextSpan {
  kind: SpanKind;
  start: number;
  end: number;
}

/**
 * The parts of a source text that are no code, in their order: comments, strings, the literal pieces of templates,
 * regular expressions and markup. What lies between them is code.
 */
export class TextSpans {
  readonly all: TextSpan[] = [];

  add(kind: SpanKind, start: number, end: number): void {
    if (end > start) this.all.push({ kind, start, end });
  }

  /** Forget what begins at or behind `at`: that stretch is read again. */
  dropFrom(at: number): void {
    while ((this.all.at(-1)?.start ?? -1) >= at) this.all.pop();
  }

  /** The span that an index lies in. */
  at(index: number): TextSpan | undefined {
    const { all } = this;
    let low = 0;
    let high = all.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const span = all[middle]!;
      if (index < span.start) high = middle - 1;
      else if (index >= span.end) low = middle + 1;
      else return span;
    }
    return undefined;
  }

  isCode(index: number): boolean {
    return this.at(index) === undefined;
  }
}

/** A comment of either kind. */
export const isComment = ({ kind }: TextSpan): boolean => kind === 'lineComment' || kind === 'blockComment';
