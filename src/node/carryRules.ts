import { basename, resolve } from 'node:path';
import { PatchError } from '../core/artifacts/patch.ts';
import { blueprintPath } from '../core/artifacts/paths.ts';
import type { Finding } from '../core/model/finding.ts';
import { type Merged, mergeRuleFiles } from '../core/rulefiles/merge.ts';
import { pruneUnused } from '../core/rulefiles/prune.ts';
import { knownRuleFiles, readRuleFiles, ruleFilePaths } from '../core/rulefiles/readers.ts';
import type { RuleFileSource } from '../core/rulefiles/ruleFile.ts';
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
    const title = basename(resolve(project.root));
    const merged = mergeRuleFiles(before, read, { title, sources: project.sourcePaths() });
    const { settled, findings } = await settle(project, merged, loading);
    if (loading.signal?.aborted) return { refused: 'it was cancelled' };
    const isChanged = settled.files.some(({ rules, components }) => rules.length + components.length > 0);
    const isReadable = read.some(file => file.isReadable);
    return { ...settled, before, isChanged, isReadable, findings };
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    return { refused: `${blueprintPath}: ${error.message}` };
  }
}

/** Take out what does nothing, and count where the code breaks the rest. */
async function settle(
  project: Project,
  merged: Merged,
  loading: LoadOptions,
): Promise<{ settled: Merged; findings: number }> {
  const first = await check(project, merged, loading);
  const settled = pruneUnused(merged, first);
  const findings = settled === merged ? first : await check(project, settled, loading);
  const ids = new Set(settled.files.flatMap(({ rules }) => rules.map(({ id }) => id)));
  return { settled, findings: findings.filter(({ rule, state }) => ids.has(rule) && state === 'new').length };
}

async function check(project: Project, { text }: Merged, loading: LoadOptions): Promise<readonly Finding[]> {
  const merged = await project.withText(blueprintPath, text);
  // No tool's rules become patterns, and searching for those that are there takes longer than all the rest.
  await merged.load({ ...loading, withoutPatterns: true });
  return merged.engine?.evaluate().findings ?? [];
}
