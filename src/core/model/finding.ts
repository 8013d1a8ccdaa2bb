import type { RuleKind } from './rule.ts';
import type { Severity } from './severity.ts';
import type { Range } from './text.ts';

/** One place where the code departs from the plan: the shape of `check --format json`. */
export interface Finding {
  rule: string;
  kind: RuleKind | 'builtin';
  severity: Severity;
  state: 'new' | 'baseline' | 'waived';
  path: string;
  range: Range;
  message: string;
  because?: string;
  decision?: string;
  /** Component of `path`, where it has one. */
  from?: string;
  /** What the fingerprint names: a file or folder, a package, a symbol, the members of a cycle. */
  target: string;
  /** Component of the target, where it has one. */
  to?: string;
  specifier?: string;
  /** Files (or components) from the first to the last of a transitive finding or a cycle; empty otherwise. */
  chain: string[];
  fingerprint: string;
  remedies: string[];
  /** Set when the rule belongs to a decision that is only proposed: such a finding never fails a check. */
  hint?: true;
}

/** A check that could not be done: which one, why, and how to mend it. Never counted as a pass. */
export interface Inconclusive {
  check: string;
  path?: string;
  message: string;
}

export interface CheckSummary {
  files: number;
  edges: number;
  new: number;
  baseline: number;
  waived: number;
  durationMs: number;
  inconclusive: Inconclusive[];
}

export interface CheckResult {
  findings: Finding[];
  summary: CheckSummary;
}

/** Rule, file and target, blanks inside each written `%20`: no line numbers and no counts. */
export function fingerprintOf(rule: string, path: string, target: string): string {
  return [rule, path, target].map(inFingerprint).join(' ');
}

/** A part as fingerprints write it: no blank, and no line break, since a baseline has a line for each. */
export function inFingerprint(part: string): string {
  return part.replaceAll(' ', '%20').replaceAll('\n', '%0A').replaceAll('\r', '%0D');
}

/** What a part of a fingerprint most likely stands for: names may have `%20` in them themselves. */
export function fromFingerprint(part: string): string {
  return part.replaceAll('%20', ' ').replaceAll('%0A', '\n').replaceAll('%0D', '\r');
}
