import { Word } from './words.ts';

/** What the last token was, as far as the next one's meaning depends on it. From `operand` on, a value has ended. */
export enum Previous {
  /** A statement, member or block has begun or ended. */
  boundary,
  /** An operator, or a word that wants an operand. */
  operator,
  arrow,
  new,
  dot,
  operand,
  /** `if`, `while`, `for`, `with`: the parentheses to come are followed by a statement. */
  control,
  closeParen,
  /** A closing parenthesis that can only have ended parameters. */
  parameters,
}

const alone: (Previous | undefined)[] = [];
const mean = (previous: Previous, words: readonly Word[]): void => {
  for (const word of words) alone[word] = previous;
};
mean(Previous.new, [Word.new]);
mean(Previous.control, [Word.if, Word.while, Word.for, Word.with]);
mean(Previous.boundary, [Word.do, Word.else]);
mean(Previous.operator, [
  Word.default,
  Word.delete,
  Word.in,
  Word.instanceof,
  Word.return,
  Word.throw,
  Word.typeof,
  Word.yield,
]);

/** What a word comes to wherever it stands; undefined for one that depends on what is being read. */
export function meaningAlone(word: Word): Previous | undefined {
  return alone[word];
}
