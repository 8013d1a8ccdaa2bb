/** A heading that stands at the root of a Markdown text, not inside code, a comment, a list or a quote. */
export interface Heading {
  level: number;
  /** Its words as written, without marks around them. */
  text: string;
  /** Offsets: from the start of its line to its end without the line break, an underline included. */
  start: number;
  end: number;
  /** Where a backslash makes plain text of it: its first `#`, or its underline. */
  escapeAt: number;
}

/** A piece of code, HTML or a table at the root of a text, by offsets of whole lines without the last break. */
export interface Block {
  kind: 'code' | 'comment' | 'html' | 'table';
  start: number;
  end: number;
  /** What would end an open block; a block that nothing ends swallows the rest of the file. */
  closer?: string;
}

/** The blocks of a Markdown text that its structure depends on. */
export interface MarkdownBlocks {
  headings: Heading[];
  blocks: Block[];
  /** The last block, where the text ends before it does. */
  open: Block | undefined;
}

interface Line {
  start: number;
  end: number;
  /** Columns of blanks before the text, tabs counted to the next fourth column. */
  indent: number;
  /** The text without blanks before it. */
  words: string;
}

const fence = /^(?:(`{3,})([^`]*)|(~{3,}).*)$/;
const atx = /^(#{1,6})(?=[ \t]|$)/;
const listMark = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/;
const delimiterCell = /^[ \t]*:?-+:?[ \t]*$/;
/** A link definition is no text that an underline could make a heading of. */
const definition = /^\[[^\]]{1,999}\]:[ \t]*\S+(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;
const blockTag =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t]|\/?>|$)/i;
const anyTag =
  /^(?:<[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|<\/[a-z][a-z0-9-]*\s*>)[ \t]*$/i;
/** A longer line is not tried as a lone tag. */
const longestTag = 1000;
/** HTML that runs to its own end mark, whatever stands in between. */
const htmlWithEnd: readonly { start: RegExp; end: RegExp; closer: string; kind: 'comment' | 'html' }[] = [
  { start: /^<!--/, end: /-->/, closer: '-->', kind: 'comment' },
  {
    start: /^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i,
    end: /<\/(?:script|pre|style|textarea)>/i,
    closer: '</pre>',
    kind: 'html',
  },
  { start: /^<\?/, end: /\?>/, closer: '?>', kind: 'html' },
  { start: /^<!\[CDATA\[/, end: /\]\]>/, closer: ']]>', kind: 'html' },
  { start: /^<![a-z]/i, end: />/, closer: '>', kind: 'html' },
];

/**
 * Read the block structure of a Markdown text in one pass over its lines, from offset `from` on. Inline syntax
 * is not looked at, so the time is linear whatever the text.
 */
export function scanBlocks(text: string, from = 0): MarkdownBlocks {
  const scanner = new BlockScanner();
  let start = from;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    scanner.line(lineOf(text, start, found > start && text[end - 1] === '\r' ? end - 1 : end));
    if (found < 0) break;
    start = found + 1;
  }
  return { headings: scanner.headings, blocks: scanner.blocks, open: scanner.open };
}

function lineOf(text: string, start: number, end: number): Line {
  let at = start;
  let indent = 0;
  for (; at < end; at++) {
    if (text[at] === ' ') indent++;
    else if (text[at] === '\t') indent += 4 - (indent % 4);
    else break;
  }
  return { start, end, indent, words: text.slice(at, end) };
}

/** Three or more of one mark, perhaps with blanks; most lines that begin alike differ at their second word. */
function isThematicBreak(words: string): boolean {
  const mark = words[0];
  if (mark !== '*' && mark !== '_' && mark !== '-') return false;
  let marks = 0;
  for (const char of words) {
    if (char === mark) marks++;
    else if (char !== ' ' && char !== '\t') return false;
  }
  return marks >= 3;
}

/** The row below a table's header: dashes in every cell. */
function isDelimiterRow(words: string): boolean {
  if (!/^[|:\- \t]+$/.test(words)) return false;
  const inner = words.trimEnd().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split('|').every(cell => delimiterCell.test(cell));
}

