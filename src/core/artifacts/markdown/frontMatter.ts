/** The YAML between the two `---` lines that a Markdown file may start with, by offsets. */
export interface FrontMatter {
  yaml: string;
  /** Where `yaml` starts. */
  start: number;
  /** Where `yaml` ends, before the closing `---`. */
  end: number;
  /** Where the Markdown behind it starts. */
  bodyStart: number;
}

/** The front matter of a file, or undefined where there is none, or none that ends. */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const opening = /^\ufeff?---[ \t]*\r?\n/.exec(text);
  if (opening === null) return undefined;
  const start = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*\r?$/gm;
  closing.lastIndex = start;
  const found = closing.exec(text);
  if (found === null) return undefined;
  const behind = text.indexOf('\n', found.index);
  return {
    yaml: text.slice(start, found.index),
    start,
    end: found.index,
    bodyStart: behind < 0 ? text.length : behind + 1,
  };
}
