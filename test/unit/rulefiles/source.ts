import type { RuleFileSource } from '../../../src/core/rulefiles/ruleFile.ts';

/** A workspace in memory. */
export const sourceOf = (files: Readonly<Record<string, string>>): RuleFileSource => ({
  read: path => (Object.hasOwn(files, path) ? files[path] : undefined),
  paths: () => Object.keys(files),
});