/** An ATX heading's words without the closing marks. */
function headingWords(rest: string): string {
  const text = rest.trim();
  let end = text.length;
  while (end > 0 && text[end - 1] === '#') end--;
  const closes = end < text.length && (end === 0 || text[end - 1] === ' ' || text[end - 1] === '\t');
  return closes ? text.slice(0, end).trimEnd() : text;
}

class BlockScanner {
  readonly headings: Heading[] = [];
  readonly blocks: Block[] = [];
  #open: (Block & { ends(line: Line): boolean | 'before' }) | undefined;
  /** First line of the running root paragraph; undefined between paragraphs and inside lists and quotes. */
  #paragraph: { first: Line; last: Line; lines: string[] } | undefined;
  /** A paragraph of a list or quote that a line without marks may go on with. */
  #lazy = false;
  /** Column from which lines belong to the outermost list item. */
  #listContent: number | undefined;
  #listItemIsEmpty = false;
  #listFence = false;

  get open(): Block | undefined {
    return this.#open?.closer === undefined ? undefined : this.#open;
  }

  line(line: Line): void {
    if (this.#open !== undefined && this.#continue(line)) return;
    if (line.words === '') {
      this.#paragraph = undefined;
      this.#lazy = false;
      if (this.#listItemIsEmpty) this.#listContent = undefined;
      return;
    }
    if (this.#listContent !== undefined) {
      if (line.indent >= this.#listContent) {
        this.#listItemIsEmpty = false;
        this.#inList(line.words);
        return;
      }
      if (!this.#lazy || this.#interrupts(line)) this.#listContent = undefined;
    }
    this.#root(line);
  }

  #continue(line: Line): boolean {
    const block = this.#open!;
    const ends = block.ends(line);
    if (ends === 'before') {
      this.#open = undefined;
      return false;
    }
    block.end = line.end;
    if (ends) this.#open = undefined;
    return true;
  }

  #root(line: Line): void {
    const isText = this.#paragraph !== undefined || this.#lazy;
    if (line.indent >= 4) {
      if (isText) this.#text(line);
      else
        this.#start(
          { kind: 'code', start: line.start, end: line.end },
          next => next.words !== '' && next.indent < 4 && 'before',
        );
      return;
    }
    if (this.#setext(line) || this.#table(line)) return;
    if (this.#heading(line) || this.#fence(line) || this.#html(line, isText)) return;
    if (isThematicBreak(line.words)) {
      this.#end();
      return;
    }
    if (line.words.startsWith('>')) {
      this.#end();
      this.#lazy = this.#startsParagraph(line.words.replace(/^>[ \t]?/, '').trimStart());
      return;
    }
    if (this.#list(line, isText)) return;
    this.#text(line);
  }

  #setext(line: Line): boolean {
    const paragraph = this.#paragraph;
    if (paragraph === undefined || !/^(?:=+|-+)[ \t]*$/.test(line.words)) return false;
    const at = line.end - line.words.length;
    const text = paragraph.lines.join(' ').trim();
    const level = line.words[0] === '=' ? 1 : 2;
    this.headings.push({ level, text, start: paragraph.first.start, end: line.end, escapeAt: at });
    this.#end();
    return true;
  }

  #table(line: Line): boolean {
    const header = this.#paragraph?.last;
    if (header === undefined || !isDelimiterRow(line.words) || !line.words.includes('|')) return false;
    if (cellCount(header.words) !== cellCount(line.words)) return false;
    const start = header.start;
    this.#end();
    this.#start(
      { kind: 'table', start, end: line.end },
      next =>
        (next.words === '' || next.indent >= 4 || listMark.test(next.words) || this.#interrupts(next)) &&
        'before',
    );
    return true;
  }

  #heading(line: Line): boolean {
    const found = atx.exec(line.words);
    if (found === null) return false;
    const text = headingWords(line.words.slice(found[0].length));
    const escapeAt = line.end - line.words.length;
    this.headings.push({ level: found[1]!.length, text, start: line.start, end: line.end, escapeAt });
    this.#end();
    return true;
  }

