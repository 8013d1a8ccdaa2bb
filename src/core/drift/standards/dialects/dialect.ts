import type { SourceText } from '../standard.ts';

/** A place in a text, by offsets. */
export interface Place {
  start: number;
  end: number;
}

/** What one kind of declaration is called, by the usual convention of the language. */
interface Convention {
  /** As a message says it: `type`, `function`. */
  what: string;
  /** Finds declarations in code; its first group is the name. */
  declared: RegExp;
  fits: RegExp;
  /** True for a name that something else gives, such as what it overrides. */
  isGiven?(source: SourceText, found: RegExpExecArray): boolean;
  /** The convention's name: `PascalCase`. */
  style: string;
}

/** Functions that others call, and where a language expects what they are for. */
interface PublicFunctions {
  /** Finds them in code; the last of its groups that matched is the name. */
  declared: RegExp;
  /** False for one that needs no words of its own, such as an override. */
  counts?(source: SourceText, at: number, name: string, found: RegExpExecArray): boolean;
  isDocumented(source: SourceText, at: number, found: RegExpExecArray): boolean;
  /** What a comment above looks like, for messages: `/** … *​/`. */
  comment: string;
}

/** How values get into a text: the ways that a language offers. */
export interface Joins {
  /** A value goes on a string from behind: `+`, `.`; matched right behind the string. */
  behind: RegExp;
  /** A formatting call or operator that writes values into a string; matched right before or behind it. */
  before?: RegExp;
  after?: RegExp;
  /** Where in the string such a call writes values: `%s`, `{0}`. */
  holes?: RegExp;
  /** Text before an interpolated string that takes its values apart: a tag, a safe method. */
  safe?: RegExp;
}

/** What the standards have to know of a language; one file each. */
export interface Dialect {
  /** Where a caught error is dropped: the word that catches, and what stands in place of handling it. */
  droppedErrors(source: SourceText): { at: Place; body: Place }[];
  publicFunctions: PublicFunctions;
  names: readonly Convention[];
  /** Lines that are code with certainty: what no sentence looks like. */
  codeLines: readonly RegExp[];
  joins: Joins;
}
