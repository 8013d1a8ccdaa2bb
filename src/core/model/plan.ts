import * as z from 'zod/mini';

/** The seven phases, in their order. */
export const phaseIds = [
  'research',
  'architecture',
  'tasks',
  'documentation',
  'prompts',
  'agents',
  'governance',
] as const;
export const phaseIdSchema = z.enum(phaseIds);
export type PhaseId = z.infer<typeof phaseIdSchema>;

/** A person's approval: valid only while `sha256` is the hash of what it approved (see `plan/approvals.ts`). */
const approvalSchema = z.looseObject({
  phase: phaseIdSchema,
  by: z.string(),
  at: z.string(),
  sha256: z.string(),
  note: z.optional(z.string()),
});
export type Approval = z.infer<typeof approvalSchema>;

/** A person changed what was approved, and said why; the phases in `reopens` need a new approval afterwards. */
const amendmentSchema = z.looseObject({
  phase: phaseIdSchema,
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  /** Ids of the decisions that record a changed boundary. */
  decisions: z.optional(z.array(z.string())),
  reopens: z._default(z.array(phaseIdSchema), []),
});
export type Amendment = z.infer<typeof amendmentSchema>;

/** `.plumbrule/plans/<slug>/plan.yaml`. */
export const planSchema = z.looseObject({
  version: z.literal(1),
  title: z.string(),
  mode: z._default(z.enum(['full', 'scoped']), 'full'),
  state: z._default(z.enum(['draft', 'active', 'closed']), 'draft'),
  approvals: z._default(z.array(approvalSchema), []),
  amendments: z.optional(z.array(amendmentSchema)),
  /** Closed for good: shown only when asked for. */
  archived: z.optional(z.boolean()),
});
export type Plan = z.infer<typeof planSchema>;

/** How far a phase is: computed from its artifacts, never ticked. */
export const phaseStates = ['empty', 'draft', 'complete', 'approved', 'stale'] as const;
export type PhaseState = (typeof phaseStates)[number];
