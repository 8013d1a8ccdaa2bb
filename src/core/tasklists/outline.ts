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
  const outline: Outline = { sections: [], items: [], prose: [] };
  let section: Section = { level: 0, title: '', parent: undefined, range: startOfFile };
  outline.sections.push(section);
  let stack: ListItem[] = [];
  let run: Run = { label: '' };
  let goesOn = false;
  let wasCode = false;
  for (const { kind, text, level, number } of lines) {
    if (kind === 'hidden') continue;
    if (kind !== 'code') wasCode = false;
    const range = { start: { line: number, character: 0 }, end: { line: number, character: text.length } };
    if (kind === 'heading') {
      while (section.level >= level && section.parent !== undefined) section = section.parent;
      section = { level, title: plainWords(text), parent: section, range };
      outline.sections.push(section);
      stack = [];
      run = { label: section.title };
      goesOn = false;
      continue;
    }
    const quoted = quoteMarks.exec(text)?.[0].length ?? 0;
    const words = text.slice(quoted).trim();
    const indent = columnsBefore(text, quoted);
    if (words === '') {
      goesOn = false;
      continue;
    }
    const mark = kind === 'code' ? null : bullet.exec(words);
    const behind = mark === null ? '' : words.slice(mark[0].length);
    const box = checkBox.exec(behind);
    if (mark !== null && (box !== null || mark[0] !== '-')) {
      while (stack.length > 0 && stack.at(-1)!.indent >= indent) stack.pop();
      const item: ListItem = {
        section,
        parent: stack.at(-1),
        holder: holderOf(stack.at(-1)),
        indent,
        number: mark[1],
        marker: box === null ? undefined : (box[1] ?? ' '),
        isOptional: box?.[2] === '*',
        text: behind.slice(box?.[0].length ?? 0).trim(),
        notes: [],
        range,
        run,
      };
      if (box === null) addNote(item.holder, { text: words, range, section, isCode: false }, indent);
      outline.items.push(item);
      stack.push(item);
      goesOn = true;
      continue;
    }
    const top = stack.at(-1);
    if (goesOn && top !== undefined && indent > top.indent && kind === 'text' && !startsNote.test(words)) {
      top.text += ` ${words}`;
      continue;
    }
    goesOn = false;
    const isCode = kind === 'code';
    if (!isCode || !wasCode) while (stack.length > 0 && stack.at(-1)!.indent >= indent) stack.pop();
    wasCode = isCode;
    const note: Note = { text: isCode ? text.slice(quoted) : words, range, section, isCode };
    const holder = holderOf(stack.at(-1));
    if (holder === undefined) outline.prose.push(note);
    else addNote(holder, note, indent);
    if (stack.length === 0) run = { label: plainWords(words) };
  }
  return outline;
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

/** A line without the comments in it; a comment that does not end stays. */
export function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    const end = start < 0 ? -1 : text.indexOf('-->', start);
    if (end < 0) return kept + text.slice(at);
    kept += text.slice(at, start);
    at = end + 3;
  }
}
