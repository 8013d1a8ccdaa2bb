import { Char } from '../characters.ts';
import { type ScriptBlock, scriptBlock } from './scriptBlock.ts';
import { afterNext, closingTagEnd, rawContent, readTag } from './tag.ts';

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** The script blocks of a Svelte component: those at its top, not what stands in other elements or in a comment. */
export function svelteScripts(text: string): readonly ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  const open: string[] = [];
  const braces = new Braces(text);
  const last = text.lastIndexOf('<script');
  for (let index = 0; index <= last; ) {
    const code = text.charCodeAt(index);
    if (code === Char.openBrace) {
      const end = braces.skip(index);
      index = end < 0 ? index + 1 : end;
    } else if (code !== Char.less) index++;
    else if (text.startsWith('<!--', index)) index = afterNext(text, '-->', index + 4);
    else if (text.charCodeAt(index + 1) === Char.slash) {
      close(open, /^<\/\s*([^\s>]*)/.exec(text.slice(index, index + longestName))?.[1] ?? '');
      index = closingTagEnd(text, index);
    } else {
      const tag = readTag(text, index, at => braces.skip(at));
      if (tag === undefined) index++;
      else if (tag.name === 'script' || tag.name === 'style') {
        const content = tag.selfClosing
          ? { end: tag.end, after: tag.end }
          : rawContent(text, tag.name, tag.end);
        // At the beginning of a line it counts even where an element before it is not closed yet.
        const isTop = open.length === 0 || index === 0 || text.charCodeAt(index - 1) === Char.lineFeed;
        if (tag.name === 'script' && isTop) blocks.push(scriptBlock(tag, content?.end ?? text.length));
        index = content?.after ?? text.length;
      } else {
        if (!tag.selfClosing && !voidElements.has(tag.name)) open.push(tag.name);
        index = tag.end;
      }
    }
  }
  return blocks;
}

const longestName = 100;
/** Deeper than any markup that people write; what lies below is not told apart. */
const deepest = 1000;

/** Close an element, and those in it whose end nobody wrote. */
function close(open: string[], name: string): void {
  if (open.length > deepest) open.length = deepest;
  const at = open.lastIndexOf(name);
  if (at >= 0) open.length = at;
}

/** Skips code in braces. What has no end is not looked for twice, so that no text costs quadratic time. */
class Braces {
  readonly #text: string;
  #noneBefore = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Index after the braces that open at `at`; -1 where they do not close. */
  skip(at: number): number {
    if (at < this.#noneBefore) return -1;
    const text = this.#text;
    let depth = 0;
    // `{/if}` closes a block, it does not begin a comment.
    for (let index = at + 1 + Number('/#:@'.includes(text[at + 1] ?? ' ')); index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === Char.openBrace) depth++;
      else if (code === Char.closeBrace) {
        if (depth-- === 0) return index + 1;
      } else if (code === Char.quote || code === Char.doubleQuote || code === Char.backtick) {
        index = stringEnd(text, index, code) - 1;
      } else if (code === Char.slash) index = commentEnd(text, index) - 1;
    }
    this.#noneBefore = text.length;
    return -1;
  }
}

/** Index after a string; one that is not closed on its line is a mere quote. */
function stringEnd(text: string, at: number, quote: number): number {
  for (let index = at + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) return index + 1;
    if (code === Char.backslash) index++;
    else if (code === Char.lineFeed && quote !== Char.backtick) return at + 1;
  }
  return at + 1;
}

function commentEnd(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next === Char.asterisk) return afterNext(text, '*/', at + 2);
  if (next !== Char.slash) return at + 1;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
