import { isComment, type TextSpan } from '../extract/textSpans.ts';
import { dialectOf } from './dialects/table.ts';
import { firstLine, type SourceText, type Standard, type StandardBreach } from './standard.ts';

/** Comments that tools read, and comments that show code on purpose. */
const directive =
  /^\s*(?:@(?!\w+(?:\.\w|\s*(?:\|\||[-+*/])?=))|#|eslint|biome|prettier|ts-|istanbul|c8|v8|webpack|vite|deno|jshint|tslint|region|endregion|sourceMappingURL|global|jsx|flow|language=|copyright|license|spdx|example|e\.g\.|usage|https?:)/i;

/** Lines that go with code and are nothing by themselves. */
const filler =
  /^(?:[)}\]]+[;,]?|\{|\}\s*,?|break;?|continue;?|return;?|end|pass|else:?|try \{|\}\s*catch.*\{|\}\s*finally\s*\{)?$/;
/** Lines that are code beside lines that are code for certain; alone they may name a function or lead into a list. */
const besideCode =
  /^(?:[A-Za-z_$][\w$.]*\([^()]*\)(?: (?:if|unless|while|until) \S.*)?|(?:if|elif|while|unless|until) !?[\w.]+:?)$/;
/** Longer lines are no statement that somebody wrote; nor may a text decide how long it takes to tell. */
const longestLine = 200;
/** The least part of a block's lines that is code. */
const mostlyCode = 0.6;

/** Comments that say what something is for show how to use it. */
const documentation = /^(?:\/\*[*!]|\/\/[/!]|#!|=begin)/;

/** Words right above one of these are its documentation, whatever examples they show. */
const declaration =
  /^\s*(?:@\w|attr_\w|alias|(?:(?:export|pub(?:\([a-z]+\))?|public|private|protected|internal|static|abstract|final|async|override|open|suspend)\s+)*(?:def|class|module|func|fn|fun|function|interface|struct|trait|enum|type|const|val|var|mod|impl|namespace)\b)/;

/** Code that was put out of use and left. */
export const commentedOutCode: Standard = {
  usual: 'minor',
  question: 'How bad is code that was commented out and left?',
  refuses: 'Two or more lines of comment that are code.',
  remedy: 'Take it out: Git keeps it',
  mayConcern: text => /\/\/|\/\*|#/.test(text),
  breaches: source => groupsOf(source).flatMap(group => breachOf(source, group)),
};

/** Line comments on lines of their own that follow each other, and block comments, as one text each. */
function groupsOf({ text, spans }: SourceText): TextSpan[] {
  const groups: TextSpan[] = [];
  for (const span of spans.all) {
    if (!isComment(span)) continue;
    const last = groups.at(-1);
    if (!beginsLine(text, span.start)) continue;
    const follows =
      last?.kind === 'lineComment' &&
      span.kind === 'lineComment' &&
      /^\r?\n[ \t]*$/.test(text.slice(last.end, Math.min(span.start, last.end + 200)));
    if (follows) groups[groups.length - 1] = { ...last, end: span.end };
    else groups.push({ ...span });
  }
  return groups;
}

/** True where nothing but blanks stands before `at` on its line. */
function beginsLine(text: string, at: number): boolean {
  let index = at;
  while (text[index - 1] === ' ' || text[index - 1] === '\t') index--;
  return index === 0 || text[index - 1] === '\n';
}

/** Code below words and indented more than they are shows how something is used. */
function isExample(lines: readonly string[], isCodeLine: (line: string) => boolean): boolean {
  const first = lines.find(line => line.trim() !== '') ?? '';
  if (isCodeLine(first.trim()) || !/^\s*[\p{L}\p{N}+`'"<[(]/u.test(first)) return false;
  const indentOf = (line: string): number => line.length - line.trimStart().length;
  return lines.every(line => !isCodeLine(line.trim()) || indentOf(line) > indentOf(first));
}

function breachOf({ path, text }: SourceText, { start, end }: TextSpan): StandardBreach[] {
  const { codeLines } = dialectOf(path);
  const isCodeLine = (line: string): boolean =>
    line.length <= longestLine && codeLines.some(shape => shape.test(line));
  const comment = text.slice(start, end);
  // Documentation shows code as examples.
  if (documentation.test(comment)) return [];
  const raw = comment
    .replace(/^\/\*+/, '')
    .replace(/(?<!\*)\*+\/$/, '')
    .split(/\r?\n/)
    .map(line => line.replace(/^[ \t]*(?:\/\/+|#+|\*(?!\/))?/, ''));
  const lines = raw.map(line => line.trim());
  if (lines.some(line => directive.test(line) || /^```/.test(line))) return [];
  const written = lines.filter(line => line !== '');
  const certain = written.some(isCodeLine);
  const code = written.filter(line => isCodeLine(line) || (certain && besideCode.test(line)));
  const withFiller = code.length + written.filter(line => filler.test(line)).length;
  if (code.length < 2 || withFiller / written.length < mostlyCode) return [];
  const isProse = /^\S+(?: \S+){3}/.test(written[0]!) && !isCodeLine(written[0]!);
  if (isProse && declaration.test(text.slice(end, end + 200))) return [];
  if (isExample(raw, isCodeLine)) return [];
  // "For example:" and the like lead into code that explains.
  if (withFiller < written.length && /[:.]$/.test(written[0]!) && !isCodeLine(written[0]!)) return [];
  const message = `${code.length} lines of code are commented out`;
  return [{ start, end, message, target: firstLine(code[0]!) }];
}
