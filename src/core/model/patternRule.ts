import type { Path } from './json.ts';
import { asList, type RuleOf } from './rule.ts';

/** A rule object of ast-grep with what it refers to, as the matching library takes it. */
export interface PatternConfig {
  rule: Readonly<Record<string, unknown>>;
  constraints?: unknown;
  utils?: unknown;
}

/**
 * The key `rule` of a pattern rule holds the rule object itself, or a whole rule of ast-grep with `rule`,
 * `constraints` and `utils`; both mean the same.
 */
export function patternConfigOf(written: Readonly<Record<string, unknown>>): PatternConfig {
  const { constraints, utils, ...rest } = written;
  const rule = isRecord(rest.rule) ? rest.rule : rest;
  return {
    rule,
    ...(constraints === undefined ? {} : { constraints }),
    ...(utils === undefined ? {} : { utils }),
  };
}

/** Where a place of {@link patternConfigOf} stands below the key `rule`. */
export function writtenPlace(written: Readonly<Record<string, unknown>>, at: Path): Path {
  return at[0] === 'rule' && !isRecord(written.rule) ? at.slice(1) : at;
}

/** True for a map, as opposed to a list, a text or nothing. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The languages that a pattern rule can be about, by every name that ast-grep knows them by. */
const languageNames = {
  typescript: ['typescript', 'ts'],
  tsx: ['tsx'],
  javascript: ['javascript', 'js'],
  jsx: ['jsx'],
  python: ['python', 'py'],
  go: ['go', 'golang'],
  java: ['java'],
  kotlin: ['kotlin', 'kt'],
  csharp: ['csharp', 'cs', 'c#'],
  rust: ['rust', 'rs'],
  php: ['php'],
  ruby: ['ruby', 'rb'],
} as const;

/** A language as pattern rules name it; `tsx` and `jsx` are the parts of their languages with markup. */
export type PatternLanguage = keyof typeof languageNames;

const byName = new Map<string, PatternLanguage>(
  Object.entries(languageNames).flatMap(([language, names]) =>
    names.map(name => [name, language as PatternLanguage] as const),
  ),
);

/** Every name that `language` may hold. */
export const patternLanguageNames: readonly string[] = [...byName.keys()];

/** The language that is meant, in whatever case it is written; undefined for one that is not read. */
export function patternLanguage(written: string): PatternLanguage | undefined {
  return byName.get(written.toLowerCase());
}

/** The languages of a rule, once each. */
export function languagesOf(rule: RuleOf<'pattern'>): ReadonlySet<PatternLanguage> {
  return new Set(asList(rule.language).flatMap(written => patternLanguage(written) ?? []));
}
