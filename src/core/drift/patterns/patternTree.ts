/** A pattern as the matching library has understood it. */
export interface PatternTree {
  /** Kind of the node in the grammar. */
  kind: string;
  isNamed: boolean;
  /** What the node is matched by: its children, its text, or anything at all. */
  matchedBy: 'children' | 'text' | 'anything';
  /** For a variable, its name as written: `$A`, `$$$ARGS`. */
  text: string;
  children: readonly PatternTree[];
}

/** A pattern in any of the forms that a rule object can hold. */
interface WrittenPattern {
  context: string;
  selector?: string;
  strictness: string;
}

/** How a pattern is understood in one grammar; undefined where it cannot be. */
export type ReadPattern = (pattern: WrittenPattern) => PatternTree | undefined;

/** The value of `pattern` in a rule object, its usual strictness filled in; undefined where it is none. */
export function writtenPattern(value: unknown): WrittenPattern | undefined {
  if (typeof value === 'string') return { context: value, strictness: 'smart' };
  if (value === null || typeof value !== 'object') return undefined;
  const { context, selector, strictness = 'smart' } = value as Record<string, unknown>;
  if (typeof context !== 'string' || typeof strictness !== 'string') return undefined;
  return { context, strictness, ...(typeof selector === 'string' ? { selector } : {}) };
}
