import { severityOf } from '../draft.ts';
import type { Entry } from '../sheets/sheet.ts';
import type { EslintConfig, EslintPart } from './eslintConfig.ts';
import { filesMeant } from './filePatterns.ts';

/** A rule as a configuration sets it for most files. */
export interface EslintRule {
  severity: unknown;
  options: Entry;
  entry: Entry;
  /** Patterns of the only files that it is for; undefined where it is for all scripts. */
  files: Entry | undefined;
  /** Globs of files for which it is off or set in another way, below the folder of the configuration. */
  exempt: readonly string[];
  /** Where it is set in another way for some files. */
  others: readonly Entry[];
}

/** The setting of a rule in a configuration that holds where no other does; undefined where there is none. */
export function eslintRule(
  { parts, ignored }: EslintConfig,
  names: readonly string[],
): EslintRule | undefined {
  let found: EslintRule | undefined;
  for (const part of parts) {
    for (const name of names) {
      const entry = part.entry.at('rules', name);
      if (entry.exists) found = overridden(found, entry, part, ignored);
    }
  }
  return found;
}

function overridden(
  before: EslintRule | undefined,
  entry: Entry,
  part: EslintPart,
  ignored: readonly string[],
): EslintRule {
  const severity = entry.isList ? entry.at(0).value : entry.value;
  // A severity alone leaves the options as they were.
  const own = entry.isList && entry.at(1).exists;
  const options = own ? entry.at(1) : (before?.options ?? entry.at(1));
  const files = part.files === undefined || isForAll(part.files) ? undefined : part.files;
  if (files === undefined || before === undefined || severityOf(before.severity) === undefined) {
    const exempt = [...ignored, ...filesMeant(excludedFrom(part), part.isOld)];
    return { severity, options, entry, files, exempt, others: [] };
  }
  const isOff = severityOf(severity) === undefined;
  return {
    ...before,
    exempt: [...before.exempt, ...filesMeant(files.texts, part.isOld)],
    others: isOff ? before.others : [...before.others, entry],
  };
}

const excludedFrom = ({ entry }: EslintPart): readonly string[] => [
  ...entry.at('ignores').texts,
  ...entry.at('excludedFiles').texts,
];

/** True for patterns that name files by their ending only. */
const isForAll = (files: Entry): boolean =>
  files.texts.every(pattern => /^(?:\*\*\/)?\*\.[\w{},]+$/.test(pattern));
