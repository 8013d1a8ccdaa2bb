import type { BuiltinCheck, Component } from '../model/blueprint.ts';
import type { Rule } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';
import type { Range } from '../model/text.ts';

/** A tool whose rules can be carried over. */
export type RuleTool =
  | 'dependency-cruiser'
  | 'eslint-plugin-boundaries'
  | 'import-linter'
  | 'tach'
  | 'deptrac'
  | 'go-arch-lint'
  | 'nx';

/** What a reader sees of the workspace. Paths are relative to it, with `/`. */
export interface RuleFileSource {
  /** The text of a file, or undefined where there is none. */
  read(path: string): string | undefined;
  /** Every file that Git does not ignore. */
  paths(): Iterable<string>;
}

/** Something of a rule file that was not carried over, or not exactly. */
export interface Lost {
  path: string;
  range: Range;
  /** The part of the file, as its author would call it. */
  what: string;
  why: string;
  /** What to do about it, or what does the same here. */
  instead?: string;
}

/** Imports inside functions and blocks, or modules that a text names with one dot at most. */
export type SparedImports = 'local' | 'short';

/** Where rules come from. */
interface RuleFileOrigin {
  tool: RuleTool;
  path: string;
  /** Imports that the tool passes over and that a rule cannot tell from others. */
  spared?: readonly SparedImports[];
}

/** A rule file of another tool in the words of a blueprint. */
export interface RuleFile {
  source: RuleFileOrigin;
  /** False where not even the outline of the file could be read. */
  isReadable: boolean;
  /** By id, in the order of the file. */
  components: Readonly<Record<string, Component>>;
  rules: readonly Rule[];
  /** Built-in checks that the tool has too, or that would say what it does not. */
  checks: Readonly<Partial<Record<BuiltinCheck, Severity | 'off'>>>;
  lost: readonly Lost[];
}

/** Reads the rule files of one tool. */
export interface RuleFileReader {
  tool: RuleTool;
  /** True for a path at which the tool keeps its rules; what stands there may still be none of it. */
  detects(path: string): boolean;
  /** The file in our words; undefined where it holds no rules of this tool. Never throws. */
  read(path: string, source: RuleFileSource): RuleFile | undefined;
}
