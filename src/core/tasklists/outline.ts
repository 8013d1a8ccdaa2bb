import { withoutComments } from '../artifacts/markdown/comments.ts';
import { type Range, startOfFile } from '../model/text.ts';
import type { SourceLine } from './sourceLines.ts';

/** A part of a text from a heading to the next of its level. */
export interface Section {
  /** 0 for what stands before the first heading. */
  level: number;
  /** The heading without marks of emphasis. */
  title: string;
  parent: Section | undefined;
  /** The heading's line. */
  range: Range;
}

/** An item of a list, with or without a check box. */
export interface ListItem {
  section: Section;
  /** The nearest item around it, by indentation. */
  parent: ListItem | undefined;
  /** The nearest item around it that has a check box. */
  holder: ListItem | undefined;
  indent: number;
  /** The number of an item of a numbered list. */
  number: string | undefined;
  /** The character in its check box, a blank included; undefined without a box. */
  marker: string | undefined;
  /** A star behind the box. */
  isOptional: boolean;
  /** Its words, the lines that go on with them included. */
  text: string;
  /** What is written below it, and is no item with a box. */
  notes: Note[];
  range: Range;
  /** Items that nothing but blank lines separates share it. */
  run: Run;
}

/** A list without anything in between, and the words right before it. */
export interface Run {
  label: string;
}

/** A line that is no heading and no item with a box. */
export interface Note {
  text: string;
  range: Range;
  section: Section;
  isCode: boolean;
}

/** A list as its headings and indentation arrange it, before anything is taken for a task. */
export interface Outline {
  sections: Section[];
  items: ListItem[];
  /** Lines of prose that stand below no item with a box; items without a box are not among them. */
  prose: Note[];
}

const quoteMarks = /^(?:[ ]{0,3}>[ \t]?)+/;
const bullet = /^(?:(?:[-*+•]|(\d{1,9})[.)])[ \t]+|-(?=\[))/;
/** One character, perhaps with blanks around it; nothing at all is an empty box. */
const checkBox = /^\[\s{0,3}(\S\ufe0f?)?\s{0,3}\](\*?)(?=\s|$)/u;
/** A line below an item that says something of its own instead of going on with the sentence. */
const startsNote = /^(?:[-*+•]\s|[>|<]|\*\*|_\w|\d{1,9}[.)]\s|[A-Z][\w ]{0,30}:\s)/;

/** Sections, list items with their nesting, and prose, in one pass over the lines. */
export function outlineOf(lines: readonly SourceLine[]): Outline {
  const reader = new OutlineReader();
  for (const line of lines) if (line.kind !== 'hidden') reader.read(line);
  return reader.outline;
}

/** A line below the headings, without the marks of a quotation. */
interface InnerLine {
  words: string;
  /** As written, for code. */
  written: string;
  indent: number;
  isCode: boolean;
  range: Range;
}

class OutlineReader {
  readonly outline: Outline;
  #section: Section = { level: 0, title: '', parent: undefined, range: startOfFile };
  /** The items around the present line, the outermost first. */
  #open: ListItem[] = [];
  #run: Run = { label: '' };
  /** The last item may go on in the next line. */
  #goesOn = false;
  #wasCode = false;

  constructor() {
    this.outline = { sections: [this.#section], items: [], prose: [] };
  }

  read({ kind, text, level, number }: SourceLine): void {
    const range = { start: { line: number, character: 0 }, end: { line: number, character: text.length } };
    const isCode = kind === 'code';
    if (!isCode) this.#wasCode = false;
    if (kind === 'heading') this.#heading(text, level, range);
    else this.#inner(text, isCode, range);
  }

  #inner(text: string, isCode: boolean, range: Range): void {
    const quoted = quoteMarks.exec(text)?.[0].length ?? 0;
    const words = text.slice(quoted).trim();
    if (words === '') {
      this.#goesOn = false;
      return;
    }
    const line = { words, written: text.slice(quoted), indent: columnsBefore(text, quoted), isCode, range };
    if (!this.#item(line) && !this.#continuation(line)) this.#note(line);
  }

  #heading(text: string, level: number, range: Range): void {
    let parent = this.#section;
    while (parent.level >= level && parent.parent !== undefined) parent = parent.parent;
    this.#section = { level, title: plainWords(text), parent, range };
    this.outline.sections.push(this.#section);
    this.#open = [];
    this.#run = { label: this.#section.title };
    this.#goesOn = false;
  }

  /** False where the line is no item. */
  #item({ words, indent, isCode, range }: InnerLine): boolean {
    const mark = isCode ? null : bullet.exec(words);
    if (mark === null) return false;
    const behind = words.slice(mark[0].length);
    const box = checkBox.exec(behind);
    if (box === null && mark[0] === '-') return false;
    this.#leave(indent);
    const section = this.#section;
    const parent = this.#open.at(-1);
    const item: ListItem = {
      section,
      parent,
      holder: holderOf(parent),
      indent,
      number: mark[1],
      marker: box === null ? undefined : (box[1] ?? ' '),
      isOptional: box?.[2] === '*',
      text: behind.slice(box?.[0].length ?? 0).trim(),
      notes: [],
      range,
      run: this.#run,
    };
    if (box === null) addNote(item.holder, { text: words, range, section, isCode: false }, indent);
    this.outline.items.push(item);
    this.#open.push(item);
    this.#goesOn = true;
    return true;
  }

  /** A line that goes on with the last item's sentence; false where it does not. */
  #continuation({ words, indent, isCode }: InnerLine): boolean {
    const item = this.#open.at(-1);
    if (!this.#goesOn || item === undefined || isCode) return false;
    if (indent <= item.indent || startsNote.test(words)) return false;
    item.text += ` ${words}`;
    return true;
  }

  #note({ words, written, indent, isCode, range }: InnerLine): void {
    this.#goesOn = false;
    // Only the first line of a code block says where the block stands.
    if (!isCode || !this.#wasCode) this.#leave(indent);
    this.#wasCode = isCode;
    const note: Note = { text: isCode ? written : words, range, section: this.#section, isCode };
    const holder = holderOf(this.#open.at(-1));
    if (holder === undefined) this.outline.prose.push(note);
    else addNote(holder, note, indent);
    if (this.#open.length === 0) this.#run = { label: plainWords(words) };
  }

  #leave(indent: number): void {
    while (this.#open.length > 0 && this.#open.at(-1)!.indent >= indent) this.#open.pop();
  }
}

const holderOf = (item: ListItem | undefined): ListItem | undefined =>
  item?.marker === undefined ? item?.holder : item;

/** Keep what stands below a task, indented as far as it was below the task's words. */
function addNote(holder: ListItem | undefined, note: Note, indent: number): void {
  if (holder === undefined) return;
  const depth = Math.max(0, Math.min(indent - holder.indent - 2, 40));
  holder.notes.push({
    ...note,
    text: note.isCode ? note.text.slice(holder.indent + 2) : ' '.repeat(depth) + note.text,
  });
}

function columnsBefore(text: string, from: number): number {
  let columns = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === ' ' || text[at] === '\ufeff') columns++;
    else if (text[at] === '\t') columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

/** Words without emphasis, code marks and comments. */
export function plainWords(text: string): string {
  return withoutComments(text)
    .replace(/\*\*|__|`|~~/g, '')
    .trim();
}
