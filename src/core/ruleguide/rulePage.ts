import type { RuleKind } from '../model/rule.ts';

/** Source files by path. */
type Files = Readonly<Record<string, string>>;

/** What there is to know of a rule kind: hovers and `docs/rules.md` are made from it, and a test tries its examples. */
export interface RulePage {
  kind: RuleKind;
  /** What a rule of this kind demands, in one sentence. */
  summary: string;
  /** When to take it, in one sentence. */
  use: string;
  /** Its exact meaning, a paragraph each. */
  details: readonly string[];
  /** A blueprint with one such rule. */
  blueprint: string;
  /** Code that breaks the rule in exactly one place, and what the finding says. */
  fails: { files: Files; message: string };
  /** The same code put right. */
  passes: { files: Files };
}
