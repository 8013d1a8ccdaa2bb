import { dependencyCruiser } from './dependencyCruiser.ts';
import { deptrac } from './deptrac.ts';
import { eslintBoundaries } from './eslintBoundaries.ts';
import { goArchLint } from './goArchLint.ts';
import { importLinter } from './importLinter.ts';
import { nx } from './nx.ts';
import type { RuleFile, RuleFileReader, RuleFileSource } from './ruleFile.ts';
import { tach } from './tach.ts';

/** Every tool whose rules can be read. */
const readers: readonly RuleFileReader[] = [
  dependencyCruiser,
  eslintBoundaries,
  nx,
  importLinter,
  tach,
  deptrac,
  goArchLint,
];

/** Folders whose rule files are there to be tried out, not to be followed. */
const trials =
  /(?:^|\/)(?:node_modules|vendor|third_party|tests?|__tests__|__mocks__|fixtures?|__fixtures__|testdata|examples?|samples?|dist|docs?)\//;

/** The paths at which a tool may keep its rules, tests and examples left out. */
export function ruleFilePaths(source: RuleFileSource): string[] {
  return [...source.paths()]
    .filter(path => !trials.test(path) && readers.some(reader => reader.detects(path)))
    .sort();
}

/**
 * All that the tools read from a file: one file may hold the rules of several. A file of an unusual name is shown
 * to all of them.
 */
export function readRuleFiles(path: string, source: RuleFileSource): RuleFile[] {
  const knowing = readers.filter(reader => reader.detects(path));
  const read = (knowing.length > 0 ? knowing : readers).flatMap(reader => reader.read(path, source) ?? []);
  // Of those that only tried, the ones that could not read it say nothing.
  return knowing.length > 0 ? read : read.filter(({ isReadable }) => isReadable);
}

/** Names of files that rules are read from, for people. */
export const knownRuleFiles =
  '.dependency-cruiser.{js,cjs,mjs,json}, ESLint configurations (boundaries, Nx), .importlinter, setup.cfg, pyproject.toml, tach.toml, tach.yml, deptrac.yaml, depfile.yaml, .go-arch-lint.yml';
