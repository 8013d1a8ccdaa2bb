/** A line of an option's value without blanks around it, and its UTF-16 offsets; `end` is exclusive. */
interface IniLine {
  text: string;
  start: number;
  end: number;
}

/** An option of an INI file. */
export interface IniOption {
  /** Where its key begins. */
  start: number;
  lines: readonly IniLine[];
}

/** A section of an INI file; keys in small letters. */
interface IniSection {
  /** Where its first head begins. */
  start: number;
  options: ReadonlyMap<string, IniOption>;
}

/** The sections of an INI file by name. */
export type LooseIni = ReadonlyMap<string, IniSection>;

/**
 * Reads an INI file as Python's configparser does: lines that are indented deeper go on with the option above, a
 * section may come several times, and what is neither head nor option is passed over.
 */
export function parseLooseIni(text: string): LooseIni {
  const sections = new Map<string, IniSection & { options: Map<string, IniOption> }>();
  let options: Map<string, IniOption> | undefined;
  let open: { lines: IniLine[]; indent: number } | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const body = line.trim();
    if (body === '' || body.startsWith('#') || body.startsWith(';')) continue;
    const indent = line.length - line.trimStart().length;
    const start = index + indent;
    const end = start + body.length;
    if (open !== undefined && indent > open.indent) {
      open.lines.push({ text: body, start, end });
      continue;
    }
    open = undefined;
    const head = /^\[([^\]]+)\]/.exec(body)?.[1]?.trim();
    if (head !== undefined) {
      const section = sections.get(head) ?? { start, options: new Map<string, IniOption>() };
      sections.set(head, section);
      options = section.options;
      continue;
    }
    const sign = body.search(/[=:]/);
    if (sign < 1 || options === undefined) continue;
    const value = body.slice(sign + 1).trimStart();
    open = { lines: value === '' ? [] : [{ text: value, start: end - value.length, end }], indent };
    options.set(body.slice(0, sign).trimEnd().toLowerCase(), { start, lines: open.lines });
  }
  return sections;
}

/** The lines of an option's value; none where there is no such option. */
export function linesOf(ini: LooseIni, section: string, key: string): string[] {
  return (ini.get(section)?.options.get(key)?.lines ?? []).map(({ text }) => text);
}