  #fence(line: Line): boolean {
    const found = fence.exec(line.words);
    if (found === null) return false;
    const marks = found[1] ?? found[3]!;
    const closing = new RegExp(`^\\${marks[0]}{${Math.min(marks.length, 200)},}[ \\t]*$`);
    this.#end();
    this.#start(
      { kind: 'code', start: line.start, end: line.end, closer: marks },
      next => next.indent < 4 && closing.test(next.words),
    );
    return true;
  }

  #html(line: Line, isText: boolean): boolean {
    const long = htmlWithEnd.find(kind => kind.start.test(line.words));
    if (long !== undefined) {
      const { kind, closer, end } = long;
      this.#end();
      const block: Block = { kind, start: line.start, end: line.end, closer };
      const opener = kind === 'comment' ? line.words.slice(4) : line.words.slice(2);
      if (end.test(opener) || (kind === 'comment' && /^<!--(?:-?>)/.test(line.words)))
        this.blocks.push(block);
      else this.#start(block, next => end.test(next.words));
      return true;
    }
    if (!blockTag.test(line.words) && (isText || line.words.length > longestTag || !anyTag.test(line.words)))
      return false;
    this.#end();
    this.#start({ kind: 'html', start: line.start, end: line.end }, next => next.words === '' && 'before');
    return true;
  }

  #list(line: Line, isText: boolean): boolean {
    const found = listMark.exec(line.words);
    if (found === null) return false;
    const rest = line.words.slice(found[0].length);
    const isEmpty = rest.trim() === '';
    if (isText && this.#paragraph !== undefined && (isEmpty || (found[1] !== undefined && found[1] !== '1')))
      return false;
    const gap = /^[ \t]*/.exec(rest)![0].replaceAll('\t', '    ').length;
    this.#end();
    this.#listContent = line.indent + found[0].length + (isEmpty || gap > 4 ? 1 : gap);
    this.#listItemIsEmpty = isEmpty;
    this.#inList(rest.trimStart());
    return true;
  }

  #text(line: Line): void {
    if (this.#lazy) return;
    if (this.#paragraph === undefined && definition.test(line.words)) return;
    if (this.#paragraph === undefined) this.#paragraph = { first: line, last: line, lines: [line.words] };
    else {
      this.#paragraph.last = line;
      this.#paragraph.lines.push(line.words);
    }
  }

  #end(): void {
    this.#paragraph = undefined;
    this.#lazy = false;
    this.#listContent = undefined;
    this.#listItemIsEmpty = false;
    this.#listFence = false;
  }

  #inList(words: string): void {
    if (fence.test(words)) this.#listFence = !this.#listFence;
    this.#lazy = !this.#listFence && this.#startsParagraph(words);
  }

  #start(block: Block, ends: (line: Line) => boolean | 'before'): void {
    this.#open = Object.assign(block, { ends });
    this.blocks.push(this.#open);
  }

  /** True where the line starts a block of its own even though a paragraph runs. */
  #interrupts(line: Line): boolean {
    if (line.indent >= 4) return false;
    const { words } = line;
    const mark = listMark.exec(words);
    return (
      atx.test(words) ||
      fence.test(words) ||
      isThematicBreak(words) ||
      words.startsWith('>') ||
      blockTag.test(words) ||
      htmlWithEnd.some(kind => kind.start.test(words)) ||
      (mark !== null && words.length > mark[0].length && (mark[1] === undefined || mark[1] === '1'))
    );
  }

  #startsParagraph(words: string): boolean {
    return words !== '' && !atx.test(words) && !fence.test(words) && !isThematicBreak(words);
  }
}

const cellCount = (row: string): number => rowCells(row).length;

/** Offsets of a row's cells, from behind one pipe to before the next. */
export function rowCells(row: string): { start: number; end: number }[] {
  const cells: { start: number; end: number }[] = [];
  let start = row.search(/\S/);
  if (start < 0) return [];
  if (row[start] === '|') start++;
  const last = row.trimEnd().length;
  let at = start;
  for (; at < last; at++) {
    if (row[at] === '\\') at++;
    else if (row[at] === '|') {
      cells.push({ start, end: at });
      start = at + 1;
    }
  }
  if (start < last) cells.push({ start, end: last });
  return cells;
}
