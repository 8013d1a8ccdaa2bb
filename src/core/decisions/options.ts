/** An option that a section names, by the offsets of all that belongs to it. */
interface Chunk {
  /** Its name: the words of a list item, or of a sub-heading. */
  name: string;
  /** What stands before the name: a list marker, or the marks of the heading. */
  mark: string;
  /** From its first line to behind its last; of a sub-heading with the text below it. */
  start: number;
  end: number;
  /** What stands below the name; empty for a list item. */
  body: string;
}

/** The options of a section, and how they are written there. */
interface OptionList {
  shape: 'items' | 'headings';
  chunks: Chunk[];
}

const item = /^( {0,3}(?:[*+-]|\d{1,9}[.)])[ \t]+)(\S.*)$/;
const subHeading = /^( {0,3}#{3,6}[ \t]+)(\S.*?)[ \t]*#*[ \t]*$/;
const fence = /^ {0,3}(?:```|~~~)/;

/** The options that a section names: its list items, else its sub-headings with what stands below them. */
export function optionList(section: string): OptionList {
  const items = itemsIn(section);
  const headings = headingsIn(section);
  // Below sub-headings, items are what speaks for and against an option.
  const first = headings[0];
  return first !== undefined && (items[0] === undefined || first.start < items[0].start)
    ? { shape: 'headings', chunks: headings }
    : { shape: 'items', chunks: items };
}

/** The names of the options that a section lists. */
export const readOptions = (section: string): string[] => optionList(section).chunks.map(({ name }) => name);

function itemsIn(section: string): Chunk[] {
  const chunks: Chunk[] = [];
  let offset = 0;
  let isOpen = false;
  for (const line of section.split('\n')) {
    const found = item.exec(line);
    const end = offset + line.length;
    const last = chunks.at(-1);
    if (found !== null) {
      chunks.push({ mark: found[1]!, name: found[2]!.trimEnd(), start: offset, end, body: '' });
      isOpen = true;
    } else if (isOpen && last !== undefined && /^[ \t]+\S/.test(line)) {
      last.name += `\n${line.trim()}`;
      last.end = end;
    } else if (line.trim() !== '') isOpen = false;
    offset = end + 1;
  }
  return chunks;
}

/** Sub-headings of the level that comes first; deeper ones belong to the text below. */
function headingsIn(section: string): Chunk[] {
  const chunks: Chunk[] = [];
  let offset = 0;
  let isCode = false;
  let bodyStart = 0;
  const close = (end: number): void => {
    const last = chunks.at(-1);
    if (last === undefined) return;
    last.end = section.slice(0, end).trimEnd().length;
    last.body = section.slice(bodyStart, end).trim();
  };
  for (const line of section.split('\n')) {
    if (fence.test(line)) isCode = !isCode;
    const found = isCode ? null : subHeading.exec(line);
    const level = chunks[0]?.mark.trim().length;
    if (found !== null && (level === undefined || found[1]!.trim().length <= level)) {
      close(offset);
      bodyStart = offset + line.length + 1;
      chunks.push({ mark: found[1]!, name: found[2]!, start: offset, end: offset + line.length, body: '' });
    }
    offset += line.length + 1;
  }
  close(section.length);
  return chunks;
}

/** An option as it is to be: one that is there already (by position, under a name), or a new one. */
export interface WantedOption {
  name: string;
  from: number | undefined;
}

/** The section with these options in this order. What stands around them, and below their names, stays. */
export function writeOptions(section: string, wanted: readonly WantedOption[]): string {
  const { shape, chunks } = optionList(section);
  const mark = chunks.at(-1)?.mark ?? '* ';
  const written = wanted.map(({ name, from }, index) => {
    const chunk = from === undefined ? undefined : chunks[from];
    if (chunk?.name === name) return section.slice(chunk.start, chunk.end);
    if (shape === 'headings') {
      const head = `${chunk?.mark ?? mark}${name.replace(/\s*\n\s*/g, ' ')}`;
      return chunk === undefined || chunk.body === '' ? head : `${head}\n\n${chunk.body}`;
    }
    return asItem(numbered(chunk?.mark ?? mark, index), name);
  });
  const text = written.join(shape === 'headings' ? '\n\n' : '\n');
  const [first, last] = [chunks[0], chunks.at(-1)];
  if (first === undefined || last === undefined)
    return [section.trim(), text].filter(part => part !== '').join('\n\n');
  return section.slice(0, first.start) + text + section.slice(last.end);
}

/** A list item whose further lines belong to it. */
export const asItem = (mark: string, text: string): string =>
  `${mark}${text.replaceAll('\n', `\n${' '.repeat(mark.length)}`)}`;

const numbered = (mark: string, index: number): string => mark.replace(/\d+/, String(index + 1));
