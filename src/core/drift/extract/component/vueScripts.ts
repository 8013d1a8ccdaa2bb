import { type ScriptBlock, scriptBlock } from './scriptBlock.ts';
import { afterNext, closingTagEnd, rawContent, readTag, type Tag } from './tag.ts';

/** Elements in a template that hold text alone. */
const rawElements = new Set(['script', 'style', 'textarea', 'title']);

/** The script blocks of a Vue component: those at its top, not what stands in its template or in a comment. */
export function vueScripts(text: string): readonly ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  /** False once something was not closed: the end of nothing but scripts is looked for any more. */
  let closed = true;
  const last = text.lastIndexOf('<script');
  for (let index = text.indexOf('<'); index >= 0 && index <= last; index = text.indexOf('<', index)) {
    if (text.startsWith('<!--', index)) {
      index = afterNext(text, '-->', index + 4);
      continue;
    }
    const tag = readTag(text, index);
    if (tag === undefined) index++;
    else if (tag.name === 'script') {
      const content = tag.selfClosing
        ? { end: tag.end, after: tag.end }
        : rawContent(text, tag.name, tag.end);
      blocks.push(scriptBlock(tag, content?.end ?? text.length));
      index = content?.after ?? text.length;
    } else if (tag.selfClosing) index = tag.end;
    else {
      const after: number | undefined = closed ? elementEnd(text, tag) : undefined;
      closed = after !== undefined;
      index = after ?? nextBlock(text, tag.end);
    }
  }
  return blocks;
}

/** Index after an element at the top; undefined where it is not closed. */
function elementEnd(text: string, { name, attributes, end }: Tag): number | undefined {
  const isMarkup = name === 'template' && /^(?:html)?$/.test(attributes.get('lang')?.value ?? '');
  return isMarkup ? templateEnd(text, end) : rawContent(text, name, end)?.after;
}

/** What somebody is typing ends where the next script begins a line. */
function nextBlock(text: string, at: number): number {
  const found = text.indexOf('\n<script', Math.max(0, at - 1));
  return found < 0 ? text.length : found + 1;
}

/** Index after the template whose content begins at `at`; undefined where it does not end. */
function templateEnd(text: string, at: number): number | undefined {
  let depth = 1;
  let interpolations = true;
  for (let index = at, next = text.indexOf('<', at); next >= 0; next = text.indexOf('<', index)) {
    // Only what lies before the sign is looked through: the search costs no more than the text is long.
    const open = interpolations ? text.slice(index, next).indexOf('{{') : -1;
    const end: number = open < 0 ? -1 : text.indexOf('}}', index + open + 2);
    if (open >= 0 && end < 0) interpolations = false;
    if (end > next) index = end + 2;
    else if (text.startsWith('<!--', next)) index = afterNext(text, '-->', next + 4);
    else if (text.startsWith('</', next)) {
      index = closingTagEnd(text, next);
      if (/^<\/template[\s>]/.test(text.slice(next, next + 12)) && --depth === 0) return index;
    } else {
      const tag = readTag(text, next);
      index = tag?.end ?? next + 1;
      if (tag === undefined || tag.selfClosing) continue;
      if (tag.name === 'template') depth++;
      else if (rawElements.has(tag.name)) index = rawContent(text, tag.name, tag.end)?.after ?? text.length;
    }
  }
  // Something in it is not closed: then all up to the last end of a template is taken for it.
  const last = text.lastIndexOf('</template');
  return last < at ? undefined : closingTagEnd(text, last);
}
