import { basename, resolve } from 'node:path';
import { PatchError } from '../core/artifacts/patch.ts';
import { blueprintPath } from '../core/artifacts/paths.ts';
import { type CheckedCode, ignoredByComments, ignoredNotes, withIgnored } from '../core/rulefiles/ignored.ts';
import { type Merged, mergeRuleFiles } from '../core/rulefiles/merge.ts';
import { pruneUnused } from '../core/rulefiles/prune.ts';
import { knownRuleFiles, readRuleFiles, ruleFilePaths } from '../core/rulefiles/readers.ts';
import type { RuleFile, RuleFileSource } from '../core/rulefiles/ruleFile.ts';
import { clock } from './clock.ts';
import type { LoadOptions, Project } from './project.ts';

/** The rules of other tools in a blueprint that nobody has written yet. */
export interface CarriedRules extends Merged {
  /** The blueprint as it is; undefined where there is none. */
  before: string | undefined;
  /** False where the blueprint has all of it already. */
  isChanged: boolean;
  /** False where not even the outline of any file could be read. */
  isReadable: boolean;
  /** In how many places the code breaks the new rules. */
  findings: number;
}

/** What readers of rule files see of a workspace. */
export const ruleFileSource = ({ files }: Project): RuleFileSource => ({
  read: path => files.read(path),
  paths: () => files.paths(),
});

/**
 * Carry the rules of other tools over into the blueprint: from these files, or from all of the workspace. The code is
 * held to the result first, so that what does nothing is left out. Nothing is written. `refused` says why there is
 * no result.
 */
export async function carryRules(
  project: Project,
  chosen: readonly string[] | undefined,
  loading: LoadOptions = {},
): Promise<CarriedRules | { refused: string }> {
  const source = ruleFileSource(project);
  const paths = chosen ?? ruleFilePaths(source);
  const missing = paths.find(path => source.read(path) === undefined);
  if (missing !== undefined) return { refused: `${missing} cannot be read` };
  const read = paths.flatMap(path => readRuleFiles(path, source));
  if (read.length === 0) {
    const where = chosen?.join(', ') ?? 'the workspace';
    return { refused: `there are no rules of a known tool in ${where}; known are ${knownRuleFiles}` };
  }
  const before = source.read(blueprintPath);
  try {
    const workspace = { title: basename(resolve(project.root)), sources: project.sourcePaths() };
    const merge = (files: readonly RuleFile[]): Merged => mergeRuleFiles(before, files, workspace);
    const { settled, findings } = await settle(project, read, merge, loading);
    if (loading.signal?.aborted) return { refused: 'it was cancelled' };
    const isChanged = settled.files.some(({ rules, components }) => rules.length + components.length > 0);
    const isReadable = read.some(file => file.isReadable);
    return { ...settled, before, isChanged, isReadable, findings };
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    return { refused: `${blueprintPath}: ${error.message}` };
  }
}

/** Except what comments in the code ignore, take out what does nothing, and count where the code breaks the rest. */
async function settle(
  project: Project,
  read: readonly RuleFile[],
  merge: (files: readonly RuleFile[]) => Merged,
  loading: LoadOptions,
): Promise<{ settled: Merged; findings: number }> {
  let merged = merge(read);
  let code = await check(project, merged, loading);
  const ignored = code === undefined ? [] : ignoredByComments(merged.files, code);
  if (ignored.length > 0) {
    merged = merge(withIgnored(read, ignored));
    // One engine is let go before the next reads all sources.
    code = undefined;
    code = await check(project, merged, loading);
  }
  const findings = code?.findings ?? [];
  // What is taken out did nothing, so that the findings are the same without it.
  const pruned = pruneUnused(merged, findings);
  const settled = { ...pruned, notes: [...pruned.notes, ...ignoredNotes(ignored)] };
  const ids = new Set(settled.files.flatMap(({ rules }) => rules.map(({ id }) => id)));
  return { settled, findings: findings.filter(({ rule, state }) => ids.has(rule) && state === 'new').length };
}

/** Hold the code to a merged blueprint; undefined where there is nothing to hold it to, or it was cancelled. */
async function check(
  project: Project,
  { text }: Merged,
  loading: LoadOptions,
): Promise<CheckedCode | undefined> {
  const merged = await project.withText(blueprintPath, text);
  // No tool's rules become patterns, and searching for those that are there takes longer than all the rest.
  await merged.load({ ...loading, withoutPatterns: true });
  const { engine } = merged;
  if (engine === undefined) return undefined;
  const textOf = (path: string): string | undefined => {
    const content = merged.contentOf(path);
    return 'text' in content ? content.text : undefined;
  };
  return { engine, findings: engine.evaluate().findings, textOf, now: clock() };
}
