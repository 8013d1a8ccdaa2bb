import type { Language } from '../../drift/extract/language.ts';
import type { RuleKind } from '../../model/rule.ts';

/** A comment in a source file that switches a tool off for some imports. */
export interface IgnoreComment {
  /** What it begins with: `tach-ignore`, `eslint-disable-next-line`. */
  word: string;
  /** The line that it stands in, from 0. */
  line: number;
  /** Why, in its author's words; empty where it does not say. */
  reason: string;
  /** The only imports that it is for, as it names them; undefined where it is for all. */
  names?: readonly string[];
}

/** Comments by the lines, from 0, that they are for. */
export type IgnoredLines = ReadonlyMap<number, readonly IgnoreComment[]>;

/** How a tool is switched off in source files. */
export interface IgnoreSyntax {
  /** What every file holds that has such a comment. */
  mark: string;
  /** As people call these comments. */
  word: string;
  /** What comments call the rules of the tool that become rules of a kind here; empty where they name none. */
  rulesOf(kind: RuleKind): readonly string[];
  /** The lines for which some of these rules are off. Linear in the text, whatever stands there. */
  read(text: string, language: Language, rules: readonly string[]): IgnoredLines;
}
