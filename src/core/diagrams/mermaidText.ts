/** Longer texts are cut: a box is no place to read in. */
const longestLine = 60;

/** Characters that mean nothing to Mermaid, wherever they stand in a quoted label. */
const harmless = /[\p{L}\p{M}\p{N} ,/()_+-]/u;

/** Line ends and other control characters, and those that turn the direction of writing. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\s\u202A-\u202E\u2066-\u2069]+/gu;

/**
 * A quoted label of one or more lines, safe for any text: quotes, HTML, directives (`%%{init`), Markdown and
 * entity codes come out as the characters that they are.
 */
export function label(...lines: readonly string[]): string {
  return `"${lines.map(encoded).join('<br/>')}"`;
}

function encoded(text: string): string {
  const characters = [
    ...text
      .slice(0, longestLine * 4)
      .replace(unprintable, ' ')
      .trim(),
  ];
  const cut = characters.length > longestLine ? [...characters.slice(0, longestLine - 1), '…'] : characters;
  if (cut.length === 0) return '(no name)';
  // A hyphen or plus at the start would begin a Markdown list; a full stop belongs to `1. `, a list as well.
  return cut
    .map((character, index) =>
      harmless.test(character) && !(index === 0 && /[-+]/.test(character)) ? character : entity(character),
    )
    .join('');
}

function entity(character: string): string {
  return `#${character.codePointAt(0)};`;
}
