/** A part of a Markdown file that Plumbrule writes: between two marks, each on a line of its own. */
export interface GeneratedBlock {
  name: string;
  /** Offsets of the whole block, from the first mark to behind the last. */
  start: number;
  end: number;
  /** Offsets of what stands between the marks' lines. */
  contentStart: number;
  contentEnd: number;
}

const mark = /^[ \t]*<!--[ \t]*plumbrule:(begin|end)[ \t]+([^\s<>]+)[ \t]*-->[ \t]*$/gm;

/** The generated blocks of a text, in order. A mark without its partner is plain text. */
export function generatedBlocks(text: string): GeneratedBlock[] {
  const blocks: GeneratedBlock[] = [];
  let open: { name: string; start: number; contentStart: number } | undefined;
  for (const found of text.matchAll(mark)) {
    const [line, kind, name] = found;
    const end = found.index + line.length;
    if (kind === 'begin') {
      open = { name: name!, start: found.index, contentStart: afterBreak(text, end) };
    } else if (open?.name === name) {
      blocks.push({ ...open!, contentEnd: Math.max(open!.contentStart, found.index), end });
      open = undefined;
    }
  }
  return blocks;
}

function afterBreak(text: string, offset: number): number {
  return offset + (/^\r?\n/.exec(text.slice(offset, offset + 2))?.[0].length ?? 0);
}

/** The hand-written part: the text without its generated blocks. */
export function stripGenerated(text: string): string {
  let kept = '';
  let at = 0;
  for (const block of generatedBlocks(text)) {
    kept += text.slice(at, block.start);
    at = block.end;
  }
  return kept + text.slice(at);
}

/** `\n` for every line break, as hashes take a text. */
export const normaliseLineEnds = (text: string): string => text.replace(/\r\n?/g, '\n');

/**
 * The text with a generated block's content replaced; a block that is not there yet is put at the end. The
 * text's own line ends are kept.
 */
export function replaceGenerated(text: string, name: string, content: string): string {
  const eol = lineBreakOf(text);
  const body = normaliseLineEnds(content).replace(/\n*$/, '\n').replaceAll('\n', eol);
  const block = generatedBlocks(text).find(known => known.name === name);
  if (block !== undefined) return text.slice(0, block.contentStart) + body + text.slice(block.contentEnd);
  const gap = text === '' ? '' : text.endsWith('\n') ? eol : eol + eol;
  return `${text}${gap}<!-- plumbrule:begin ${name} -->${eol}${body}<!-- plumbrule:end ${name} -->${eol}`;
}

/** The line break that a text uses. */
export function lineBreakOf(text: string): string {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}
