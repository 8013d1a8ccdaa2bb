import { type ScriptBlock, scriptBlock } from './scriptBlock.ts';
import { afterNext, rawContent, readTag } from './tag.ts';

/** Elements in a template that hold text alone. */
const rawElements = new Set(['script', 'style', 'textarea', 'title']);

/** The script blocks of a Vue component: those at its top, not what stands in its template or in a comment. */
export function vueScripts(text: string): readonly ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  let templates = true;
  const last = text.lastIndexOf('<script');
  for (let index = text.indexOf('<'); index >= 0 && index <= last; index = text.indexOf('<', index)) {
    if (text.startsWith('<!--', index)) {
      index = afterNext(text, '-->', index + 4);
      continue;
    }
    const tag = readTag(text, index);
    if (tag === undefined) index++;
    else if (tag.selfClosing) {
      if (tag.name === 'script') blocks.push(scriptBlock(tag, tag.end));
      index = tag.end;
    } else if (tag.name === 'template' && /^(?:html)?$/.test(tag.attributes.get('lang')?.value ?? '')) {
      const end: number = templates ? templateEnd(text, tag.end) : -1;
      templates = end >= 0;
      index = end >= 0 ? end : nextBlock(text, tag.end);
    } else {
      const { end, after } = rawContent(text, tag.name, tag.end);
      if (tag.name === 'script') blocks.push(scriptBlock(tag, end));
      index = after;
    }
  }
  return blocks;
}

/** A template that somebody is typing ends where the next script begins a line. */
function nextBlock(text: string, at: number): number {
  const found = text.indexOf('\n<script', at);
  return found < 0 ? text.length : found + 1;
}

/** Index after the template whose content begins at `at`; -1 where it does not end. */
function templateEnd(text: string, at: number): number {
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
      index = afterNext(text, '>', next);
      if (/^<\/template[\s>]/.test(text.slice(next, next + 12)) && --depth === 0) return index;
    } else {
      const tag = readTag(text, next);
      index = tag?.end ?? next + 1;
      if (tag === undefined || tag.selfClosing) continue;
      if (tag.name === 'template') depth++;
      else if (rawElements.has(tag.name)) index = rawContent(text, tag.name, tag.end).after;
    }
  }
  // Something in it is not closed: then all up to the last end of a template is taken for it.
  const last = text.lastIndexOf('</template');
  return last < at ? -1 : afterNext(text, '>', last);
}
