import { Kind, kindTable } from '../characterKinds.ts';
import { blockCommentEnd, Char, isOtherLetter, isSpace, lineEnd, stringEnd } from '../characters.ts';
import { addToHash, emptyHash } from '../import.ts';
import type { TextSpans } from '../textSpans.ts';
import type { MentionedNames } from './mentionedNames.ts';
import { NextOf } from './nextOf.ts';

/** What a token is; a single other character stands for itself with its code, which is greater than any of these. */
export enum Token {
  /** Nothing was read: there is more to come. */
  none = -1,
  end = 0,
  name = 1,
  /** A number, a character, a string or a piece of one. */
  literal = 2,
}

// Control characters stand for nothing either.
const spaces = String.fromCharCode(...Array(33).keys());
const kinds = kindTable({ spaces, marks: '"\'`#@$/{}', letters: '\\' });

const wordParts = kinds.map((kind, code) =>
  kind === Kind.letter || kind === Kind.digit || code === Char.dollar ? 1 : 0,
);

/**
 * Reads the tokens of a language with braces, `//` comments and quoted strings, one by one. Comments are passed over.
 * What differs from language to language are strings, and code that stands in them: subclasses read those.
 */
export abstract class Lexer {
  readonly text: string;
  /** The token that was read last: its kind, or its character's code. */
  token: number = Token.none;
  /** Where it begins and ends. */
  start = 0;
  at = 0;
  /** How many braces are open. */
  braces = 0;
  /** Collects hashes of the names that stand in the code, from when it is set. */
  mentions: MentionedNames | undefined;
  /** In how many strings, one inside the other, the code stands that is being read. */
  protected holes = 0;
  /** Collects what is no code, where somebody wants that. */
  protected readonly spans: TextSpans | undefined;

  /** What ends a line in this text. */
  readonly #lineBreak: string;
  readonly #stopsAt: readonly string[];
  #stops: NextOf | undefined;

  /** `stops` are the characters that strings, comments and braces begin with. Reading begins at `at`. */
  constructor(text: string, stops: readonly string[], spans?: TextSpans, at = 0) {
    this.text = text;
    this.#stopsAt = stops;
    this.spans = spans;
    this.at = at;
    this.#lineBreak = text.includes('\n') ? '\n' : '\r';
    if (at > 0) return;
    if (text.charCodeAt(0) === Char.byteOrderMark) this.at = 1;
    if (text.startsWith('#!', this.at)) this.at = lineEnd(text, this.at);
  }

  /** Read the next token into `token`, and answer with it. */
  next(): number {
    this.token = this.read();
    return this.token;
  }

