import * as z from 'zod/mini';
import { isDay } from './day.ts';
import { edgeKinds } from './edge.ts';
import { severitySchema } from './severity.ts';

/** A component id, `layer:x`, `package:glob` or a path glob, with `!` taken out; every selector field takes one or a list. */
const selectors = z.union([z.string(), z.array(z.string())]);
const name = z.string().check(z.minLength(1));
const isoDate = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'write a date as YYYY-MM-DD', abort: true }),
    z.refine(isDay, 'write a day that the calendar has'),
  );

const exceptionSchema = z.strictObject({
  from: z.optional(selectors),
  to: z.optional(selectors),
  reason: name,
  until: z.optional(isoDate),
});

/** What every rule may carry, whatever its kind. */
const common = {
  id: name.check(z.regex(/^\S+$/, 'an id has no blanks')),
  severity: z.optional(severitySchema),
  because: z.optional(z.string()),
  decision: z.optional(z.string()),
  except: z.optional(z.array(exceptionSchema)),
  edges: z.optional(z.array(z.enum(edgeKinds))),
};

/** The rule vocabulary: one entry a kind, the shape that the contract gives it. */
export const ruleSchemas = {
  allow: z.strictObject({ ...common, kind: z.literal('allow'), from: selectors, to: selectors }),
  forbid: z.strictObject({
    ...common,
    kind: z.literal('forbid'),
    from: selectors,
    to: selectors,
    transitive: z.optional(z.boolean()),
  }),
  layers: z.strictObject({
    ...common,
    kind: z.literal('layers'),
    order: z.array(name).check(z.minLength(2, 'name at least two layers, the outermost first')),
    closed: z.optional(z.union([name, z.array(name)])),
    exhaustive: z.optional(z.boolean()),
  }),
  independent: z.strictObject({ ...common, kind: z.literal('independent'), of: selectors }),
  protected: z.strictObject({
    ...common,
    kind: z.literal('protected'),
    target: selectors,
    only_from: selectors,
  }),
  entry_points: z.strictObject({ ...common, kind: z.literal('entry_points'), of: selectors }),
  acyclic: z.strictObject({
    ...common,
    kind: z.literal('acyclic'),
    scope: z.optional(z.enum(['file', 'component', 'siblings'])),
  }),
  packages: z.strictObject({
    ...common,
    kind: z.literal('packages'),
    from: z.optional(selectors),
    deny: z.optional(z.union([name, z.array(name)])),
    allow_only: z.optional(z.nullable(z.union([name, z.array(name)]))),
    undeclared: z.optional(z.boolean()),
    dev_only_in: z.optional(z.nullable(z.union([name, z.array(name)]))),
  }),
  require: z.strictObject({ ...common, kind: z.literal('require'), from: selectors, to: selectors }),
  pattern: z.strictObject({
    ...common,
    kind: z.literal('pattern'),
    files: z.optional(selectors),
    language: z.union([name, z.array(name)]),
    rule: z.record(z.string(), z.unknown()),
  }),
  absent: z.strictObject({
    ...common,
    kind: z.literal('absent'),
    paths: z.optional(z.union([name, z.array(name)])),
    symbols: z.optional(z.union([name, z.array(name)])),
  }),
} as const;

export type RuleKind = keyof typeof ruleSchemas;
export const ruleKinds = Object.keys(ruleSchemas) as RuleKind[];

export const ruleSchema = z.discriminatedUnion('kind', [
  ruleSchemas.allow,
  ruleSchemas.forbid,
  ruleSchemas.layers,
  ruleSchemas.independent,
  ruleSchemas.protected,
  ruleSchemas.entry_points,
  ruleSchemas.acyclic,
  ruleSchemas.packages,
  ruleSchemas.require,
  ruleSchemas.pattern,
  ruleSchemas.absent,
]);

export type Rule = z.infer<typeof ruleSchema>;
export type RuleOf<K extends RuleKind> = Extract<Rule, { kind: K }>;
export type Exception = z.infer<typeof exceptionSchema>;

/** A field that takes one or a list, as a list. */
export function asList<T>(value: T | readonly T[] | null | undefined): readonly T[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** True for a selector that takes something out of its list: `!` and what it takes out. */
export const isExclusion = (selector: string): boolean => selector.startsWith('!');
