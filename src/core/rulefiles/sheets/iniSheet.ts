import { indexLines } from '../../artifacts/lineIndex.ts';
import { mapOf } from '../../artifacts/patchJson.ts';
import type { Json } from '../../model/json.ts';
import { startOfFile } from '../../model/text.ts';
import type { FilePlace, SheetOrFault } from './sheet.ts';

interface Option {
  lines: { text: string; start: number; end: number }[];
  indent: number;
  start: number;
}

/**
 * Read an INI file as Python's configparser does: sections with options, keys in small letters, lines that are
 * indented deeper go on with the option above. An option of one line is a text, one of several a list of its lines.
 */
export function iniSheet(path: string, text: string): SheetOrFault {
  const sections = new Map<string, Map<string, Option>>();
  const heads = new Map<string, number>();
  let section: Map<string, Option> | undefined;
  let option: Option | undefined;
  let start = 0;
  for (const whole of text.split('\n')) {
    const line = whole.replace(/\r$/, '');
    const at = start;
    start += whole.length + 1;
    const body = line.trim();
    if (body === '' || /^[#;]/.test(body)) continue;
    const indent = line.length - line.trimStart().length;
    const piece = { text: body, start: at + indent, end: at + indent + body.length };
    if (option !== undefined && indent > option.indent) {
      option.lines.push(piece);
      continue;
    }
    const head = /^\[([^\]]+)\]/.exec(body);
    if (head !== null) {
      const name = head[1]!.trim();
      section = sections.get(name) ?? new Map();
      sections.set(name, section);
      if (!heads.has(name)) heads.set(name, piece.start);
      option = undefined;
      continue;
    }
    const pair = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(body);
    if (pair === null || section === undefined) continue;
    const value = pair[2]!;
    option = { lines: [], indent, start: piece.start };
    if (value !== '') option.lines.push({ text: value, start: piece.end - value.length, end: piece.end });
    section.set(pair[1]!.toLowerCase(), option);
  }
  const lines = indexLines(text);
  const placeOf = ([name, key, index]: readonly (string | number)[]): FilePlace => {
    const found = sections.get(String(name))?.get(String(key));
    const line = typeof index === 'number' ? found?.lines[index] : undefined;
    if (line !== undefined) return { path, range: lines.range(line.start, line.end) };
    const from = found?.start ?? heads.get(String(name));
    if (from === undefined) return { path, range: startOfFile };
    const { end } = lines.range(from, from);
    const to = lines.offset({ line: end.line + 1, character: 0 });
    return { path, range: lines.range(from, from + text.slice(from, to).trimEnd().length) };
  };
  const json = mapOf(
    [...sections].map(([name, options]): [string, Json] => [
      name,
      mapOf([...options].map(([key, { lines: all }]): [string, Json] => [key, optionValue(all)])),
    ]),
  );
  return { sheet: { json, placeOf, isWhole: () => true, unread: [] } };
}

function optionValue(lines: Option['lines']): Json {
  const texts = lines.map(({ text }) => text.replaceAll('%%', '%'));
  return texts.length === 0 ? '' : texts.length === 1 ? texts[0]! : texts;
}
