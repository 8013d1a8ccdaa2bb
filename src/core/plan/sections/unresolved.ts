import type { Range } from '../../model/text.ts';

const marker = /\b(?:TBD|TODO)\b|\?{3,}/;
const date = /\b\d{4}-\d{2}-\d{2}\b/;
/** Who and how take at least these many words besides the marker and the date. */
const fewestWords = 4;

/**
 * Places of a Markdown text that leave something to be decided without saying who, how and by which date. A
 * resolution plan stands on the line of the marker: `TBD: the platform team measures both queues by 2026-12-01`.
 * Code and comments are not read.
 */
export function unresolvedMarkers(markdown: string): { range: Range; marker: string }[] {
  const found: { range: Range; marker: string }[] = [];
  let fence = '';
  let comment = false;
  markdown.split(/\r?\n/).forEach((line, number) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === '' && mark !== undefined && !comment) {
      fence = mark;
      return;
    }
    if (fence !== '') {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = '';
      return;
    }
    const visible = blankOut(line, comment);
    comment = visible.comment;
    const hit = marker.exec(visible.text);
    if (hit === null || hasResolution(visible.text)) return;
    found.push({
      marker: hit[0],
      range: {
        start: { line: number, character: hit.index },
        end: { line: number, character: hit.index + hit[0].length },
      },
    });
  });
  return found;
}

function hasResolution(line: string): boolean {
  if (!date.test(line)) return false;
  const rest = line.replace(date, ' ').replace(/\b(?:TBD|TODO|by|until)\b|\?{3,}/g, ' ');
  return (rest.match(/[\p{L}\p{N}]+/gu) ?? []).length >= fewestWords;
}

/** The line with code spans and comments as blanks, so that positions stay. */
function blankOut(line: string, inComment: boolean): { text: string; comment: boolean } {
  let text = '';
  let comment = inComment;
  let from = 0;
  while (from < line.length) {
    const at = line.indexOf(comment ? '-->' : '<!--', from);
    const end = at < 0 ? line.length : comment ? at + 3 : at;
    text += comment ? ' '.repeat(end - from) : line.slice(from, end);
    from = end;
    if (at >= 0) comment = !comment;
  }
  return { text: text.replace(/`[^`]+`/g, code => ' '.repeat(code.length)), comment };
}