  protected read(): number {
    const { text } = this;
    let { at } = this;
    for (;;) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? kinds[code] : otherKind(code);
      if (kind === Kind.space) at++;
      else if (kind === Kind.letter) {
        this.start = at;
        return this.word(at);
      } else if (kind === Kind.mark) {
        this.at = at;
        const token = this.#special(code);
        if (token !== Token.none) return token;
        at = this.at;
      } else return this.#other(code, at, kind);
    }
  }

  /** Goes on behind the brace that closes the innermost one which is open; faster than token by token. */
  skipBlock(): void {
    const { text, braces } = this;
    const { length } = text;
    while (this.at < length && this.braces >= braces) {
      if (this.holes > 0) {
        this.read();
        continue;
      }
      this.at = this.mentions === undefined ? this.#nextStop() : this.#mentionUpToStop(this.mentions);
      if (this.at < length) this.#special(text.charCodeAt(this.at));
    }
    this.next();
  }

  #nextStop(): number {
    this.#stops ??= new NextOf(this.text, this.#stopsAt);
    return this.#stops.from(this.at);
  }

  /**
   * Matches a statement whose first word is the token that was read last, and goes on behind it. A sticky expression
   * reads one as it is usually written in a tenth of the time that its tokens take.
   */
  match(statement: RegExp): RegExpExecArray | null {
    statement.lastIndex = this.start;
    const found = statement.exec(this.text);
    if (found !== null) {
      this.at = statement.lastIndex;
      this.next();
    }
    return found;
  }

  /** Index of the next special character; the names before it are collected. */
  #mentionUpToStop(mentions: MentionedNames): number {
    const { text } = this;
    let { at } = this;
    for (;;) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? kinds[code] : otherKind(code);
      if (kind === Kind.letter) at = mentionedEnd(text, at, mentions);
      else if (kind === Kind.space || kind === Kind.plain) at++;
      else if (kind === Kind.digit) at = this.#numberEnd(at);
      else return Math.min(at, text.length);
    }
  }

  /** Whether this is the token that was read last. */
  sees(token: number): boolean {
    return this.token === token;
  }

  /** Whether the name that was read last is this word. */
  is(word: string): boolean {
    return this.at - this.start === word.length && this.text.startsWith(word, this.start);
  }

  /** The name that was read last. */
  get name(): string {
    return this.text.slice(this.start, this.at);
  }

  /** Reads the string or character that begins at `at` with this quote, up to its end or to code in it. */
  protected abstract quote(code: number): number;

  /** `@`, `#` and `$`, which mean something else in each language. */
  protected mark(code: number): number {
    return this.single(code);
  }

  protected closeBrace(): number {
    if (this.braces > 0) this.braces--;
    return this.single(Char.closeBrace);
  }

  /** Index after the block comment at `at`. */
  protected commentEnd(at: number): number {
    return blockCommentEnd(this.text, at);
  }

  protected single(code: number): number {
    this.start = this.at++;
    return code;
  }

  /** Reads the name at `at`, which may stand behind a mark at `start`. */
  protected word(at: number): number {
    const { text, mentions } = this;
    this.at = mentions === undefined ? wordEnd(text, at) : mentionedEnd(text, at, mentions);
    return Token.name;
  }

  /** A literal, or a piece of a template, that begins at `at`. */
  protected literal(end: number, kind: 'string' | 'template' = 'string'): number {
    this.spans?.add(kind, this.at, end);
    this.start = this.at;
    this.at = end;
    return Token.literal;
  }

  /** A string on one line with `\` escapes. One that is not closed ends with its line. */
  protected plainString(): number {
    const end = stringEnd(this.text, this.at);
    return this.literal(end < 0 ? ~end : end);
  }

  #other(code: number, at: number, kind: number | undefined): number {
    this.start = Math.min(at, this.text.length);
    this.at = kind === Kind.digit ? this.#numberEnd(at) : this.start + (kind === Kind.plain ? 1 : 0);
    return kind === Kind.digit ? Token.literal : kind === Kind.plain ? code : Token.end;
  }

  #special(code: number): number {
    switch (code) {
      case Char.slash:
        return this.#slash();
      case Char.openBrace:
        this.braces++;
        return this.single(code);
      case Char.closeBrace:
        return this.closeBrace();
      case Char.at:
      case Char.hash:
      case Char.dollar:
        return this.mark(code);
      default:
        return this.quote(code);
    }
  }

  #slash(): number {
    const { text, at } = this;
    const next = text.charCodeAt(at + 1);
    if (next === Char.slash) {
      const end = text.indexOf(this.#lineBreak, at + 2);
      this.at = end < 0 ? text.length : end;
      this.spans?.add('lineComment', at, this.at);
    } else if (next === Char.asterisk) {
      this.at = this.commentEnd(at);
      this.spans?.add('blockComment', at, this.at);
    } else return this.single(Char.slash);
    return Token.none;
  }

  #numberEnd(at: number): number {
    const { text } = this;
    const end = wordEnd(text, at + 1);
    const fraction = text.charCodeAt(end) === Char.dot && kinds[text.charCodeAt(end + 1)] === Kind.digit;
    return fraction ? wordEnd(text, end + 2) : end;
  }
}

/** The kind of a character that is not ASCII; -1 at the end of the text. */
function otherKind(code: number): number {
  if (Number.isNaN(code)) return -1;
  return isSpace(code) ? Kind.space : isOtherLetter(code) ? Kind.letter : Kind.plain;
}

/** A letter or digit of a name. */
export function isWordPart(code: number): boolean {
  return code < 128 ? wordParts[code] === 1 : isOtherLetter(code);
}

/** Index after the name or number that goes on at `at`. */
export function wordEnd(text: string, at: number): number {
  let index = at;
  while (isWordPart(text.charCodeAt(index))) index++;
  return index;
}

/** The same, and the name is collected. */
function mentionedEnd(text: string, at: number, mentions: MentionedNames): number {
  let hash = emptyHash;
  let index = at;
  for (;;) {
    const code = text.charCodeAt(index);
    if (!isWordPart(code)) break;
    hash = addToHash(hash, code);
    index++;
  }
  mentions.add(hash >>> 0);
  return index;
}
