import { Char, isDigit, isSpace } from '../characters.ts';
import { endsOptional, skipTrivia } from './characters.ts';
import type { Context } from './context.ts';
import { numberEnd } from './literals.ts';
import { Previous } from './previous.ts';

/** How far a text has been read: what is open there, and what the last token was. */
export interface Reading {
  readonly text: string;
  readonly context: Context;
  previous: Previous;
}

/**
 * Reads a token that opens and closes nothing: an operator, a dot, a number, or a character that no code has. Gives the
 * index at which to go on.
 */
export function readOperator(code: number, at: number, reading: Reading): number {
  const { text, context, previous } = reading;
  switch (code) {
    case Char.equals:
      return readEquals(at, reading);
    case Char.question:
      return readQuestion(at, reading);
    case Char.dot: {
      const spread = text.charCodeAt(at + 1) === Char.dot;
      reading.previous = spread ? Previous.operator : Previous.dot;
      return spread ? at + 3 : at + 1;
    }
    case Char.ampersand:
    case Char.bar: {
      const double = text.charCodeAt(at + 1) === code;
      reading.previous = double ? context.operator() : context.typeOperator();
      return double ? at + 2 : at + 1;
    }
    case Char.plus:
    case Char.minus:
      if (text.charCodeAt(at + 1) === code) {
        if (previous < Previous.operand) reading.previous = Previous.operator;
        return at + 2;
      }
      // A type has `-` only before a number.
      reading.previous = previous < Previous.operand ? Previous.operator : context.operator();
      return at + 1;
    case Char.exclamation:
      reading.previous = context.exclamation(previous, isSpace(text.charCodeAt(at - 1)));
      return at + 1;
    case Char.at:
      context.operand(previous);
      reading.previous = Previous.operator;
      return at + 1;
    default:
      if (isDigit(code)) {
        reading.previous = context.operand(previous);
        return numberEnd(text, at);
      }
      if (!isSpace(code)) reading.previous = context.operator();
      return at + 1;
  }
}

/** `=`, `==`, `===`, `=>`. */
function readEquals(at: number, reading: Reading): number {
  const { text, context } = reading;
  const next = text.charCodeAt(at + 1);
  if (next === Char.greater) {
    reading.previous = context.arrow(reading.previous);
    return at + 2;
  }
  if (next === Char.equals) {
    reading.previous = context.operator();
    return text.charCodeAt(at + 2) === Char.equals ? at + 3 : at + 2;
  }
  reading.previous = context.equals();
  return at + 1;
}

/** `?`, `?.`, `??`. */
function readQuestion(at: number, reading: Reading): number {
  const { text, context } = reading;
  const next = text.charCodeAt(at + 1);
  if (next === Char.dot && !isDigit(text.charCodeAt(at + 2))) {
    reading.previous = Previous.dot;
    return at + 2;
  }
  if (next === Char.question) {
    reading.previous = context.operator();
    return at + 2;
  }
  const marker = endsOptional(text.charCodeAt(skipTrivia(text, at + 1)));
  const beforeParameters =
    (next === Char.openParen || next === Char.less) && !isSpace(text.charCodeAt(at - 1));
  reading.previous = context.question(reading.previous, marker, beforeParameters);
  return at + 1;
}
