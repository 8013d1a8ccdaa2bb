import { linkPath, plain, prose } from '../plainMarkdown.ts';
import type { Carried, Merged } from '../rulefiles/merge.ts';
import type { Lost } from '../rulefiles/ruleFile.ts';
import { counted } from '../words.ts';

/** What of a carried blueprint there is to tell. `findings` counts the places where the code breaks the new rules. */
type Told = Pick<Merged, 'files' | 'notes'> & { findings: number };

/** What a person has to know before the rules of other tools are written into the blueprint, in a few words. */
export function carriedWords({ files, findings }: Told): string {
  const size = sizeOf(files);
  if (size === undefined) {
    const isKnown = files.some(({ known }) => known.length > 0);
    return isKnown ? 'The blueprint has these rules already.' : 'None of these rules can be carried over.';
  }
  const broken =
    findings === 0 ? 'The code holds to that.' : `The code breaks that in ${counted(findings, 'place')}.`;
  return `${size}. ${broken}`;
}

/** How much was not carried over, or not exactly; empty where nothing was lost. */
export function lossWords(files: readonly Carried[]): string {
  const lost = files.reduce((sum, file) => sum + file.lost.length, 0);
  return lost === 0 ? '' : `${counted(lost, 'part')} not carried over, or not exactly.`;
}

/** How many rules and components are new; undefined for none. */
function sizeOf(files: readonly Pick<Carried, 'rules' | 'components'>[]): string | undefined {
  const rules = files.reduce((sum, file) => sum + file.rules.length, 0);
  const components = files.reduce((sum, file) => sum + file.components.length, 0);
  if (rules + components === 0) return undefined;
  const parts = [counted(rules, 'rule'), ...(components > 0 ? [counted(components, 'component')] : [])];
  return parts.join(' and ');
}

/** The same in full, as Markdown: what became of each rule file, and where each part stands that was left behind. */
export function carriedReport(told: Told): string {
  const sections = told.files.map(
    ({ source, rules, components, known, lost }) =>
      `## ${plain(source.path)} (${source.tool})\n\n${[
        `${sizeOf([{ rules, components }]) ?? 'Nothing new'}.`,
        list('Not carried over, or not exactly:', lost.map(lostLine)),
        list(
          'Rules:',
          rules.map(({ id, kind }) => `${plain(id)} (${kind})`),
        ),
        list('Components:', components.map(plain)),
        list('In the blueprint already:', known.map(plain)),
      ]
        .filter(part => part !== '')
        .join('\n\n')}`,
  );
  const head = [`${carriedWords(told)} ${lossWords(told.files)}`.trim(), ...told.notes].map(prose);
  return `${['# Imported rules', ...head, ...sections].join('\n\n')}\n`;
}

const list = (title: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `${title}\n\n${items.map(item => `- ${item}`).join('\n')}`;

function lostLine({ path, range, what, why, instead }: Lost): string {
  const line = range.start.line + 1;
  // From the workspace folder on: the text itself stands in no folder.
  const place = `[${plain(path)}:${line}](/${linkPath(path)}#L${line})`;
  return `${place} **${prose(what)}**: ${prose(why)}.${instead === undefined ? '' : ` ${prose(instead)}.`}`;
}
