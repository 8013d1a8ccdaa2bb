import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checksNotDone, counts } from '../../core/drift/engine.ts';
import { byPlace } from '../../core/drift/judgement.ts';
import type { Unknown } from '../../core/governance/verify/input.ts';
import type { CheckResult, Finding, Inconclusive } from '../../core/model/finding.ts';
import { atLeast, type Severity, severities } from '../../core/model/severity.ts';
import { type ReportFormat, reports } from '../../core/report/table.ts';
import { type Change, changeFindings, changeSince } from '../../node/changeChecks.ts';
import { historyUnknown } from '../../node/historyChecks.ts';
import type { Project } from '../../node/project.ts';
import { driftAlready } from '../../node/since.ts';
import { writeReport } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes, UsageError } from '../failure.ts';
import { print, progressLine } from '../output.ts';
import { openPlanned, refuseBroken, workspacePath } from '../workspace.ts';

/** What is checked, and how it is reported; paths as the person wrote them. */
export interface CheckOptions {
  folder: string;
  paths: readonly string[];
  format: string;
  since?: string;
  failOn?: string;
  output?: string;
}

/** `plumbrule check`: hold the code to the plan. */
export async function check(options: CheckOptions): Promise<ExitCode> {
  const started = performance.now();
  const report = reports[options.format as ReportFormat];
  if (report === undefined) {
    throw new UsageError(`no format ${options.format}; choose one of ${Object.keys(reports).join(', ')}`);
  }
  const project = await openPlanned(options.folder);
  const failOn = severityOf(options.failOn) ?? project.artifacts.settings.policy.failOn;
  const wanted = options.paths.map(path => existingPath(project.root, options.folder, path));
  const change = options.since === undefined ? undefined : await changeSince(project, options.since);
  const progress = progressLine('Reading sources');
  await project.load({ progress: progress.step });
  progress.done();
  const { findings, summary } = project.engine!.evaluate();
  refuseBroken(project, 'policy');

  const brought = await broughtBy(change, project, findings);
  const { inconclusive } = brought;
  const shown = brought.findings.filter(
    ({ path }) => wanted.length === 0 || wanted.some(folder => isBelow(path, folder)),
  );
  const result: CheckResult = {
    findings: shown,
    summary: {
      ...summary,
      ...countsOf(shown),
      durationMs: Math.round(performance.now() - started),
      inconclusive: [...summary.inconclusive, ...inconclusive],
    },
  };
  const text = report(result);
  if (options.output === undefined) print(text);
  else writeReport(options.folder, options.output, text);
  if (shown.some(finding => counts(finding) && atLeast(finding.severity, failOn))) return exitCodes.findings;
  return checksNotDone(result.summary.inconclusive).length > 0 ? exitCodes.inconclusive : exitCodes.holds;
}

/** With `--since`, only what was not there at the merge base, and what the change shows; nothing where that cannot be told. */
async function broughtBy(
  change: Change | Unknown | undefined,
  project: Project,
  findings: readonly Finding[],
): Promise<{ findings: readonly Finding[]; inconclusive: Inconclusive[] }> {
  if (change === undefined) return { findings, inconclusive: [] };
  if ('unknown' in change) {
    const message = change.unknown;
    const undone = historyUnknown(project.engine!.policy, message);
    return { findings: [], inconclusive: [{ check: '--since', message }, ...undone] };
  }
  const already = await driftAlready(change.earlier);
  const shown = await changeFindings(project, change);
  const brought = findings.filter(({ fingerprint }) => !already.has(fingerprint));
  return { ...shown, findings: [...brought, ...shown.findings].sort(byPlace) };
}

function severityOf(written: string | undefined): Severity | undefined {
  if (written === undefined) return undefined;
  const severity = severities.find(name => name === written);
  if (severity === undefined)
    throw new UsageError(`no severity ${written}; choose one of ${severities.join(', ')}`);
  return severity;
}

/** A mistyped path would filter everything out and look like a pass. */
function existingPath(root: string, folder: string, written: string): string {
  const path = workspacePath(root, folder, written);
  if (!existsSync(join(root, path))) throw new UsageError(`${written} does not exist`);
  return path;
}

const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

function countsOf(findings: readonly Finding[]): Pick<CheckResult['summary'], Finding['state']> {
  const counts = { new: 0, baseline: 0, waived: 0 };
  for (const { state } of findings) counts[state]++;
  return counts;
}
