import type * as z from 'zod/mini';
import type { Json, Path } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import type { Artifact } from './artifact.ts';
import { didYouMean } from './didYouMean.ts';
import { entryOf, isMap, mapOf, valueAt } from './patchJson.ts';
import type { YamlText } from './yamlText.ts';

type Issue = z.core.$ZodIssue;

/** Parts are left out one level at a time, and no artifact is nested deeper than this. */
const mostRounds = 20;

/**
 * Read data by a schema. What does not fit is a problem on its place, and is left out of the value: the nearest
 * list item, map entry or key, so that the rest stays usable. Keys that begin with `x-` are anybody's.
 */
export function decode<S extends z.ZodMiniType>(
  schema: S,
  yaml: YamlText,
  fallback: z.infer<S>,
  severity: Problem['severity'] = 'error',
): Artifact<z.infer<S>> {
  const json = spoken(yaml.json);
  const keys = keysOf(schema);
  const first = schema.safeParse(json);
  const problems = first.success
    ? []
    : first.error.issues.map(issue => problemOf(issue, json, yaml, keys, severity));
  return {
    path: yaml.path,
    text: yaml.text,
    json: yaml.json,
    value: first.success ? first.data : (prune(schema, json) ?? fallback),
    problems:
      yaml.json === null && yaml.problems.length > 0 ? yaml.problems : [...yaml.problems, ...problems],
    rangeOf: yaml.rangeOf,
  };
}

function problemOf(
  issue: Issue,
  json: Json,
  yaml: YamlText,
  keys: ReadonlySet<string>,
  severity: Problem['severity'],
): Problem {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return {
      path: yaml.path,
      range: yaml.rangeOf([...path, key], 'key'),
      message: issue.keys.map(name => `unknown key \`${name}\`${didYouMean(name, keys)}`).join('; '),
      severity,
    };
  }
  return {
    path: yaml.path,
    range: yaml.rangeOf(path),
    message: messageOf(issue, valueAt(json, path)),
    severity,
  };
}

function messageOf(issue: Issue, found: Json | undefined): string {
  const name = issue.path.findLast(step => typeof step === 'string');
  const what = name === undefined ? 'the file' : `\`${String(name)}\``;
  if (found === undefined) return `${what} is missing`;
  switch (issue.code) {
    case 'invalid_type':
      return `${what} takes ${kindNames[issue.expected] ?? issue.expected}, found ${shown(found)}`;
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (values.length === 1) return `${what} must be ${values[0]}, found ${shown(found)}`;
      return `${what} takes one of ${values.join(', ')}, found ${shown(found)}${didYouMean(String(found), values)}`;
    }
    case 'invalid_union': {
      if (issue.discriminator !== undefined) return `${what}: there is no kind ${shown(found)}`;
      return `${what} takes one text or a list of texts, found ${shown(found)}`;
    }
    case 'too_small':
      return issue.message === 'Invalid input' ? `${what} is empty` : issue.message;
    default:
      return issue.message === 'Invalid input'
        ? `${what} cannot be ${shown(found)}`
        : `${what}: ${issue.message}`;
  }
}

const kindNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

function shown(value: Json): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  const text = String(value);
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
}

/** The value of what is left when everything that does not fit is taken out; undefined where nothing is. */
function prune<S extends z.ZodMiniType>(schema: S, json: Json): z.infer<S> | undefined {
  // A file that forgot its version is still worth reading.
  let rest: Json = isMap(json) && entryOf(json, 'version') === undefined ? { version: 1, ...json } : json;
  for (let round = 0; round < mostRounds; round++) {
    const result = schema.safeParse(rest);
    if (result.success) return result.data;
    const removed = new Set(result.error.issues.flatMap(issue => removals(issue, rest)));
    if (removed.has('[]') || removed.size === 0) return undefined;
    rest = without(rest, [], removed) ?? null;
  }
  return undefined;
}

/** Paths to take out so that an issue goes away: a required value that is missing takes its owner with it. */
function removals(issue: Issue, json: Json): string[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => JSON.stringify([...path, key]));
  return [JSON.stringify(valueAt(json, path) === undefined ? path.slice(0, -1) : path)];
}

function without(json: Json, path: Path, removed: ReadonlySet<string>): Json | undefined {
  if (removed.has(JSON.stringify(path))) return undefined;
  if (Array.isArray(json)) {
    return json
      .map((item, index) => without(item, [...path, index], removed))
      .filter(item => item !== undefined);
  }
  if (!isMap(json)) return json;
  const entries = Object.entries(json).map(
    ([key, value]) => [key, without(value, [...path, key], removed)] as const,
  );
  return mapOf(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** The data without what says nothing to a schema: keys that are anybody's, and keys without a value. */
function spoken(json: Json): Json {
  if (Array.isArray(json)) return json.map(spoken);
  if (!isMap(json)) return json;
  return mapOf(
    Object.entries(json).flatMap(([key, value]) =>
      key.startsWith('x-') || value === null ? [] : [[key, spoken(value)] as const],
    ),
  );
}

/** Every key that a schema names anywhere, for guessing what a mistyped one was to be. */
function keysOf(schema: z.ZodMiniType): ReadonlySet<string> {
  const known = keysBySchema.get(schema);
  if (known !== undefined) return known;
  const keys = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return;
    seen.add(part);
    const def = (part as { _zod?: { def?: Record<string, unknown> } })._zod?.def;
    if (def === undefined) return;
    for (const [key, inner] of Object.entries((def.shape as object | undefined) ?? {})) {
      keys.add(key);
      visit(inner);
    }
    for (const inner of [def.innerType, def.element, def.valueType, ...((def.options as unknown[]) ?? [])])
      visit(inner);
  };
  visit(schema);
  keysBySchema.set(schema, keys);
  return keys;
}
const keysBySchema = new WeakMap<z.ZodMiniType, ReadonlySet<string>>();
