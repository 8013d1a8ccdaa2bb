import { decisionEntries } from '../../core/decisions/decisionEntries.ts';
import { newDecision } from '../../core/decisions/template.ts';
import { decisionGaps } from '../../core/guide/completeness/decisions.ts';
import { placeOf } from '../../core/report/report.ts';
import { clock } from '../../node/clock.ts';
import type { Project } from '../../node/project.ts';
import { writeNew } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes, UsageError } from '../failure.ts';
import { type Format, print, printJson } from '../output.ts';
import { openProject, refuseBroken } from '../workspace.ts';

/** `plumbrule adr new TITLE`: a proposed decision with the next free number. */
export async function newAdr(folder: string, title: string): Promise<ExitCode> {
  if (title.trim() === '') throw new UsageError('a decision needs a title');
  const project = await openRecords(folder);
  const { path, text } = newDecision(project.artifacts, title, clock());
  writeNew(project.root, path, text);
  print(`${path}\n`);
  return exitCodes.holds;
}

/** `plumbrule adr list`: every decision, however it is written. */
export async function listAdrs(folder: string, format: Format): Promise<ExitCode> {
  const project = await openRecords(folder);
  const entries = decisionEntries(project.artifacts.decisions);
  if (format === 'json') {
    const decisions = entries.map(({ problems, ...entry }) => ({
      ...entry,
      problems: problems.map(({ path, range, message }) => ({ path, range, message })),
    }));
    printJson({ decisions });
    return exitCodes.holds;
  }
  const width = Math.max(0, ...entries.map(({ id }) => id.length));
  const lines = entries.map(({ id, status, title, problems }) => {
    const open = problems.length === 0 ? '' : `  (${problems.length} to mend: adr check)`;
    return `${id.padEnd(width)}  ${(status ?? 'no status').padEnd(10)}  ${title}${open}\n`;
  });
  print(lines.join('') || 'No decision yet.\n');
  return exitCodes.holds;
}

/** `plumbrule adr check`: what is wrong with the decisions; 1 where records contradict each other or cannot be read. */
export async function checkAdrs(folder: string, format: Format): Promise<ExitCode> {
  const project = await openRecords(folder);
  const { decisions } = project.artifacts;
  const gaps = decisions
    .filter(({ value }) => value.status === 'accepted')
    .flatMap(decision =>
      decisionGaps(decision).map(({ field, message }) => ({
        path: decision.path,
        range: decision.rangeOf([field]),
        message,
        severity: 'warning' as const,
      })),
    );
  const problems = [...decisionEntries(decisions).flatMap(entry => entry.problems), ...gaps];
  if (format === 'json') printJson({ problems });
  else
    print(
      problems.map(problem => `${placeOf(problem)}: ${problem.message}\n`).join('') ||
        'All decisions hold together.\n',
    );
  return problems.some(({ severity }) => severity === 'error') ? exitCodes.findings : exitCodes.holds;
}

/** Records lie where the settings say: settings that cannot be read would show the wrong folder. */
async function openRecords(folder: string): Promise<Project> {
  const project = await openProject(folder);
  refuseBroken(project, 'settings');
  return project;
}
