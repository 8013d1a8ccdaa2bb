// Names in languages that take every character beyond ASCII for a letter.

const letter = 2;
const digit = 1;

const kinds = new Uint8Array(128);
kinds.fill(digit, 48, 58);
kinds.fill(letter, 65, 91);
kinds.fill(letter, 97, 123);
kinds[95] = letter;

/** Whether a name can begin here. False for `NaN`, that is at the end of the text. */
export function isNameStart(code: number): boolean {
  return code < 128 ? kinds[code] === letter : code >= 128;
}

/** Whether a name goes on with this character: a letter or a digit. */
export function isNamePart(code: number): boolean {
  return code < 128 ? kinds[code]! > 0 : code >= 128;
}

/** Index after the name or number that goes on at `at`. */
export function nameEnd(text: string, at: number): number {
  const { length } = text;
  let index = at;
  while (index < length && isNamePart(text.charCodeAt(index))) index++;
  return index;
}
