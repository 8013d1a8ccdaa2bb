import * as z from 'zod/mini';
import { phaseIdSchema } from './plan.ts';
import { taskStatuses } from './tasks.ts';

/** What a check of `verify` came to; the verdict of the whole is the worst of them. */
export const verdicts = ['PASS', 'FLAG', 'BLOCK'] as const;
export const verdictSchema = z.enum(verdicts);
export type Verdict = z.infer<typeof verdictSchema>;

/** One check of `verify`: what was looked at, what came of it, and what shows it. */
export const taskCheckSchema = z.looseObject({
  id: z.string(),
  verdict: verdictSchema,
  message: z.string(),
  evidence: z.array(z.string()),
});
export type TaskCheck = z.infer<typeof taskCheckSchema>;

/** What every event says: when, and by whom where a person or a tool gave a name. */
const occasion = { at: z.string(), by: z.optional(z.string()) };
const selectors = z.union([z.string(), z.array(z.string())]);
const ofTask = { plan: z.string(), task: z.string() };

/**
 * The events of `.plumbrule/journal/<yyyy-mm>.jsonl`, by their `type`. The file only grows: what is said here is
 * what happened, while the artifacts say what holds now.
 */
export const journalEventSchemas = {
  approval: z.looseObject({
    type: z.literal('approval'),
    ...occasion,
    plan: z.string(),
    phase: phaseIdSchema,
    sha256: z.string(),
    note: z.optional(z.string()),
  }),
  amendment: z.looseObject({
    type: z.literal('amendment'),
    ...occasion,
    plan: z.string(),
    phase: phaseIdSchema,
    reason: z.string(),
    /** Ids of the decisions that record a changed boundary. */
    decisions: z.optional(z.array(z.string())),
    /** Phases whose approval the amendment ended. */
    reopens: z.optional(z.array(phaseIdSchema)),
  }),
  selection: z.looseObject({
    type: z.literal('selection'),
    ...occasion,
    ...ofTask,
    agent: z.string(),
    tier: z.optional(z.string()),
    reason: z.string(),
    /** False where a person chose otherwise than was suggested. */
    suggested: z.optional(z.boolean()),
  }),
  status: z.looseObject({
    type: z.literal('status'),
    ...occasion,
    ...ofTask,
    from: z.enum(taskStatuses),
    to: z.enum(taskStatuses),
    /** The commit that was checked out. */
    head: z.optional(z.string()),
    reason: z.optional(z.string()),
  }),
  verdict: z.looseObject({
    type: z.literal('verdict'),
    ...occasion,
    ...ofTask,
    verdict: verdictSchema,
    checks: z.array(taskCheckSchema),
    /** How many refinements went before: 0, 1 or 2. */
    refinement: z.number(),
    head: z.optional(z.string()),
  }),
  /** A person saw that a validation step which no command can show holds. */
  confirmation: z.looseObject({
    type: z.literal('confirmation'),
    ...occasion,
    ...ofTask,
    check: z.string(),
  }),
  /** A person saw that a milestone is reached: what its `done_when` said then. */
  milestone: z.looseObject({
    type: z.literal('milestone'),
    ...occasion,
    plan: z.string(),
    milestone: z.string(),
    done_when: z.string(),
  }),
  /** A person let the baseline grow: how many entries came, by rule, and how many went. */
  baseline: z.looseObject({
    type: z.literal('baseline'),
    ...occasion,
    added: z.number(),
    removed: z.number(),
    moved: z.number(),
    rules: z.record(z.string(), z.number()),
  }),
  /** A person waived a finding until a day, or put the end of a waiver off. */
  waive: z.looseObject({
    type: z.literal('waive'),
    ...occasion,
    rule: z.string(),
    /** Of the finding; left out where a waiver was put off that may cover several. */
    fingerprint: z.optional(z.string()),
    from: z.optional(selectors),
    to: z.optional(selectors),
    reason: z.string(),
    until: z.string(),
  }),
  /** A plan was activated, closed, archived or opened again. */
  plan: z.looseObject({
    type: z.literal('plan'),
    ...occasion,
    plan: z.string(),
    to: z.string(),
    reason: z.optional(z.string()),
  }),
} as const;
export type JournalEventType = keyof typeof journalEventSchemas;
export type JournalEventOf<T extends JournalEventType> = z.infer<(typeof journalEventSchemas)[T]>;
export type JournalEvent = { [T in JournalEventType]: JournalEventOf<T> }[JournalEventType];
