import { detached } from '../detached.ts';

/** The value of an attribute; the offsets include its quotes, if it has any. */
export interface AttributeValue {
  value: string;
  start: number;
  end: number;
}

/** An opening tag. */
export interface Tag {
  name: string;
  /** Values by name; attributes without a value are there with an empty one. */
  attributes: ReadonlyMap<string, AttributeValue>;
  /** Index after the tag. */
  end: number;
  selfClosing: boolean;
}

/** Skips `{…}` that begins at `at`; -1 where it is none. Given for markup in which code stands in braces. */
type SkipBraces = (at: number) => number;

const blank = /\s*/y;
const tagName = /[A-Za-z][^\s/><]*/y;
const attributeName = /[^\s=></"'{]+|\/(?!>)|["'{]/y;
const bareValue = /[^\s>"'{]+/y;

/** Reads the tag whose `<` stands at `at`; undefined where no name follows it. One that is not closed ends the text. */
export function readTag(text: string, at: number, skipBraces?: SkipBraces): Tag | undefined {
  const name = matchAt(tagName, text, at + 1);
  if (name === '') return undefined;
  const attributes = new Map<string, AttributeValue>();
  let index = at + 1 + name.length;
  for (;;) {
    index += matchAt(blank, text, index).length;
    const next = text[index];
    // The next tag begins before this one is closed: somebody is typing.
    if (next === '<') return { name, attributes, end: index, selfClosing: false };
    if (next === undefined || next === '>')
      return { name, attributes, end: Math.min(index + 1, text.length), selfClosing: false };
    if (next === '/' && text[index + 1] === '>')
      return { name, attributes, end: index + 2, selfClosing: true };
    const braces = next === '{' && skipBraces !== undefined ? skipBraces(index) : -1;
    if (braces >= 0) {
      index = braces;
      continue;
    }
    const attribute = matchAt(attributeName, text, index) || next;
    index += attribute.length;
    const sign = index + matchAt(blank, text, index).length;
    if (text[sign] !== '=') {
      attributes.set(attribute, { value: '', start: index, end: index });
      continue;
    }
    const value = readValue(text, sign + 1 + matchAt(blank, text, sign + 1).length, skipBraces);
    attributes.set(attribute, value);
    index = value.end;
  }
}

function readValue(text: string, at: number, skipBraces: SkipBraces | undefined): AttributeValue {
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const end = quotedEnd(text, at + 1, quote, skipBraces);
    return { value: detached(text.slice(at + 1, end - 1)), start: at, end };
  }
  let end = at;
  for (;;) {
    const bare = matchAt(bareValue, text, end).length;
    const braces = text[end + bare] === '{' && skipBraces !== undefined ? skipBraces(end + bare) : -1;
    if (braces < 0) {
      // A brace or quote that opens nothing is a character like others.
      const stray = bare === 0 && '"\'{'.includes(text[end] ?? ' ') ? 1 : 0;
      if (bare + stray === 0) break;
      end += bare + stray;
    } else end = braces;
  }
  return { value: detached(text.slice(at, end)), start: at, end };
}

function quotedEnd(text: string, at: number, quote: string, skipBraces: SkipBraces | undefined): number {
  if (skipBraces === undefined) return afterNext(text, quote, at);
  for (let index = at; index < text.length; ) {
    if (text[index] === quote) return index + 1;
    const braces = text[index] === '{' ? skipBraces(index) : -1;
    index = braces < 0 ? index + 1 : braces;
  }
  return text.length;
}

/** Index after the next occurrence of something, or the text's length. */
export function afterNext(text: string, wanted: string, at: number): number {
  const found = text.indexOf(wanted, at);
  return found < 0 ? text.length : found + wanted.length;
}

/** Index after the closing tag at `at`; one that is not closed itself ends before the next tag. */
export function closingTagEnd(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index++) {
    if (text[index] === '>') return index + 1;
    if (text[index] === '<') return index;
  }
  return text.length;
}

/** Where the content of an element ends that holds text alone, and where its closing tag does; undefined without one. */
export function rawContent(
  text: string,
  name: string,
  at: number,
): { end: number; after: number } | undefined {
  const closing = `</${name}`;
  for (let found = text.indexOf(closing, at); found >= 0; found = text.indexOf(closing, found + 1)) {
    const next = text[found + closing.length];
    if (next === undefined || /[\s/>]/.test(next)) return { end: found, after: closingTagEnd(text, found) };
  }
  return undefined;
}

function matchAt(expression: RegExp, text: string, at: number): string {
  expression.lastIndex = at;
  return expression.exec(text)?.[0] ?? '';
}
