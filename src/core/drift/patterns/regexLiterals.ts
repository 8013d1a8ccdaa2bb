const special = /[\\.+*?()|[\]{}^$]/;

/**
 * Texts that stand in everything that a regular expression (in the syntax of Rust) matches. Only what is certain
 * at a glance: nothing of an expression with alternatives or flags, nothing in groups or classes.
 */
export function literalsOfRegex(source: string): string[] {
  // These escapes are followed by digits or names, which are no text.
  if (source.includes('|') || source.includes('(?') || /\\[xuUpPkK0-9Q]/.test(source)) return [];
  const literals: string[] = [];
  let run = '';
  const endRun = (): void => {
    if (run.length > 1) literals.push(run);
    run = '';
  };
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (char === '[') {
      endRun();
      const end = endOfClass(source, at);
      if (end === undefined) return [];
      at = end;
    } else if (char === '(' || char === ')') {
      endRun();
      depth += char === '(' ? 1 : -1;
    } else if (char === '*' || char === '?' || char === '{') {
      // What stands before may be missing.
      run = dropLast(run);
      endRun();
      if (char === '{') {
        const close = source.indexOf('}', at);
        if (close < 0) return [];
        at = close;
      }
    } else if (char === '\\') {
      const escaped = source[++at];
      if (depth > 0 || escaped === undefined || /[A-Za-z<>]/.test(escaped)) endRun();
      else run += escaped;
    } else if (special.test(char) || depth > 0) endRun();
    else run += char;
  }
  endRun();
  return literals;
}

/** Surrogates come in pairs. */
const dropLast = (text: string): string => [...text].slice(0, -1).join('');

/** The end of `[…]`; undefined where a class stands in a class, or none ends it. */
function endOfClass(source: string, start: number): number | undefined {
  let at = source[start + 1] === '^' ? start + 2 : start + 1;
  // A bracket that comes first is one of the characters.
  if (source[at] === ']') at++;
  for (; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '[') return undefined;
    else if (source[at] === ']') return at;
  }
  return undefined;
}
