import { checksNotDone } from '../drift/engine.ts';
import type { Severity } from '../model/severity.ts';
import type { Report } from './report.ts';

const commands: Readonly<Record<Severity, string>> = { critical: 'error', major: 'warning', minor: 'notice' };

/** Workflow commands that GitHub Actions turns into annotations; a check that was not done is a warning. */
export const githubReport: Report = ({ findings, summary }) =>
  [
    ...findings
      .filter(({ state }) => state === 'new')
      .map(({ severity, path, range, rule, message }) => {
        const place = `file=${property(path)},line=${range.start.line + 1},col=${range.start.character + 1}`;
        return `::${commands[severity]} ${place},title=${property(rule)}::${data(message)}\n`;
      }),
    ...checksNotDone(summary.inconclusive).map(({ check, path, message }) => {
      const place = path === undefined ? '' : `file=${property(path)},`;
      return `::warning ${place}title=${property(check)}::${data(`inconclusive: ${message}`)}\n`;
    }),
  ].join('');

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
