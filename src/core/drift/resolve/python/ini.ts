/** Sections of an INI file with their options; keys in small letters, values as lines without blanks around them. */
export type Ini = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** Reads an INI file as Python's configparser does: lines indented deeper go on with the option above. */
export function parseIni(text: string): Ini {
  const sections = new Map<string, Map<string, string[]>>();
  let section: Map<string, string[]> | undefined;
  let lines: string[] | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const body = line.trim();
    if (body === '' || body.startsWith('#') || body.startsWith(';')) continue;
    if (/^\s/.test(line) && lines !== undefined) {
      lines.push(body);
      continue;
    }
    const head = /^\[([^\]]+)\]/.exec(body)?.[1];
    if (head !== undefined) {
      section = sections.get(head) ?? new Map<string, string[]>();
      sections.set(head, section);
      lines = undefined;
      continue;
    }
    const sign = body.search(/[=:]/);
    if (sign < 0 || section === undefined) continue;
    const value = body.slice(sign + 1).trim();
    lines = value === '' ? [] : [value];
    section.set(body.slice(0, sign).trim().toLowerCase(), lines);
  }
  return sections;
}
