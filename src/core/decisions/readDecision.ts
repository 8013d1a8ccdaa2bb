import * as z from 'zod/mini';
import type { Artifact } from '../artifacts/artifact.ts';
import { indexLines } from '../artifacts/lineIndex.ts';
import { answerSpan, answerText } from '../artifacts/markdown/answer.ts';
import { afterLine } from '../artifacts/markdown/layout.ts';
import { entryOf, isMap } from '../artifacts/patchJson.ts';
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
import { replacedBy, replaces, statusOf, statusOfLines } from './status.ts';

const frontMatterSchema = z.looseObject({ rules: z.optional(z.array(ruleSchema)) });

/**
 * Read a decision record: MADR 2, 3 and 4, Nygard's template and what adr-tools and log4brains write. What
 * cannot be read is null or empty. `json` is the front matter; `rangeOf` knows its keys and the form's sections.
 */
export function readDecision(path: string, text: string): Artifact<Decision> {
  const parts = takeApart(text);
  const id = decisionId(path);
  const { frontMatter } = parts;
  const yaml = readYaml(path, text, { yaml: frontMatter?.yaml ?? '', offset: frontMatter?.start ?? 0 });
  const decoded = decode(frontMatterSchema, yaml, { defaults: {} });
  const status = readStatus(parts, yaml.json);
  const rules = decoded.value.rules ?? [];
  const value: Decision = {
    id,
    title: parts.titleSpan === undefined ? '' : text.slice(parts.titleSpan.start, parts.titleSpan.end),
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
      ...statusProblems(path, parts, status),
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

interface FoundStatus {
  status: Decision['status'];
  /** All that the record says about it. */
  text: string;
  span: { start: number; end: number } | undefined;
}

function readStatus(parts: DecisionText, json: Json): FoundStatus {
  const own = isMap(json) ? entryOf(json, 'status') : undefined;
  if (typeof own === 'string') return { status: statusOf(own), text: own, span: undefined };
  const line = factIn(parts, 'status');
  if (line !== undefined) return { status: statusOf(line.value), text: line.value, span: line };
  const [first] = parts.statusLines;
  const lines = parts.statusLines.map(({ text }) => text.replace(/^\s*(?:[*+-]\s+)?(?:status\s*:\s*)?/i, ''));
  return { status: statusOfLines(lines), text: lines.join('\n'), span: first };
}

function statusProblems(
  path: string,
  { title, frontMatter, text }: DecisionText,
  found: FoundStatus,
): Problem[] {
  if (found.status !== null) return [];
  const span = found.span ?? title ?? { start: frontMatter?.start ?? 0, end: frontMatter?.start ?? 0 };
  const range = indexLines(text).range(span.start, span.end);
  const message =
    'no readable status, so its rules are off; write `status: proposed`, accepted, rejected, deprecated or superseded in the front matter';
  return [{ path, range, message, severity: 'warning' }];
}

function links(
  parts: DecisionText,
  json: Json,
  statusText: string,
  width: number,
): Pick<Decision, 'supersedes' | 'supersededBy'> {
  const keys = (...names: string[]): string => {
    const values = isMap(json) ? names.flatMap(name => entryOf(json, name) ?? []) : [];
    return values.filter(item => typeof item === 'string' || typeof item === 'number').join(' ');
  };
  const ids = (...texts: string[]): string[] => [...new Set(texts.flatMap(text => referredIds(text, width)))];
  const statusLines = statusText.split('\n');
  return {
    supersedes: ids(
      keys('supersedes'),
      factIn(parts, 'supersedes')?.value ?? '',
      ...statusLines.map(replaces),
    ),
    supersededBy: ids(
      keys('superseded_by', 'superseded-by', 'supersededBy'),
      factIn(parts, 'superseded by', 'superseded-by')?.value ?? '',
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
