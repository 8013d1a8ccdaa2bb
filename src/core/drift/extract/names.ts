import { Kind, kindTable } from './characterKinds.ts';

// Names in languages that take every character beyond ASCII for a letter.

const kinds = kindTable({});

/** Whether a name can begin here. False for `NaN`, that is at the end of the text. */
export function isNameStart(code: number): boolean {
  return code < 128 ? kinds[code] === Kind.letter : code >= 128;
}

/** Whether a name goes on with this character: a letter or a digit. */
export function isNamePart(code: number): boolean {
  return code < 128 ? kinds[code]! >= Kind.digit : code >= 128;
}

/** Index after the name or number that goes on at `at`. */
export function nameEnd(text: string, at: number): number {
  const { length } = text;
  let index = at;
  while (index < length && isNamePart(text.charCodeAt(index))) index++;
  return index;
}
