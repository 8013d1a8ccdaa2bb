import * as z from 'zod/mini';
import { ruleSchema } from './rule.ts';
import { severitySchema } from './severity.ts';

const oneOrMany = z.union([z.string(), z.array(z.string())]);

const componentSchema = z.strictObject({
  paths: oneOrMany,
  responsibility: z.optional(z.string()),
  layer: z.optional(z.string()),
  public: z.optional(oneOrMany),
  owner: z.optional(z.string()),
  utility: z.optional(z.boolean()),
});

const contractSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  path: z.string(),
  provider: z.optional(z.string()),
  consumers: z.optional(z.array(z.string())),
});

/** The built-in checks that `checks:` can turn off or weigh differently, with their default severity. */
export const builtinChecks = {
  unmapped: 'minor',
  unresolved: 'minor',
  unused: 'minor',
  'stale-baseline': 'minor',
  unparsed: 'minor',
  expired: 'major',
  contradiction: 'major',
  // A boundary is moved by those whose plan it is: what is missing is the reason, and asking for it holds up nobody.
  boundary: 'minor',
  returned: 'major',
  gate: 'major',
  scope: 'major',
} as const;
export type BuiltinCheck = keyof typeof builtinChecks;

/** The standards that `standards:` can list; what each refuses stands in `drift/standards`. */
export const standardIds = [
  'empty-catch',
  'todo-comment',
  'secret',
  'commented-out-code',
  'sql-from-strings',
  'undocumented-public-function',
  'naming',
] as const;
export type StandardId = (typeof standardIds)[number];

const severityOrOff = z.union([severitySchema, z.literal('off')]);

/** A map that weighs some of these names. */
const weightsOf = <Id extends string>(ids: readonly Id[]) =>
  z.strictObject(
    Object.fromEntries(ids.map(id => [id, z.optional(severityOrOff)])) as Record<
      Id,
      z.ZodMiniOptional<typeof severityOrOff>
    >,
  );

/** `.plumbrule/blueprint.yaml`: what the code is meant to look like. */
export const blueprintSchema = z.strictObject({
  version: z.literal(1),
  title: z.optional(z.string()),
  components: z.optional(z.record(z.string(), componentSchema)),
  rules: z.optional(z.array(ruleSchema)),
  contracts: z.optional(z.array(contractSchema)),
  standards: z.optional(weightsOf(standardIds)),
  checks: z.optional(weightsOf(Object.keys(builtinChecks) as BuiltinCheck[])),
});

export type Component = z.infer<typeof componentSchema>;
export type Contract = z.infer<typeof contractSchema>;
export type Blueprint = z.infer<typeof blueprintSchema>;
