import { basename, resolve } from 'node:path';
import { PatchError } from '../../core/artifacts/patch.ts';
import { blueprintPath } from '../../core/artifacts/paths.ts';
import type { Finding } from '../../core/model/finding.ts';
import { placeOf } from '../../core/report/report.ts';
import { type Carried, type Merged, mergeRuleFiles } from '../../core/rulefiles/merge.ts';
import { pruneUnused } from '../../core/rulefiles/prune.ts';
import { knownRuleFiles, readRuleFiles, ruleFilePaths } from '../../core/rulefiles/readers.ts';
import { counted } from '../../core/words.ts';
import { Project } from '../../node/project.ts';
import { replaceFile } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes, UsageError } from '../failure.ts';
import { type Format, print, printJson, progressLine, remark } from '../output.ts';
import { openProject, refuseBroken, workspacePath } from '../workspace.ts';

/** `plumbrule rules import [FILE...]`: carry the rules of other tools over into the blueprint. */
export async function rulesImport(
  folder: string,
  files: readonly string[],
  { dryRun, format }: { dryRun: boolean; format: Format },
): Promise<ExitCode> {
  const project = await openProject(folder);
  refuseBroken(project, 'policy');
  const source = { read: (path: string) => project.files.read(path), paths: () => project.files.paths() };
  const paths =
    files.length > 0 ? files.map(file => workspacePath(project.root, folder, file)) : ruleFilePaths(source);
  const missing = paths.find(path => source.read(path) === undefined);
  if (missing !== undefined) throw new UsageError(`${missing} cannot be read`);
  const read = paths.flatMap(path => readRuleFiles(path, source));
  if (read.length === 0) {
    const where = files.length > 0 ? files.join(', ') : 'the workspace';
    throw new UsageError(`there are no rules of a known tool in ${where}; known are ${knownRuleFiles}`);
  }
  const before = project.files.read(blueprintPath);
  const title = basename(resolve(project.root));
  const merged = tryMerge(() => mergeRuleFiles(before, read, { title, sources: project.sourcePaths() }));
  const { settled, findings } = await settle(project.root, merged);
  const isChanged = settled.files.some(({ rules, components }) => rules.length + components.length > 0);
  if (isChanged && !dryRun) replaceFile(project.root, blueprintPath, settled.text);
  if (format === 'json') printJson(asJson(settled, isChanged && !dryRun, findings));
  else printText(settled, { isChanged, dryRun, findings });
  return read.some(({ isReadable }) => isReadable) ? exitCodes.holds : exitCodes.broken;
}

function tryMerge(merge: () => Merged): Merged {
  try {
    return merge();
  } catch (error) {
    if (error instanceof PatchError) throw new UsageError(`${blueprintPath}: ${error.message}`);
    throw error;
  }
}

/** Hold the code to the merged blueprint before it is written: what does nothing is left out. */
async function settle(root: string, merged: Merged): Promise<{ settled: Merged; findings: number }> {
  const first = await check(root, merged);
  const settled = pruneUnused(merged, first);
  const findings = settled === merged ? first : await check(root, settled);
  const ids = new Set(settled.files.flatMap(({ rules }) => rules.map(({ id }) => id)));
  return { settled, findings: findings.filter(({ rule, state }) => ids.has(rule) && state === 'new').length };
}

async function check(root: string, { text }: Merged): Promise<readonly Finding[]> {
  const project = await Project.open(root, path => (path === blueprintPath ? text : undefined));
  const progress = progressLine('Reading sources');
  await project.load({ progress: progress.step });
  progress.done();
  return project.engine?.evaluate().findings ?? [];
}

function asJson({ files, notes }: Merged, written: boolean, findings: number): object {
  return {
    blueprint: blueprintPath,
    written,
    findings,
    notes,
    files: files.map(({ source, components, rules, known, lost }) => ({
      ...source,
      components,
      rules: rules.map(({ id, kind }) => ({ id, kind })),
      known,
      lost,
    })),
  };
}

function printText(
  { files, notes }: Merged,
  { isChanged, dryRun, findings }: { isChanged: boolean; dryRun: boolean; findings: number },
): void {
  for (const file of files) print(carriedText(file));
  for (const note of notes) print(`\n${note}\n`);
  if (!isChanged) remark('Nothing to add: the blueprint stays as it is.');
  else if (dryRun) remark('Nothing was written (--dry-run).');
  else remark(`Wrote ${blueprintPath}.`);
  if (isChanged) {
    remark(
      findings === 0
        ? 'The code holds to all of them.'
        : `The code breaks them in ${counted(findings, 'place')}: \`plumbrule check\` shows where.`,
    );
  }
}

function carriedText({ source, components, rules, known, lost }: Carried): string {
  const lines = [
    `${source.path} (${source.tool}): ${counted(rules.length, 'rule')}, ${counted(components.length, 'component')}`,
    ...rules.map(({ id, kind }) => `  ${id}  ${kind}`),
  ];
  if (known.length > 0) lines.push(`  there already: ${known.join(', ')}`);
  if (lost.length > 0) lines.push('  not carried over, or not exactly:');
  for (const { path, range, what, why, instead } of lost) {
    lines.push(`    ${placeOf({ path, range })}: ${what}: ${why}`);
    if (instead !== undefined) lines.push(`      ${instead}`);
  }
  return `${lines.join('\n')}\n`;
}
