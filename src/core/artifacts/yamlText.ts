import { isAlias, type Node } from 'yaml';
import type { Json, Path } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import type { Range } from '../model/text.ts';
import { indexLines, type LineIndex } from './lineIndex.ts';
import { endOf, isCollection, isFlow, isUnwritten, itemSpans, lineEnd } from './yaml/spans.ts';
import { findNode, parseYaml, type YamlTree } from './yaml/tree.ts';

/** A YAML file as read, before any schema. */
export interface YamlText {
  path: string;
  text: string;
  json: Json;
  /** What keeps the text from being read as one map: each is an error on its place. */
  problems: Problem[];
  /** The text is not well-formed. */
  isBroken: boolean;
  /** Where the value (or, for `key`, its key) at `path` stands; the nearest parent that exists otherwise. */
  rangeOf(path: Path, part?: 'key' | 'value'): Range;
}

/**
 * Read a YAML file. A broken one still gives the data that can be read; `offset` is where `yaml` starts in a
 * larger `text`, such as the front matter of a Markdown file.
 */
export function readYaml(path: string, text: string, part?: { yaml: string; offset: number }): YamlText {
  const yaml = part?.yaml ?? text;
  const mark = yaml.startsWith('\ufeff') ? 1 : 0;
  const tree = parseYaml(yaml.slice(mark));
  const lines = indexLines(text);
  const offset = (part?.offset ?? 0) + mark;
  const range = (start: number, end: number): Range => lines.range(start + offset, end + offset);
  const problems = tree.faults.map(({ start, end, message, severity }): Problem => {
    return { path, range: range(start, Math.max(end, start)), message, severity };
  });
  const isMapOrNothing = tree.json === null || (typeof tree.json === 'object' && !Array.isArray(tree.json));
  if (!isMapOrNothing && problems.length === 0) {
    const message = 'the file must be a map: lines such as `version: 1`';
    problems.push({ path, range: firstLine(yaml, lines, offset), message, severity: 'error' });
  }
  return {
    path,
    text,
    json: tree.json,
    problems,
    isBroken: tree.isBroken,
    rangeOf: (place, piece = 'value') => {
      const [start, end] = spanOf(tree, place, piece);
      return range(start, end);
    },
  };
}

function firstLine(yaml: string, lines: LineIndex, offset: number): Range {
  return lines.range(offset, offset + lineEnd(yaml, 0));
}

function spanOf(tree: YamlTree, path: Path, piece: 'key' | 'value'): [number, number] {
  let found = findNode(tree, path, false);
  // What stands behind an alias stands at the alias, for whoever edits the file.
  if (isAlias(found.node) && found.rest.length > 0) found = { ...found, rest: [] };
  const { node, pair, parent } = found;
  const keySpan = pair === undefined ? undefined : nodeSpan(tree.text, pair.key);
  if (keySpan !== undefined && (piece === 'key' || isUnwritten(node))) return keySpan;
  if (piece === 'key' && isCollection(node) && parent !== undefined) {
    const [start, end] = nodeSpan(tree.text, node);
    const first = isFlow(node) ? end : (itemSpans(tree.text, node)?.[0]?.end ?? end);
    return [start, Math.min(first, lineEnd(tree.text, start))];
  }
  return node === null ? [0, 0] : nodeSpan(tree.text, node);
}

function nodeSpan(text: string, node: Node): [number, number] {
  const start = node.range?.[0] ?? 0;
  if (isCollection(node) && !isFlow(node))
    return [itemSpans(text, node)?.[0]?.head ?? start, endOf(text, node)];
  return [start, Math.max(start, endOf(text, node))];
}
