import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { jsonReport } from './json.ts';
import type { Report } from './report.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

/** Every output format of `check`, by the name that `--format` takes. */
export const reports = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  gitlab: gitlabReport,
  github: githubReport,
} as const satisfies Record<string, Report>;
export type ReportFormat = keyof typeof reports;
