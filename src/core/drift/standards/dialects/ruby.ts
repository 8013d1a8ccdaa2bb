import { remember } from '../../../remember.ts';
import { lineFeed } from '../../extract/characters.ts';
import type { SourceText } from '../standard.ts';
import type { Dialect, Place } from './dialect.ts';
import { hasCommentAbove } from './documentation.ts';

const emptyRescue = /^[ \t]*(rescue)\b[^\n;]*\n(?:[ \t]*(?:#[^\n]*)?\n){0,100}[ \t]*end\b/gm;

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

/** The beginnings of the lines that stand below a `private` or `protected` of the same depth. */
const hiddenLines = new WeakMap<SourceText, ReadonlySet<number>>();

function isHidden(source: SourceText, line: number): boolean {
  return remember(hiddenLines, source, () => readHidden(source.text)).has(line);
}

const section = /^(private|protected|public)[ \t]*(?:#[^\n]*)?$/;

function readHidden(text: string): Set<number> {
  const hidden = new Set<number>();
  /** The lines around the present one, each indented more than the one before. */
  const around: { indent: number; start: number }[] = [];
  /** The last word of each depth that says who may call what follows. */
  const sections: { start: number; hides: boolean }[] = [];
  for (let start = 0; start < text.length; ) {
    const end = lineFeed(text, start);
    const line = text.slice(start, end);
    const indent = /^[ \t]*/.exec(line)![0].length;
    const words = line.slice(indent).trimEnd();
    const word = section.exec(words)?.[1];
    if (word !== undefined && indent < deepest) sections[indent] = { start, hides: word !== 'public' };
    // Comments and such words begin no block.
    else if (words !== '' && !/^(?:private|protected|public|#|=)/.test(words)) {
      while ((around.at(-1)?.indent ?? -1) >= indent) around.pop();
      const classStart = around.at(-1)?.start ?? 0;
      const last = [indent - 2, indent - 1, indent]
        .flatMap(depth => sections[depth] ?? [])
        .reduce((best, each) => (each.start > best.start ? each : best), { start: classStart, hides: false });
      if (last.hides) hidden.add(start);
      around.push({ indent, start });
    }
    start = end + 1;
  }
  return hidden;
}

/** Code that is indented more stands in no class. */
const deepest = 200;

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
      return !isHidden(source, source.text.lastIndexOf('\n', line - 1) + 1);
    },
    isDocumented: (source, at) =>
      hasCommentAbove(source, at, comment => !/^#\s*(?:rubocop|frozen_string_literal|:nodoc:)/.test(comment)),
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
      fits: /^[a-z0-9_]+$|^[A-Z][A-Za-z0-9]*$|^(?:visit|on|test)_\w+$/,
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
