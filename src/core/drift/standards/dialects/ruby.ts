import type { SourceText } from '../standard.ts';
import type { Dialect, Place } from './dialect.ts';
import { hasCommentAbove } from './documentation.ts';

const emptyRescue = /^[ \t]*(rescue)\b[^\n;]*\n((?:[ \t]*(?:#[^\n]*)?\n)*)[ \t]*end\b/gm;

function droppedErrors({ text, spans }: SourceText): { at: Place; body: Place }[] {
  return [...text.matchAll(emptyRescue)].flatMap(({ 0: whole, index }) => {
    const start = index + whole.indexOf('rescue');
    if (!spans.isCode(start)) return [];
    const line = text.indexOf('\n', start);
    const comment = text.indexOf('#', start);
    const from = comment >= 0 && comment < line ? comment : line;
    return [
      { at: { start, end: start + 'rescue'.length }, body: { start: from, end: index + whole.length } },
    ];
  });
}

const section = /^([ \t]*)(private|protected|public)[ \t]*(?:#[^\n]*)?$/gm;

/** True below a `private` or `protected` of the same depth. */
function isHidden({ text }: SourceText, at: number, indent: number): boolean {
  let hidden = false;
  const start = classStart(text, at, indent);
  for (const [, blank, word] of text.slice(start, at).matchAll(section)) {
    if (blank!.length >= indent - 2 && blank!.length <= indent) hidden = word !== 'public';
  }
  return hidden;
}

/** Where the lines of the same class begin: behind the last line that is indented less. */
function classStart(text: string, at: number, indent: number): number {
  let end = text.lastIndexOf('\n', at - 1);
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    const own = /^[ \t]*/.exec(line)![0].length;
    if (line.trim() !== '' && own < indent && !/^[ \t]*(?:private|protected|public|#|=)/.test(line))
      return start;
    end = start - 1;
  }
  return 0;
}

/** Ruby. */
export const ruby: Dialect = {
  droppedErrors,
  publicFunctions: {
    declared: /^[ \t]*def[ \t]+(?:self\.)?([a-z]\w*[?!]?)/dgm,
    counts(source, _, name, found) {
      if (
        /^(?:initialize|to_s|to_h|to_a|to_json|inspect|call|each|hash|eql\?|setup|teardown|test_\w+)$/.test(
          name,
        )
      )
        return false;
      const line = found.index + (found[0].length - found[0].trimStart().length);
      const indent = line - (source.text.lastIndexOf('\n', line - 1) + 1);
      return !isHidden(source, line, indent);
    },
    isDocumented: (source, at, found) =>
      hasCommentAbove(
        source,
        at + (found[0].length - found[0].trimStart().length),
        comment => !/^#\s*(?:rubocop|frozen_string_literal|:nodoc:)/.test(comment),
      ),
    comment: 'a comment above it',
  },
  names: [
    {
      what: 'class',
      declared: /^[ \t]*(?:class|module)[ \t]+(?:[A-Z]\w*::)*([A-Z]\w*)/gm,
      fits: /^[A-Z][A-Za-z0-9]*(?:_\d+(?:_\d+)*|V\d+_\d+)?$/,
      style: 'PascalCase',
    },
    {
      what: 'method',
      declared: /^[ \t]*def[ \t]+(?:self\.)?([A-Za-z_]\w*)[?!=]?(?=[ \t(;\n])/gm,
      // A conversion is called like the class that it gives.
      fits: /^_*[a-z0-9_]+$|^[A-Z][A-Za-z0-9]*$|^(?:visit|on|test)_\w+$/,
      style: 'snake_case',
    },
  ],
  codeLines: [
    /^(?:require|require_relative|include|extend|gem)[ \t(]+['"A-Z].*$/,
    /^def[ \t]+(?:self\.)?\w+[?!=]?(?:\(.*\))?$/,
    /^(?:class|module)[ \t]+[A-Z]\w*(?:::\w+)*(?:[ \t]*<[ \t]*\S+)?$/,
    /^@{1,2}\w+[ \t]*(?:\|\||[-+*/])?=[ \t]*\S.*$/,
    /^[a-z_]\w*[ \t]*(?:\|\|)?=[ \t]*(?:[\w.:@]+\(.*\)|[\w:@]+(?:\.\w+)+.*|["'[{].*)$/,
    /^[a-z_@]\w*(?:\.\w+[?!]?)+\(.*\)(?:[ \t]*(?:do|\{).*)?$/,
    /^(?:puts|p|raise|expect|assert\w*)[ \t(]+.*[)"'\]]$/,
    /^[a-z_@]\w*(?:\.\w+[?!]?)*(?:\(.*\)|[ \t]+[:'"\w][^.]*)?[ \t]do[ \t]*\|[^|]*\|$/,
    /^[a-z_@]\w*(?:\.\w+[?!]?)*[ \t]+[:'"].*[ \t]do$/,
    /^(?:if|unless|elsif|while|until)[ \t]+!?[\w@.:?!()[\]"']+(?:[ \t]*(?:==|!=|&&|\|\||>=?|<=?|=~)[ \t]*[^ ].*|\?|\))$/,
  ],
  joins: { behind: /^\s*\+\s*(?!["'+=])\S/, after: /^\s*%\s*[\w([]/, holes: /'?%s/ },
};
