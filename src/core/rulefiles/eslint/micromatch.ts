import { compileGlob } from '../../globs/globs.ts';

/**
 * A pattern of micromatch as one of our globs; undefined where it has marks that ours do not know. Groups of plain
 * alternatives, `(a|b)` and `@(a|b)`, become `{a,b}`.
 */
export function globOf(pattern: string): string | undefined {
  const plain = pattern
    .replace(/^\.\//, '')
    .replace(/@?\(([\w.@|-]+)\)/g, (_, texts: string) =>
      texts.includes('|') ? `{${texts.replaceAll('|', ',')}}` : texts,
    );
  return /[()|\\!]/.test(plain) ? undefined : plain;
}

/** True where a name matches a pattern, such as a type of elements; `a|b` are alternatives. */
export function nameMatches(pattern: string, name: string): boolean {
  return pattern.split('|').some(one => {
    const glob = globOf(one);
    return glob !== undefined && compileGlob(glob).match(name) !== undefined;
  });
}
