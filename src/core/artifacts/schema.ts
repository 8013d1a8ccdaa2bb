import * as z from 'zod/mini';
import type { Json, Path } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import type { Range } from '../model/text.ts';
import type { Artifact } from './artifact.ts';
import { didYouMean, nearest } from './didYouMean.ts';
import { innermost, issueText } from './issueText.ts';
import { isMap, type JsonMap, mapOf, valueAt } from './patchJson.ts';
import { hideProto, showProto } from './protoKey.ts';
import { shapeAt, strangeKeys } from './schemaShape.ts';
import type { YamlText } from './yamlText.ts';

/** An artifact whose value may leave broken parts out. */
export interface Decoded<T> extends Artifact<T> {
  /**
   * Where in `json`, and so for `rangeOf`, the place `path` of `value` stands: parts that were left out shift
   * the positions in lists.
   */
  place(path: Path): Path;
}

/** A problem and the place in the data that it is about. */
export interface PlacedProblem extends Problem {
  field: Path;
}

interface DecodeOptions {
  /** What stands in for keys of the root that are missing or broken, such as the version. */
  defaults: JsonMap;
}

const mostRounds = 60;
const mostProblems = 200;

/**
 * Check a file's data against a schema. Every issue becomes a problem on its key or value; `value` keeps what is
 * sound: a broken optional key, list item or map entry is left out of it. Keys that start with `x-` are free.
 */
export function decode<S extends z.ZodMiniType>(
  schema: S,
  yaml: YamlText,
  options: DecodeOptions,
): Decoded<z.infer<S>> {
  const problems: Problem[] = [...yaml.problems];
  const isBroken = problems.some(({ severity }) => severity === 'error');
  const pruned = new Pruned(isMap(yaml.json) ? yaml.json : {});
  const emptied = new Set<string>();
  const report = (problem: PlacedProblem): void => {
    if (problems.length < mostProblems) problems.push(problem);
  };
  let value: z.infer<S> | undefined;
  for (let round = 0; round < mostRounds && value === undefined; round++) {
    const hidden = hideProto(pruned.json);
    const shown = <T>(made: T): T => (hidden === pruned.json ? made : showProto(made));
    const result = z.safeParse(schema, hidden);
    if (result.success) {
      value = shown(result.data);
      break;
    }
    const gone: Path[] = [];
    for (const issue of shown(result.error.issues).map(innermost)) {
      const path = issue.path as Path;
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) {
          gone.push([...path, key]);
          if (round === 0 && !key.startsWith('x-')) report(unknownKey(schema, yaml, path, key));
        }
        continue;
      }
      const at = valueAt(pruned.json, path);
      const place = pruned.place(path);
      // `rules:` with nothing behind it says no more than no `rules` at all.
      if (at === null && shapeAt(schema, pruned.json, path.slice(0, -1)) !== undefined) {
        emptied.add(JSON.stringify(place));
        gone.push(path);
        continue;
      }
      const wasEmptied = at === undefined && emptied.has(JSON.stringify(place));
      if ((round === 0 || wasEmptied) && !(isBroken && at === undefined)) {
        report(issueProblem(yaml, place, issue, at));
      }
      gone.push(at === undefined ? path.slice(0, -1) : path);
      if (path.length === 1 && at === undefined && path[0] !== undefined)
        pruned.setDefault(String(path[0]), options.defaults);
    }
    pruned.leaveOut(gone);
  }
  for (const { path, key, known } of strangeKeys(schema, pruned.json)) {
    const meant = nearest(key, known);
    if (meant === undefined || isStrict(schema)) continue;
    const field = pruned.place([...path, key]);
    const message = `unknown key \`${key}\`; did you mean \`${meant}\`?`;
    report({ path: yaml.path, range: yaml.rangeOf(field, 'key'), message, severity: 'warning', field });
  }
  return {
    path: yaml.path,
    text: yaml.text,
    value: value ?? z.parse(schema, options.defaults),
    json: yaml.json,
    problems: yaml.isBroken ? yaml.problems : problems,
    isBroken: yaml.isBroken,
    rangeOf: yaml.rangeOf,
    place: path => pruned.place(path),
  };
}

