import type { Language } from '../drift/extract/language.ts';
import { endingsOf, languages } from '../drift/languages.ts';
import { standards } from '../drift/standards/table.ts';
import { historyChecksText } from './historyChecks.ts';
import type { RulePage } from './rulePage.ts';
import { rulePages } from './table.ts';

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

/** A rule kind explained, as the editor shows it over `kind:` in an artifact. */
export function ruleHover({ kind, summary, use, blueprint, fails }: RulePage): string {
  const rule = blueprint.slice(blueprint.indexOf('rules:'));
  const [path, text] = Object.entries(fails.files)[0]!;
  return [
    `**${kind}**: ${summary}`,
    use,
    fenced('yaml', rule),
    `Refused in \`${path}\`:`,
    fenced(fenceOf(path), text),
  ].join('\n\n');
}

/** `docs/rules.md`: every rule kind with an example that fails and one that passes. */
export function rulesDocument(): string {
  const pages = Object.values(rulePages);
  return `${[
    '# Rule kinds',
    'Each kind with an example that fails and one that passes; the tests of this project run them. What every rule may carry besides (`severity`, `because`, `decision`, `except`, `edges`) stands in [the reference](reference.md#the-blueprint). This page and the editor’s hovers are made from one source, `src/core/ruleguide`.',
    pages.map(({ kind, summary }) => `- [\`${kind}\`](#${kind}): ${summary}`).join('\n'),
    ...pages.map(section),
    '## Standards',
    'Listed under `standards:` in the blueprint with a severity: `standards: { empty-catch: major }`. A standard that is not listed is not applied by `check`.',
    Object.entries(standards)
      .map(([id, { refuses }]) => `- \`${id}\`: ${refuses}`)
      .join('\n'),
    ...historyChecksText,
  ].join('\n\n')}\n`;
}

function section({ kind, summary, use, details, blueprint, fails, passes }: RulePage): string {
  return [
    `## ${kind}`,
    summary,
    use,
    ...details,
    fenced('yaml', `version: 1\n${blueprint}`),
    `**Fails**: ${fails.message}`,
    ...sources(fails.files),
    '**Passes**',
    ...sources(
      Object.fromEntries(Object.entries(passes.files).filter(([path, text]) => fails.files[path] !== text)),
    ),
  ].join('\n\n');
}

const sources = (files: Readonly<Record<string, string>>): string[] =>
  Object.entries(files).map(([path, text]) => `\`${path}\`\n\n${fenced(fenceOf(path), text)}`);

const fenceOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** `docs/languages.md`: what is read of each language, and what is not seen. */
export function languagesDocument(): string {
  return `${[
    '# Languages',
    'Imports of these languages are read, and resolved to files and packages of the workspace. An import that is being typed counts as far as it is certain: a path when its quote is closed, a name when a comma, brace or semicolon stands behind it. Nothing that stands behind it is lost. What the analysis cannot see stands with each.',
    ...byName().map(
      ([name, group]) =>
        `## ${name}\n\n${group
          .flatMap(endingsOf)
          .map(ending => `\`${ending}\``)
          .join(
            ', ',
          )}\n\n${[...new Set(group.flatMap(({ limits }) => limits))].map(limit => `- ${limit}`).join('\n')}`,
    ),
  ].join('\n\n')}\n`;
}

/** Dialects of one family that share their limits stand together. */
function byName(): [string, Language[]][] {
  const groups = new Map<readonly string[], Language[]>();
  for (const language of languages)
    groups.set(language.limits, [...(groups.get(language.limits) ?? []), language]);
  return [...groups.values()].map(group => [group.map(({ name }) => name).join(', '), group]);
}
