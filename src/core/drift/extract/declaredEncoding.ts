/** Files of Python and Ruby: in other languages a text cannot say how it is encoded. */
const declaring = /\.(?:pyi?|rb)$/;

// In the first line, or in the second behind a line that is blank or a comment (PEP 263; Ruby took it over).
const declaration = /^(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n?|\n))??[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)/;

/**
 * The encoding that a source file declares in a comment at its top, as it is written there; undefined where it
 * declares none. The text is the file's as far as it is ASCII.
 */
export const declaredEncoding = (path: string, text: string): string | undefined =>
  declaring.test(path) ? declaration.exec(text)?.[1] : undefined;