const isStrict = (schema: z.ZodMiniType): boolean => {
  const { catchall } = schema._zod.def as { catchall?: z.ZodMiniType };
  return catchall?._zod.def.type === 'never';
};

function unknownKey(schema: z.ZodMiniType, yaml: YamlText, path: Path, key: string): PlacedProblem {
  const known = Object.keys(shapeAt(schema, yaml.json, path) ?? {});
  const hint =
    didYouMean(key, known) || (known.length === 0 ? '' : `; the keys here are ${known.join(', ')}`);
  const field = [...path, key];
  const range = yaml.rangeOf(field, 'key');
  return { path: yaml.path, range, message: `unknown key \`${key}\`${hint}`, severity: 'error', field };
}

function issueProblem(
  yaml: YamlText,
  field: Path,
  issue: z.core.$ZodIssue,
  value: Json | undefined,
): PlacedProblem {
  const isVersion = field.length === 1 && field[0] === 'version';
  const message = isVersion
    ? value === undefined
      ? 'missing key `version`: write `version: 1`'
      : 'unknown version; this Plumbrule reads `version: 1`'
    : issueText(issue, value);
  return { path: yaml.path, range: rangeFor(yaml, field, value), message, severity: 'error', field };
}

/** The value's place; where a key is missing, the key or first line of what lacks it. */
function rangeFor(yaml: YamlText, field: Path, value: Json | undefined): Range {
  if (value !== undefined) return yaml.rangeOf(field, 'value');
  if (field.length > 1) return yaml.rangeOf(field.slice(0, -1), 'key');
  const { start } = yaml.rangeOf([], 'value');
  return { start, end: start };
}

/** Data with parts left out, which remembers where the rest stood. */
class Pruned {
  json: JsonMap;
  /** For each list that lost items, the positions that its items had. */
  readonly #positions = new WeakMap<Json[], number[]>();

  constructor(json: JsonMap) {
    this.json = json;
  }

  setDefault(key: string, defaults: JsonMap): void {
    if (Object.hasOwn(defaults, key)) this.json = { ...this.json, [key]: defaults[key]! };
  }

  leaveOut(paths: readonly Path[]): void {
    const marks: Marks = new Map();
    for (const path of paths) {
      if (path.length === 0) continue;
      let at = marks;
      for (const step of path.slice(0, -1)) {
        let next = at.get(step);
        if (next === 'gone') break;
        if (next === undefined) {
          next = new Map();
          at.set(step, next);
        }
        at = next;
      }
      at.set(path.at(-1)!, 'gone');
    }
    this.json = this.#without(this.json, marks) as JsonMap;
  }

  place(path: Path): Path {
    let value: Json | undefined = this.json;
    return path.map(step => {
      if (Array.isArray(value) && typeof step === 'number') {
        const position: number = this.#positions.get(value)?.[step] ?? step;
        value = value[step];
        return position;
      }
      value = isMap(value) ? value[step] : undefined;
      return step;
    });
  }

  #without(value: Json, marks: Marks): Json {
    const kept = (step: string | number, item: Json): Json => {
      const mark = marks.get(step);
      return mark instanceof Map ? this.#without(item, mark) : item;
    };
    if (Array.isArray(value)) {
      const before = this.#positions.get(value);
      const positions: number[] = [];
      const list: Json[] = [];
      value.forEach((item, index) => {
        if (marks.get(index) === 'gone') return;
        list.push(kept(index, item));
        positions.push(before?.[index] ?? index);
      });
      this.#positions.set(list, positions);
      return list;
    }
    if (!isMap(value)) return value;
    const entries = Object.entries(value).filter(([key]) => marks.get(key) !== 'gone');
    return mapOf(entries.map(([key, item]) => [key, kept(key, item)]));
  }
}

type Marks = Map<string | number, 'gone' | Marks>;
