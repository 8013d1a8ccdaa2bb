import { frontMatterOf } from '../../artifacts/markdown/frontMatter.ts';
import { readSections } from '../../artifacts/sections.ts';
import { readAnswer, withoutComments } from '../answer.ts';
import { documentNames, documentPath, type PlanContext } from '../phaseContext.ts';
import { architectureSections } from '../sectionFiles.ts';
import { type Missing, missingFile } from './missing.ts';

/** Which documents are missing or say nothing. The API reference may be missing where there is no API. */
export function missingInDocumentation(context: PlanContext): Missing[] {
  const { settings } = context.workspace;
  const texts = new Map(context.documents.map(({ path, text }) => [path, text]));
  const needed = documentNames.filter(
    name => name !== 'api-reference' || texts.has(documentPath(settings, name)) || hasApi(context),
  );
  const missing = needed.flatMap(name => {
    const path = documentPath(settings, name);
    const text = texts.get(path);
    if (text === undefined) return [missingFile(path, `${path} is missing.`)];
    return saysSomething(text)
      ? []
      : [missingFile(path, `${path} says nothing yet: write it, or "N/A: reason".`)];
  });
  const folder = `${settings.docs.context}/`;
  const contexts = context.documents.filter(({ path }) => path.startsWith(folder));
  if (contexts.length === 0) {
    const message = `There is no context document yet: write the architecture overview, the coding conventions and the patterns below ${folder}.`;
    return [...missing, missingFile(settings.docs.context, message)];
  }
  const silent = contexts.filter(({ text }) => !saysSomething(text));
  return [...missing, ...silent.map(({ path }) => missingFile(path, `${path} says nothing yet.`))];
}

function hasApi({ workspace }: PlanContext): boolean {
  const { path, text } = workspace.architecture;
  if (text === undefined) return true;
  const sections = readSections(path, text, architectureSections).json as Record<string, string>;
  return readAnswer(sections.apiContracts).kind !== 'notApplicable';
}

/** More than headings and comments; generated text counts. */
function saysSomething(text: string): boolean {
  const body = withoutComments(text.slice(frontMatterOf(text)?.bodyStart ?? 0));
  const lines = body.split(/\r?\n/).filter(line => !/^ {0,3}#{1,6}(?:\s|$)/.test(line));
  const answer = readAnswer(lines.join('\n'));
  return answer.kind === 'given' || answer.kind === 'notApplicable';
}
