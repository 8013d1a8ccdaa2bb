import { generatedDocuments } from '../../core/documents/generate.ts';
import { type DocumentState, isDue } from '../../core/documents/inspect.ts';
import { documentReport } from '../../core/guide/documentReport.ts';
import { placeOf } from '../../core/report/report.ts';
import type { Project } from '../../node/project.ts';
import { replaceFile, writeNew } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes } from '../failure.ts';
import { type Format, print, printJson, remark } from '../output.ts';
import { openPlanned, refuseBroken } from '../workspace.ts';

/** `plumbrule docs`: generate the documents, or with `check` say which of them that would change. */
export async function docs(folder: string, options: { check: boolean; format: Format }): Promise<ExitCode> {
  const project = await openPlanned(folder);
  refuseBroken(project);
  return options.check ? check(project, options.format) : generate(project, options.format);
}

function check(project: Project, format: Format): ExitCode {
  const report = documentReport(project.phaseContext());
  if (format === 'json') printJson(report);
  else {
    for (const { path, state } of report.documents) print(`${words[state].padEnd(12)} ${path}\n`);
    const problems = [...report.documents.flatMap(document => document.problems), ...report.problems];
    if (problems.length > 0) print('\n');
    for (const problem of problems) print(`${placeOf(problem)}: ${problem.message}\n`);
  }
  return report.documents.some(isDue) ? exitCodes.findings : exitCodes.holds;
}

const words: Readonly<Record<DocumentState, string>> = {
  missing: 'missing',
  'out-of-date': 'out of date',
  unreadable: 'unreadable',
  'needs-text': 'needs text',
  current: 'current',
};

function generate(project: Project, format: Format): ExitCode {
  const files = generatedDocuments(project.phaseContext());
  for (const { path, text } of files) {
    const isThere = project.files.read(path) !== undefined;
    if (isThere) replaceFile(project.root, path, text);
    else writeNew(project.root, path, text);
    project.files.add(path);
  }
  const report = documentReport(project.phaseContext());
  if (format === 'json') printJson({ written: files.map(({ path }) => path), ...report });
  else print(files.map(({ path }) => `${path}\n`).join('') || 'Every document is current.\n');
  const waiting = report.documents.filter(({ state }) => state === 'needs-text').map(({ path }) => path);
  if (waiting.length > 0) remark(`Only you can write what is asked in ${waiting.join(', ')}.`);
  return exitCodes.holds;
}
