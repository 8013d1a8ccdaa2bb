import * as z from 'zod/mini';
import type { Artifact } from '../artifacts/artifact.ts';
import { indexLines } from '../artifacts/lineIndex.ts';
import { answerSpan, answerText, type Span } from '../artifacts/markdown/answer.ts';
import { afterLine } from '../artifacts/markdown/layout.ts';
import { isMap } from '../artifacts/patchJson.ts';
import { decode } from '../artifacts/schema.ts';
import { readSections } from '../artifacts/sections.ts';
import { readYaml } from '../artifacts/yamlText.ts';
import type { Decision } from '../model/decision.ts';
import type { Json } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import { ruleSchema } from '../model/rule.ts';
import { decisionId, referredIds } from './decisionId.ts';
import { decisionSections } from './decisionSections.ts';
import { type DecisionText, factIn, takeApart } from './facts.ts';
import { frontMatterEntry } from './frontMatterEntry.ts';
import { onlyReferences, replacedBy, replaces, statusOf, statusOfLines } from './status.ts';
import { wordsOfStatusLine } from './statusLines.ts';
import { titleWords } from './title.ts';

/** A decision as it was read, with its text and the places in it. */
export type DecisionRecord = Artifact<Decision>;

const frontMatterSchema = z.looseObject({ rules: z.optional(z.array(ruleSchema)) });

/**
 * Read a decision record: MADR 2, 3 and 4, Nygard's template and what adr-tools and log4brains write. What
 * cannot be read is null or empty. `json` is the front matter; `rangeOf` knows its keys and the form's sections.
 */
export function readDecision(path: string, text: string): DecisionRecord {
  const parts = takeApart(text);
  const id = decisionId(path);
  const { frontMatter } = parts;
  const yaml = readYaml(path, text, { yaml: frontMatter?.yaml ?? '', offset: frontMatter?.start ?? 0 });
  const decoded = decode(frontMatterSchema, yaml, { defaults: {} });
  const status = readStatus(parts, yaml.json);
  const rules = decoded.value.rules ?? [];
  const value: Decision = {
    id,
    title: titleOf(parts, yaml.json),
    status: status.status,
    path,
    ...links(parts, yaml.json, status.text, /^\d+$/.test(id) ? id.length : 4),
    rules,
    ruleRanges: rules.map((_, index) => yaml.rangeOf(decoded.place(['rules', index]), 'key')),
    sections: bodySections(parts),
  };
  const sectionIds = new Set(decisionSections.map(section => section.id));
  return {
    path,
    text,
    value,
    json: yaml.json,
    isBroken: yaml.isBroken,
    problems: [
      ...softened(decoded.problems, frontMatter?.yaml ?? ''),
      ...statusProblems(path, parts, status, yaml.rangeOf),
    ],
    rangeOf: (place, part) => {
      const isBody = sectionIds.has(String(place[0])) || place[0] === 'title';
      return isBody
        ? readSections(path, text, decisionSections).rangeOf(place, part)
        : yaml.rangeOf(place, part);
    },
  };
}

/** Front matter that cannot be read is an error only where rules may be lost with it. */
function softened(problems: readonly Problem[], yaml: string): Problem[] {
  if (/^\s*["']?rules["']?\s*:/m.test(yaml)) return [...problems];
  return problems.map(problem => ({ ...problem, severity: 'warning' }));
}

/** A line that names another record, as log4brains and MADR have it below "Links". */
const atStart = /^\s*(?:[*+-]\s+)?[*_]{0,2}super[sc]ee?de[sd]/i;

/** How much of a status that cannot be read a message repeats. */
const longestQuote = 60;

interface FoundStatus {
  status: Decision['status'];
  /** All that the record says about it. */
  text: string;
  span: Span | undefined;
  /** The key of the front matter that it stands behind. */
  key?: string;
}

/** The heading's words, else what the front matter calls the record. */
function titleOf({ text, titleSpan }: DecisionText, json: Json): string {
  if (titleSpan !== undefined) return text.slice(titleSpan.start, titleSpan.end);
  const own = frontMatterEntry(json, 'title')?.value;
  if (typeof own !== 'string') return '';
  const { start, end } = titleWords(own);
  return own.slice(start, end).trim();
}

function readStatus(parts: DecisionText, json: Json): FoundStatus {
  const entry = frontMatterEntry(json, 'status');
  const own = wordIn(entry?.value);
  if (entry !== undefined && own !== undefined)
    return { status: statusOf(own), text: own, span: undefined, key: entry.key };
  const line = factIn(parts, 'status');
  if (line !== undefined) return { status: statusOf(line.value), text: line.value, span: line };
  const [first] = parts.statusLines;
  const lines = parts.statusLines.map(line => {
    const { start, end } = wordsOfStatusLine(line);
    return parts.text.slice(start, end);
  });
  return { status: statusOfLines(lines), text: lines.join('\n'), span: first };
}

/** The text of a value; `{ accepted }` and `[accepted]` are what is left of a template's brackets. */
function wordIn(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 1 ? wordIn(value[0]) : undefined;
  const [only, ...more] = isMap(value) ? Object.entries(value) : [];
  return only?.[1] === null && more.length === 0 ? only[0] : undefined;
}

function statusProblems(
  path: string,
  { title, frontMatter, text }: DecisionText,
  { status, text: words, span, key }: FoundStatus,
  rangeOf: Artifact<Decision>['rangeOf'],
): Problem[] {
  if (status !== null) return [];
  const at = span ?? title ?? { start: frontMatter?.start ?? 0, end: frontMatter?.start ?? 0 };
  const range = key === undefined ? indexLines(text).range(at.start, at.end) : rangeOf([key]);
  const [said = ''] = words.trim().split('\n', 1);
  const unknown = said === '' ? '' : ` ("${said.slice(0, longestQuote)}" is none)`;
  const message = `no readable status, so its rules are off${unknown}; write \`status: proposed\`, accepted, rejected, deprecated or superseded in the front matter`;
  return [{ path, range, message, severity: 'warning' }];
}

function links(
  parts: DecisionText,
  json: Json,
  statusText: string,
  width: number,
): Pick<Decision, 'supersedes' | 'supersededBy'> {
  const keys = (...names: string[]): string[] =>
    names
      .flatMap(name => frontMatterEntry(json, name)?.value ?? [])
      .filter(item => typeof item === 'string' || typeof item === 'number')
      .map(String);
  const ids = (...texts: string[]): string[] => [...new Set(texts.flatMap(text => referredIds(text, width)))];
  const fact = (...names: string[]): string => onlyReferences(factIn(parts, ...names)?.value ?? '');
  const linkLines = parts.linkLines.map(({ text }) => text);
  const statusLines = [...statusText.split('\n'), ...linkLines.filter(line => atStart.test(line))];
  return {
    supersedes: ids(...keys('supersedes'), fact('supersedes'), ...statusLines.map(replaces)),
    supersededBy: ids(
      ...keys('superseded_by', 'superseded-by', 'supersededBy'),
      fact('superseded by', 'superseded-by'),
      ...statusLines.map(replacedBy),
    ),
  };
}

function bodySections({ text, title, markdown }: DecisionText): Decision['sections'] {
  const below = markdown.headings.filter(heading => heading !== title);
  const level = Math.min(...below.map(heading => heading.level));
  const tops = below.filter(heading => heading.level === level);
  return tops.map((heading, index) => {
    const content = { start: afterLine(text, heading.end), end: tops[index + 1]?.start ?? text.length };
    return { heading: heading.text, text: answerText(text, answerSpan(text, content, markdown.blocks)) };
  });
}
