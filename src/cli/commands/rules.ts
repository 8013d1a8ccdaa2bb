import { blueprintPath } from '../../core/artifacts/paths.ts';
import { placeOf } from '../../core/report/report.ts';
import type { Carried, Merged } from '../../core/rulefiles/merge.ts';
import { counted } from '../../core/words.ts';
import { carryRules } from '../../node/carryRules.ts';
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
  const paths = files.map(file => workspacePath(project.root, folder, file));
  const progress = progressLine('Reading sources');
  const carried = await carryRules(project, paths.length > 0 ? paths : undefined, {
    progress: progress.step,
  });
  progress.done();
  if ('refused' in carried) throw new UsageError(carried.refused);
  const { isChanged, findings } = carried;
  if (isChanged && !dryRun) replaceFile(project.root, blueprintPath, carried.text);
  if (format === 'json') printJson(asJson(carried, isChanged && !dryRun, findings));
  else printText(carried, { isChanged, dryRun, findings });
  return carried.isReadable ? exitCodes.holds : exitCodes.broken;
}

function asJson({ files, notes }: Merged, written: boolean, findings: number): object {
  return {
    blueprint: blueprintPath,
    written,
    findings,
    notes,
    files: files.map(({ source, components, rules, known, lost }) => ({
      tool: source.tool,
      path: source.path,
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
