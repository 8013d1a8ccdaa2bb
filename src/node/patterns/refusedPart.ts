import type { Path } from '../../core/model/json.ts';
import { isRecord, type PatternConfig } from '../../core/model/patternRule.ts';

/** A part of a rule object that can be tried on its own, and where it stands. */
interface Part {
  at: Path;
  config: PatternConfig;
}

/** Keys whose value alone may be wrong, each with the rule object that holds nothing else. */
const alone: Readonly<Record<string, (value: unknown) => PatternConfig['rule']>> = {
  pattern: pattern => ({ pattern }),
  kind: kind => ({ kind }),
  regex: regex => ({ regex }),
  nthChild: value => ({ nthChild: isRecord(value) ? value.position : value }),
  range: range => ({ range }),
  field: field => ({ has: { regex: '.', field } }),
};

/** A rule object with more parts than this is tried no further: its own place has to do. */
const mostTrials = 200;

/**
 * Where a rule object that is refused as a whole holds what is refused: the place in its configuration of the first
 * part that is refused on its own. Empty where it is how the parts go together.
 */
export function refusedPart(config: PatternConfig, isRefused: (config: PatternConfig) => boolean): Path {
  let trials = 0;
  for (const part of partsOf(config)) {
    if (++trials > mostTrials) break;
    if (isRefused(part.config)) return part.at;
  }
  return [];
}

function* partsOf({ rule, constraints, utils }: PatternConfig): Generator<Part> {
  yield* partsIn(rule, ['rule']);
  for (const [key, named] of Object.entries({ utils, constraints })) {
    if (!isRecord(named)) continue;
    for (const [name, each] of Object.entries(named)) yield* partsIn(each, [key, name]);
  }
  if (!isRecord(constraints)) return;
  const plain = { rule, ...(utils === undefined ? {} : { utils }) };
  yield { at: ['rule'], config: plain };
  for (const [name, constraint] of Object.entries(constraints)) {
    yield { at: ['constraints', name], config: { ...plain, constraints: { [name]: constraint } } };
  }
}

function* partsIn(value: unknown, at: Path): Generator<Part> {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* partsIn(each, [...at, index]);
    return;
  }
  if (!isRecord(value)) return;
  for (const [key, content] of Object.entries(value)) {
    const place = [...at, key];
    if (Object.hasOwn(alone, key)) yield { at: place, config: { rule: alone[key]!(content) } };
    // A pattern is one part; what a position is counted among is a rule object again.
    if (key !== 'pattern' && key !== 'range') yield* partsIn(content, place);
  }
}
