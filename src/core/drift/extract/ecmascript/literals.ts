import { Char, isDigit, isLineBreak } from '../characters.ts';
import { detached } from '../detached.ts';
import { nameEnd } from './characters.ts';

/**
 * Where the characters of a template end that go on at `at`: the index after the closing backtick or after `${`,
 * or the text's length. The character before the result tells which.
 */
export function templateCharactersEnd(text: string, at: number): number {
  for (let index = at; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === Char.backtick) return index + 1;
    if (code === Char.backslash) index++;
    else if (code === Char.dollar && text.charCodeAt(index + 1) === Char.openBrace) return index + 2;
  }
  return text.length;
}

/**
 * Index after the number at `at`. The dot after plain digits is the number's own, so that no property is looked for
 * behind `1.`; exponents with a sign and fractions are read as numbers in a row, which comes to the same.
 */
export function numberEnd(text: string, at: number): number {
  let index = at;
  for (;;) {
    const code = text.charCodeAt(index);
    if (code === Char.dot) return index + 1;
    if (code !== Char.underscore && !isDigit(code)) return nameEnd(text, index);
    index++;
  }
}

/** Index after the regular expression at `at` with its flags, or the complement of its line's end if it is none. */
export function regularExpressionEnd(text: string, at: number): number {
  let inClass = false;
  let index = at + 1;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isLineBreak(code)) break;
    if (code === Char.backslash) {
      if (isLineBreak(text.charCodeAt(index + 1))) break;
      index++;
    } else if (code === Char.openBracket) inClass = true;
    else if (code === Char.closeBracket) inClass = false;
    else if (code === Char.slash && !inClass) return nameEnd(text, index + 1);
  }
  return ~index;
}

const escapeSequence = /\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[\s\S]))/gi;
const singleEscapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
  '\r': '',
  '\r\n': '',
  '\u2028': '',
  '\u2029': '',
};

function unescaped(raw: string): string {
  return raw.replace(
    escapeSequence,
    (whole, braced?: string, four?: string, two?: string, single?: string) => {
      if (single !== undefined) return singleEscapes[single] ?? single;
      const codePoint = Number.parseInt(braced ?? four ?? two ?? '', 16);
      return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
    },
  );
}

/** The value of the string or plain template from `start` to `end`, quotes included, detached from the text. */
export function literalValue(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  return detached(raw.includes('\\') ? unescaped(raw) : raw);
}
