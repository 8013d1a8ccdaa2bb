import type { Artifact } from '../artifacts/artifact.ts';
import { indexLines } from '../artifacts/lineIndex.ts';
import { lineBreakOf } from '../artifacts/markdown/generated.ts';
import { type Patch, PatchError } from '../artifacts/patch.ts';
import { applyPatch, type JsonMap, valueAt, words } from '../artifacts/patchJson.ts';
import { editSections, readSections } from '../artifacts/sections.ts';
import { editYaml } from '../artifacts/yamlEdit.ts';
import type { Json } from '../model/json.ts';
import { decisionSections } from './decisionSections.ts';
import type { FactLine } from './factLines.ts';
import { type DecisionText, factIn, takeApart } from './facts.ts';
import { frontMatterEntry } from './frontMatterEntry.ts';
import { editOptions, optionRows } from './optionRows.ts';
import { readDecision } from './readDecision.ts';
import { writeStatusLines } from './statusLines.ts';
import { oneLine } from './template.ts';
import { titleWords } from './title.ts';

/**
 * A decision as its form shows it: `title`, `status`, `date`, the records `options` (each with the `reason` why it
 * was not chosen, where the record says so option by option), and the text of each other section by id (see {@link decisionSections}). `value` and `json` are the same.
 */
export function readDecisionForm(path: string, text: string): Artifact<JsonMap> {
  const decision = readDecision(path, text);
  const parts = takeApart(text);
  const sections = readSections(path, text, decisionSections);
  const { options, ...texts } = sections.value;
  const value: JsonMap = {
    title: decision.value.title,
    status: decision.value.status,
    date: dateOf(parts, decision.json),
    ...(texts as Record<string, string>),
    ...(options === undefined ? {} : { options: optionRows(sections.value) }),
  };
  const lines = indexLines(text);
  return {
    path,
    text,
    value,
    json: value,
    problems: decision.problems,
    rangeOf: (place, part) => {
      const [id] = place;
      if (id === 'title' && parts.title !== undefined) return lines.range(parts.title.start, parts.title.end);
      const line = id === 'status' || id === 'date' ? factIn(parts, id) : undefined;
      if (line !== undefined) return lines.range(line.start, line.end);
      return decision.rangeOf(place, part);
    },
  };
}

function dateOf(parts: DecisionText, json: Json): string {
  const own = frontMatterEntry(json, 'date')?.value;
  if (typeof own === 'string' || typeof own === 'number') return String(own);
  return factIn(parts, 'date')?.value ?? '';
}

/**
 * A decision record after patches to its form. Each fact is changed where the file has it: in the front matter,
 * in a line such as `* Status: accepted`, or in the section "Status". Throws PatchError where one does not fit.
 */
export function editDecision(text: string, patches: readonly Patch[]): string {
  return patches.reduce(editOne, text);
}

function editOne(text: string, patch: Patch): string {
  const [id] = patch.path;
  if (id === 'title') return editTitle(text, wordOf(patch));
  if (id === 'status' || id === 'date') return editFact(text, id, wordOf(patch));
  if (!decisionSections.some(section => section.id === id)) {
    throw new PatchError(`a decision has no field ${words(patch.path.slice(0, 1))}`);
  }
  if (id !== 'options') return editSections(text, decisionSections, [patch]);
  return editOptions(text, patch);
}

function wordOf(patch: Patch): string {
  if (patch.path.length > 1 || (patch.op !== 'set' && patch.op !== 'remove')) {
    throw new PatchError(`${words(patch.path)} is one line of text`);
  }
  const value = applyPatch({}, patch);
  const given = valueAt(value, patch.path);
  return typeof given === 'string' || typeof given === 'number' ? oneLine(String(given)) : '';
}

function editTitle(text: string, title: string): string {
  const { titleSpan, frontMatter } = takeApart(text);
  if (titleSpan !== undefined) return text.slice(0, titleSpan.start) + title + text.slice(titleSpan.end);
  const named = frontMatter === undefined ? undefined : frontMatterEntry(frontMatterJson(text), 'title');
  if (frontMatter !== undefined && typeof named?.value === 'string') {
    const { start, end } = titleWords(named.value);
    const value = named.value.slice(0, start) + title + named.value.slice(end);
    return editDecisionFrontMatter(text, [{ op: 'set', path: [named.key], value }]);
  }
  const at = frontMatter?.bodyStart ?? 0;
  const eol = lineBreakOf(text);
  return `${text.slice(0, at)}${at === 0 ? '' : eol}# ${title}${eol}${eol}${text.slice(at).replace(/^\s+/, '')}`;
}

const frontMatterJson = (text: string): Json => readDecision('', text).json;

/** A decision record after patches to its front matter. Throws PatchError where one does not fit, or it has none. */
export function editDecisionFrontMatter(text: string, patches: readonly Patch[]): string {
  const { frontMatter } = takeApart(text);
  if (frontMatter === undefined) throw new PatchError('the decision has no front matter');
  const { start, end, yaml } = frontMatter;
  return text.slice(0, start) + editYaml(yaml, patches) + text.slice(end);
}

function editFact(text: string, name: 'status' | 'date', value: string): string {
  const parts = takeApart(text);
  const { frontMatter } = parts;
  const form = readDecisionForm('', text);
  // `superseded by 0007` says more than the form's `superseded`.
  if (name === 'status' && form.value.status === value) return text;
  const known = frontMatterEntry(frontMatterJson(text), name);
  if (known === undefined) {
    const line = factIn(parts, name);
    if (line !== undefined) return writeFact(text, line, value);
    if (name === 'status' && parts.statusLines.length > 0)
      return writeStatusLines(text, parts.statusLines, value);
  }
  const path = [known?.key ?? name];
  const patch: Patch = value === '' ? { op: 'remove', path } : { op: 'set', path, value };
  if (frontMatter !== undefined) return editDecisionFrontMatter(text, [patch]);
  if (value === '') return text;
  const eol = lineBreakOf(text);
  return `---${eol}${editYaml('', [patch]).trimEnd()}${eol}---${eol}${eol}${text}`;
}

function writeFact(text: string, { start, end, image }: FactLine, value: string): string {
  if (image === undefined) return text.slice(0, start) + value + text.slice(end);
  // What is read out for an image should not differ from what it shows.
  const old = text.slice(start, end);
  const at = text.slice(image.start, start);
  return text.slice(0, image.start) + at.replace(`[${old}]`, `[${value}]`) + value + text.slice(end);
}
