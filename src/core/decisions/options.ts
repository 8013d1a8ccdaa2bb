import { type Patch, PatchError } from '../artifacts/patch.ts';
import { applyPatch } from '../artifacts/patchJson.ts';
import type { Json } from '../model/json.ts';

/** An option in the list of options: its marker, its words, and where its lines stand in the section's text. */
interface Option {
  mark: string;
  text: string;
  start: number;
  end: number;
}

const item = /^( {0,3}(?:[*+-]|\d{1,9}[.)])[ \t]+)(\S.*)$/;

function optionsIn(section: string): Option[] {
  const options: Option[] = [];
  let offset = 0;
  let isOpen = false;
  for (const line of section.split('\n')) {
    const found = item.exec(line);
    const end = offset + line.length;
    const last = options.at(-1);
    if (found !== null) {
      options.push({ mark: found[1]!, text: found[2]!.trimEnd(), start: offset, end });
      isOpen = true;
    } else if (isOpen && last !== undefined && /^[ \t]+\S/.test(line)) {
      last.text += `\n${line.trim()}`;
      last.end = end;
    } else if (line.trim() !== '') isOpen = false;
    offset = end + 1;
  }
  return options;
}

/** The options that a section names: its list items, else its sub-headings. */
export function readOptions(section: string): string[] {
  const items = optionsIn(section).map(({ text }) => text);
  return items.length > 0
    ? items
    : [...section.matchAll(/^#{3,6}[ \t]+(\S.*?)[ \t]*$/gm)].map(found => found[1]!);
}

/** The section's text after a patch to its list; `path` is relative to the list. Text around the items stays. */
export function editOptions(section: string, patch: Patch): string {
  const options = optionsIn(section);
  const before = readOptions(section);
  const after = applyPatch(before, patch);
  const wanted = Array.isArray(after) ? after.map(asOption).filter(text => text !== '') : [];
  if (options.length === 0 && before.length > 0) {
    throw new PatchError('the options are headings of their own here; edit them in the text');
  }
  const lines = new Map(options.map(option => [option.text, section.slice(option.start, option.end)]));
  const mark = options.at(-1)?.mark ?? '* ';
  const written = wanted.map(
    (text, index) =>
      lines.get(text) ?? `${numbered(mark, index)}${text.replaceAll('\n', `\n${' '.repeat(mark.length)}`)}`,
  );
  const first = options[0];
  const last = options.at(-1);
  if (first === undefined || last === undefined)
    return [section.trim(), written.join('\n')].filter(part => part !== '').join('\n\n');
  return section.slice(0, first.start) + written.join('\n') + section.slice(last.end);
}

const numbered = (mark: string, index: number): string => mark.replace(/\d+/, String(index + 1));

const asOption = (value: Json): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
        .split(/\r?\n/)
        .map(line => line.trim())
        .filter(line => line !== '')
        .join('\n')
    : '';
