import { Kind } from '../characterKinds.ts';
import { blockCommentEnd, Char } from '../characters.ts';
import { hashOf, type Import } from '../import.ts';
import { nameEnd } from '../names.ts';
import type { TextSpans } from '../textSpans.ts';
import { classBodyMarks, kindOf, lineCommentEnd, qualifiedEnd, skipTrivia } from './characters.ts';
import type { Declarations } from './declarations.ts';
import { readDeclaringCall } from './declaringCalls.ts';
import { Frame, Frames } from './frames.ts';
import { readInclude } from './includePath.ts';
import { IncludeWords } from './includeWords.ts';
import { readUse } from './useClauses.ts';
import { isKeyword, Word, wordAt } from './words.ts';

/**
 * One pass over the characters of a PHP file: skips what is no code, and reads imports and declarations. In the body
 * of a class only paths to include are looked for, since nothing else there concerns other files.
 */
export class Scanner {
  /** Hashes of the names, in lower case, that stand behind a `\` of a name that is not written out. */
  mentions: Set<number> | undefined;
  readonly #frames = new Frames();
  /** For each class that is declared but not begun: what was open then. */
  readonly #classHeads: { depth: number; brackets: number }[] = [];
  /** Set in `const A = 1, B = 2` outside of classes: how many brackets were open then, otherwise -1. */
  #constants = -1;

  readonly #includeWords: IncludeWords;
  readonly #text: string;
  readonly #imports: Import[];
  readonly #declarations: Declarations;
  readonly #spans: TextSpans | undefined;

  constructor(text: string, imports: Import[], declarations: Declarations, spans?: TextSpans) {
    this.#text = text;
    this.#includeWords = new IncludeWords(text);
    this.#imports = imports;
    this.#declarations = declarations;
    this.#spans = spans;
  }

  scan(): void {
    const text = this.#text;
    const { length } = text;
    let at = this.#skipMarkup(0);
    while (at < length) {
      if (this.#frames.classes > 0) {
        at = this.#classBody(at);
        continue;
      }
      const code = text.charCodeAt(at);
      const kind = kindOf(code);
      if (kind === Kind.letter) at = this.#word(at);
      else if (kind === Kind.mark) at = this.#mark(at, code);
      else if (kind === Kind.digit) at = nameEnd(text, at);
      else at++;
    }
  }

  /** Goes on in the body of a class, up to its end or behind the next word that may include a file. */
  #classBody(at: number): number {
    const text = this.#text;
    const word = this.#includeWords.next(at);
    let index = at;
    while (index < word) {
      const code = text.charCodeAt(index);
      if (classBodyMarks[code] === 1) {
        index = this.#mark(index, code);
        if (this.#frames.classes === 0) return index;
      } else index++;
    }
    if (index > word || word === text.length) return index;
    const end = nameEnd(text, word);
    if (!isMember(text, word)) readInclude(text, end, this.#imports);
    return end;
  }

  /** Skips what stands outside of `<?php … ?>`, from `at` on. */
  #skipMarkup(at: number): number {
    const text = this.#text;
    let open = text.indexOf('<?', at);
    while (open >= 0) {
      const code = text.charCodeAt(open + 2);
      const end =
        code === Char.equals
          ? open + 3
          : /^php(?!\w)/i.test(text.slice(open + 2, open + 6))
            ? open + 5
            : kindOf(code) === Kind.space
              ? open + 2
              : -1;
      if (end >= 0) {
        this.#spans?.add('markup', at, end);
        return end;
      }
      open = text.indexOf('<?', open + 2);
    }
    this.#spans?.add('markup', at, text.length);
    return text.length;
  }

