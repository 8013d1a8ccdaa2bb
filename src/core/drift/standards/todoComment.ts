import { isComment } from '../extract/textSpans.ts';
import { firstLine, type Standard } from './standard.ts';

const marker = /\b(?:TODO|FIXME|XXX|HACK)\b/;
// A mark that begins a remark: at the start of a comment's line, alone or with a colon, brackets or words behind it.
const remark = /(?:^|[\r\n])[ \t\v\f\u00a0\ufeff/*#!-]*@?(TODO|FIXME|XXX|HACK)\b(?!-)([^\r\n]*)/g;
/** An issue, a ticket or an address: the work is kept somewhere. */
const reference = /#\d+|\b[A-Z][A-Z0-9]+-\d+\b|\bhttps?:\/\/|\bGH-\d+/;

/** Work that is left in the code and is nowhere else. */
export const todoComment: Standard = {
  usual: 'minor',
  question: 'How bad is a TODO left in the code?',
  refuses: 'A TODO, FIXME, XXX or HACK in a comment that names no issue.',
  remedy: 'Do it now, or open an issue and name it behind the mark, such as `TODO(#123)`',
  mayConcern: text => marker.test(text),
  breaches: ({ text, spans }) =>
    spans.all.filter(isComment).flatMap(({ start, end }) => {
      const comment = text.slice(start, end);
      return [...comment.matchAll(remark)].flatMap(found => {
        const [whole, mark, rest] = found;
        if (reference.test(rest!)) return [];
        const at = start + found.index + whole.indexOf(mark!);
        const words = firstLine((mark! + rest!).replace(/\*\/\s*$/, ''));
        return [{ start: at, end: at + mark!.length, message: `${mark} without an issue`, target: words }];
      });
    }),
};
