import type { Path } from '../../model/json.ts';
import type { PatternConfig, PatternLanguage } from '../../model/patternRule.ts';
import type { Range } from '../../model/text.ts';

/** What is looked for: the part of a pattern rule that decides what matches, whatever the rule is called. */
export interface PatternSearch {
  /** Two rules with the same key find the same. */
  key: string;
  config: PatternConfig;
  languages: readonly PatternLanguage[];
}

/** A piece of code that a rule matches. */
export interface PatternMatch {
  range: Range;
  /** First line of the code, without blanks around it; cut where it is longer than any line that people write. */
  line: string;
}

/** What a search came to in one file. */
export interface SearchOutcome {
  key: string;
  matches: readonly PatternMatch[];
  /** Why matches may be missing, where that is so: a sentence that says what to do. */
  unable?: string;
  /** Set where the rule object itself cannot be used, whatever the file. */
  refusal?: Refusal;
}

/** What is wrong with a rule object, and the place of its configuration that is wrong. */
export interface Refusal {
  why: string;
  at: Path;
}

/** A file that is to be searched. */
export interface FileToSearch {
  path: string;
  /** Which state of the file this is about: an answer about an earlier one is worth nothing. */
  edit: number;
  /** Positions in the list of searches. */
  searches: readonly number[];
}

/** All that is still to be looked for. */
export interface PatternWork {
  searches: readonly PatternSearch[];
  files: readonly FileToSearch[];
}

/** What was found in a file; searches of the work that are not in `outcomes` have found nothing. */
export interface FileAnswer {
  file: FileToSearch;
  outcomes: readonly SearchOutcome[];
}