  #mark(at: number, code: number): number {
    const text = this.#text;
    const frames = this.#frames;
    const next = text.charCodeAt(at + 1);
    switch (code) {
      case Char.dollar:
        // A `$` before something else belongs to a variable whose name is computed.
        return kindOf(next) === Kind.letter ? nameEnd(text, at + 1) : at + 1;
      case Char.quote:
        return this.#singleQuoted(at);
      case Char.doubleQuote:
        return this.#interpolated(at, at + 1, Frame.doubleQuoted, '');
      case Char.backtick:
        return this.#interpolated(at, at + 1, Frame.backtick, '');
      case Char.hash:
        return next === Char.openBracket ? at + 1 : this.#lineComment(at);
      case Char.slash:
        if (next === Char.slash) return this.#lineComment(at);
        return next === Char.asterisk ? this.#blockComment(at) : at + 1;
      case Char.less:
        return next === Char.less && text.charCodeAt(at + 2) === Char.less ? this.#heredoc(at) : at + 1;
      case Char.question:
        return next === Char.greater ? this.#skipMarkup(at) : at + 1;
      case Char.openParen:
      case Char.openBracket:
        frames.brackets++;
        return at + 1;
      case Char.closeParen:
      case Char.closeBracket:
        frames.brackets--;
        return at + 1;
      case Char.openBrace:
        return this.#openBrace(at);
      case Char.closeBrace:
        return this.#closeBrace(at);
      case Char.semicolon:
        return this.#statementEnd(at);
      case Char.comma:
        return this.#constants === frames.brackets ? this.#constant(at + 1) : at + 1;
      case Char.backslash:
        return this.#backslash(at);
      default:
        return at + 1;
    }
  }

  #lineComment(at: number): number {
    const end = lineCommentEnd(this.#text, at);
    this.#spans?.add('lineComment', at, end);
    return end;
  }

  #blockComment(at: number): number {
    const end = blockCommentEnd(this.#text, at);
    this.#spans?.add('blockComment', at, end);
    return end;
  }

  #singleQuoted(at: number): number {
    const text = this.#text;
    let close = text.indexOf("'", at + 1);
    while (close > 0 && isEscaped(text, close, at)) close = text.indexOf("'", close + 1);
    const end = close < 0 ? text.length : close + 1;
    this.#spans?.add('string', at, end);
    return end;
  }

  /**
   * Goes on in a string with variables whose present piece begins at `start`: stops behind its end, or in the code of
   * a `{$` or `${`, which is then open.
   */
  #interpolated(start: number, at: number, frame: Frame, label: string): number {
    const text = this.#text;
    const close =
      frame === Frame.doubleQuoted ? Char.doubleQuote : frame === Frame.backtick ? Char.backtick : -1;
    let piece = start;
    for (let index = at; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === close) return this.#piece(piece, index + 1);
      if (code === Char.backslash) index++;
      else if (code === Char.lineFeed && close < 0) {
        const end = labelEnd(text, index + 1, label);
        if (end >= 0) return this.#piece(piece, end);
      } else if (code === Char.openBrace && text.charCodeAt(index + 1) === Char.dollar) {
        this.#frames.push(frame, label);
        return this.#piece(piece, index + 1);
      } else if (code === Char.dollar) {
        const next = text.charCodeAt(index + 1);
        if (next === Char.openBrace) {
          this.#frames.push(frame, label);
          return this.#piece(piece, index + 2);
        }
        if (this.#spans !== undefined && kindOf(next) === Kind.letter) {
          this.#piece(piece, index);
          piece = nameEnd(text, index + 1);
          index = piece - 1;
        }
      }
    }
    return this.#piece(piece, text.length);
  }

  #piece(start: number, end: number): number {
    this.#spans?.add('template', start, end);
    return end;
  }

  #heredoc(at: number): number {
    const text = this.#text;
    let start = at + 3;
    while (text.charCodeAt(start) === Char.space || text.charCodeAt(start) === Char.tab) start++;
    const quote = text.charCodeAt(start);
    const quoted = quote === Char.quote || quote === Char.doubleQuote;
    if (quoted) start++;
    const end = nameEnd(text, start);
    const line = quoted ? end + 1 : end;
    const after = text.charCodeAt(line);
    if (end === start || (quoted && text.charCodeAt(end) !== quote)) return at + 3;
    if (after !== Char.lineFeed && after !== Char.carriageReturn) return at + 3;
    const label = text.slice(start, end);
    if (quote === Char.quote) return this.#nowdoc(at, line, label);
    // The line's break is looked at as well: the label may end an empty text right behind it.
    return this.#interpolated(at, after === Char.carriageReturn ? line + 1 : line, Frame.heredoc, label);
  }

  #nowdoc(at: number, line: number, label: string): number {
    const text = this.#text;
    for (let index = text.indexOf('\n', line); index >= 0; index = text.indexOf('\n', index + 1)) {
      const end = labelEnd(text, index + 1, label);
      if (end < 0) continue;
      this.#spans?.add('string', at, end);
      return end;
    }
    this.#spans?.add('string', at, text.length);
    return text.length;
  }

  #openBrace(at: number): number {
    const frames = this.#frames;
    const head = this.#classHeads.at(-1);
    const begins = head !== undefined && head.depth === frames.depth && head.brackets === frames.brackets;
    if (begins) this.#classHeads.pop();
    frames.push(begins ? Frame.classBody : Frame.block);
    return at + 1;
  }

  #statementEnd(at: number): number {
    this.#constants = -1;
    // A class that was never begun; the ones around a function's body still may be.
    while ((this.#classHeads.at(-1)?.depth ?? -1) >= this.#frames.depth) this.#classHeads.pop();
    return at + 1;
  }

  #classHead(): void {
    const { depth, brackets } = this.#frames;
    this.#classHeads.push({ depth, brackets });
  }

  #closeBrace(at: number): number {
    switch (this.#frames.pop()) {
      case Frame.namespace:
        this.#declarations.enter('');
        return at + 1;
      case Frame.doubleQuoted:
        return this.#interpolated(at, at + 1, Frame.doubleQuoted, '');
      case Frame.backtick:
        return this.#interpolated(at, at + 1, Frame.backtick, '');
      case Frame.heredoc:
        return this.#interpolated(at, at + 1, Frame.heredoc, this.#frames.popLabel());
      default:
        return at + 1;
    }
  }

  /** A `\` between two names: those behind it belong to whatever the first one stands for. */
  #backslash(at: number): number {
    const text = this.#text;
    if (
      at === 0 ||
      kindOf(text.charCodeAt(at - 1)) < Kind.digit ||
      kindOf(text.charCodeAt(at - 1)) > Kind.letter
    ) {
      return qualifiedEnd(text, at);
    }
    const end = nameEnd(text, at + 1);
    this.mentions ??= new Set();
    this.mentions.add(hashOf(text.slice(at + 1, end).toLowerCase()));
    return end;
  }

  #word(at: number): number {
    const text = this.#text;
    const end = nameEnd(text, at);
    const word = wordAt(text, at, end);
    return word === Word.name || isMember(text, at) ? end : this.#statement(word, end);
  }

  /** What follows a word outside of classes that ends at `end`. */
  #statement(word: Word, end: number): number {
    const text = this.#text;
    const next = skipTrivia(text, end);
    const code = text.charCodeAt(next);
    switch (word) {
      case Word.use:
        return code === Char.openParen ? end : readUse(text, end, this.#imports);
      case Word.namespace:
        return code === Char.backslash && next === end ? qualifiedEnd(text, end) : this.#namespace(next);
      case Word.class:
        // Not `class:`, an argument's name.
        if (kindOf(code) !== Kind.letter && code !== Char.openParen && code !== Char.openBrace) return end;
        this.#classHead();
        return this.#type(next, end);
      case Word.interface:
      case Word.trait:
      case Word.enum:
        if (next === end || kindOf(code) !== Kind.letter) return end;
        this.#classHead();
        return this.#type(next, end);
      case Word.function: {
        const start = code === Char.ampersand ? skipTrivia(text, next + 1) : next;
        const nameStop = nameEnd(text, start);
        if (isKeyword(text, start, nameStop)) return end;
        if (nameStop > start) this.#declarations.function(text.slice(start, nameStop));
        return nameStop;
      }
      case Word.const:
        this.#constants = this.#frames.brackets;
        return this.#constant(end);
      case Word.define:
      case Word.class_alias:
        if (code === Char.openParen) readDeclaringCall(text, word, next + 1, this.#declarations);
        return end;
      case Word.__halt_compiler:
        return code === Char.openParen ? text.length : end;
      default:
        readInclude(text, end, this.#imports);
        return end;
    }
  }

  #namespace(at: number): number {
    const text = this.#text;
    const end = qualifiedEnd(text, at);
    const open = skipTrivia(text, end);
    const braced = text.charCodeAt(open) === Char.openBrace;
    if (end === at && !braced) return at;
    this.#declarations.enter(text.slice(at, end));
    if (!braced) return end;
    this.#frames.push(Frame.namespace);
    return open + 1;
  }

  #type(start: number, before: number): number {
    const text = this.#text;
    const end = nameEnd(text, start);
    if (end === start || start === before || isKeyword(text, start, end)) return before;
    const name = text.slice(start, end);
    // A class without a name: `new class extends A {}`.
    if (!/^(?:extends|implements)$/i.test(name)) this.#declarations.type(name);
    return end;
  }

  #constant(at: number): number {
    const text = this.#text;
    const start = skipTrivia(text, at);
    const end = nameEnd(text, start);
    if (end > start && text.charCodeAt(skipTrivia(text, end)) === Char.equals) {
      this.#declarations.constant(text.slice(start, end));
    }
    return end;
  }
}

/** Whether the word at `at` is a part of another name: `->require`, `?->use`, `::class`, `A\use`. */
function isMember(text: string, at: number): boolean {
  let index = at - 1;
  while (kindOf(text.charCodeAt(index)) === Kind.space) index--;
  const code = text.charCodeAt(index);
  if (code === Char.colon || code === Char.greater) {
    return text.charCodeAt(index - 1) === (code === Char.colon ? Char.colon : Char.minus);
  }
  return index === at - 1 && (code === Char.backslash || code === Char.dollar);
}

const isEscaped = (text: string, at: number, start: number): boolean => {
  let index = at - 1;
  while (index > start && text.charCodeAt(index) === Char.backslash) index--;
  return (at - index) % 2 === 0;
};

/** Index after the label that ends a heredoc, if it stands in the line that begins at `at`; otherwise -1. */
function labelEnd(text: string, at: number, label: string): number {
  let index = at;
  while (text.charCodeAt(index) === Char.space || text.charCodeAt(index) === Char.tab) index++;
  if (!text.startsWith(label, index)) return -1;
  const end = index + label.length;
  const after = kindOf(text.charCodeAt(end));
  return after === Kind.letter || after === Kind.digit ? -1 : end;
}
