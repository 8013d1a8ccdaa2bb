import * as z from 'zod/mini';
import { phaseIdSchema, phaseStates } from '../core/model/plan.ts';

/**
 * Messages between the phases panel, the extension host and the language server. One table: the panel calls a
 * method, the host answers those it can and hands the rest to the server under `plumbrule/<method>`. Both ends
 * check what they receive. Payloads are whole snapshots, never deltas.
 */
const json: z.ZodMiniType<unknown> = z.unknown();
const path = z.array(z.union([z.string(), z.number()]));
const position = z.object({ line: z.number(), character: z.number() });
const range = z.object({ start: position, end: position });

export const problemSchema = z.object({
  path: z.string(),
  range,
  message: z.string(),
  severity: z.enum(['error', 'warning']),
  /** The place in the artifact's value, where the problem belongs to one. */
  field: z.optional(path),
  /** What kind of thing is missing, where many alike are told in one sentence. */
  kind: z.optional(z.string()),
  /** What an answer could look like. */
  example: z.optional(z.string()),
});
export type PanelProblem = z.infer<typeof problemSchema>;

/** What is missing in a few sentences; `items` are positions in the list of what is missing. */
const summary = z.array(z.object({ message: z.string(), items: z.array(z.number()) }));

const phaseState = z.enum(phaseStates);
const phaseId = phaseIdSchema;

export const phaseSummarySchema = z.object({
  id: phaseId,
  number: z.number(),
  title: z.string(),
  purpose: z.string(),
  state: phaseState,
  /** False for the phases that a scoped plan leaves out. */
  applies: z.boolean(),
  /** True where the panel has a form; the others open their files. */
  hasForm: z.boolean(),
  files: z.array(z.string()),
  missing: z.array(problemSchema),
  summary,
});

export const planSummarySchema = z.object({
  slug: z.string(),
  title: z.string(),
  mode: z.enum(['full', 'scoped']),
  state: z.enum(['draft', 'active', 'closed']),
  /** Put away: shown only when asked for. */
  archived: z.optional(z.literal(true)),
  phases: z.array(phaseSummarySchema),
});

/** The whole panel but the open form. */
export const overviewSchema = z.object({
  /** False where the workspace has no `.plumbrule` folder yet. */
  initialised: z.boolean(),
  plans: z.array(planSummarySchema),
  gate: z.object({ open: z.boolean(), reasons: z.array(z.string()) }),
  drift: z.object({ new: z.number(), baseline: z.number(), waived: z.number() }),
});
export type Overview = z.infer<typeof overviewSchema>;
export type PlanSummary = z.infer<typeof planSummarySchema>;
export type PhaseSummary = z.infer<typeof phaseSummarySchema>;

export const formArtifactSchema = z.object({
  /** What the file is in this phase: research, blueprint, architecture, decision, tasks. */
  role: z.string(),
  title: z.string(),
  path: z.string(),
  exists: z.boolean(),
  /** Hash of the text that this snapshot was made from; sent back with each edit. */
  revision: z.string(),
  problems: z.array(problemSchema),
  /** `FieldGroup[]` of `core/model/form.ts`. */
  groups: json,
  value: json,
  /** Computed facts to show beside fields, by joined path, e.g. `components.domain` → `12 files`. */
  notes: z.record(z.string(), z.string()),
});
export type FormArtifact = z.infer<typeof formArtifactSchema>;

const place = z.object({ path: z.string(), range: z.optional(range) });
const tone = z.enum(['neutral', 'active', 'good', 'warning', 'bad']);
const boardAction = z.object({
  act: z.string(),
  target: z.optional(z.string()),
  label: z.string(),
  icon: z.string(),
  asks: z.optional(z.string()),
  suggestion: z.optional(z.string()),
  primary: z.optional(z.boolean()),
});

/** `Board` of `core/model/board.ts`. */
export const boardSchema = z.object({
  sections: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      help: z.optional(z.string()),
      actions: z.array(boardAction),
      rows: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          state: z.string(),
          tone,
          facts: z.array(z.string()),
          lines: z.array(z.object({ text: z.string(), tone, open: z.optional(place) })),
          open: z.optional(place),
          actions: z.array(boardAction),
        }),
      ),
      empty: z.optional(z.string()),
      folded: z.optional(z.boolean()),
    }),
  ),
});

export const gateSchema = z.object({
  state: phaseState,
  approval: z.nullable(
    z.object({ by: z.string(), at: z.string(), note: z.string(), valid: z.boolean(), sha256: z.string() }),
  ),
  /** What else than `missing` keeps the phase from being approved now: one before it is not; a sentence each. */
  obstacles: z.array(z.string()),
  /** What the phase still needs, as the overview has it. It may be approved where both lists are empty. */
  missing: z.array(problemSchema),
  summary,
  /** True where approving again takes a reason: the content changed since, and nothing says why yet. */
  needsReason: z.boolean(),
  /** The amendment of another phase that ended the approval, where one did. */
  reopenedBy: z.nullable(z.object({ phase: phaseId, by: z.string(), at: z.string(), reason: z.string() })),
});

/** What an amendment would record. */
export const amendmentDraftSchema = z.object({
  /** False where what was approved was neither committed nor kept: then `changes` is empty. */
  known: z.boolean(),
  /** What changed since the approval; `boundary` marks what a decision should record. */
  changes: z.array(z.object({ path: z.string(), text: z.string(), boundary: z.boolean() })),
  /** A title for the decision that records the changed boundary; null where no boundary changed. */
  decision: z.nullable(z.string()),
  /** Approved phases that need a new approval afterwards. */
  reopens: z.array(phaseId),
});
export type AmendmentDraft = z.infer<typeof amendmentDraftSchema>;

export const formSchema = z.object({
  plan: z.string(),
  phase: phaseId,
  artifacts: z.array(formArtifactSchema),
  board: boardSchema,
  /** Names to offer in fields, by the source that a field's `suggest` names. */
  suggestions: z.record(z.string(), z.array(z.string())),
  gate: gateSchema,
});
export type Form = z.infer<typeof formSchema>;

const patch = z.union([
  z.object({ op: z.literal('set'), path, value: json }),
  z.object({ op: z.literal('insert'), path, value: json }),
  z.object({ op: z.literal('remove'), path }),
  z.object({ op: z.literal('rename'), path, key: z.string() }),
  z.object({ op: z.literal('move'), path, to: z.number() }),
]);

export const editResultSchema = z.union([
  z.object({ ok: z.literal(true), revision: z.string() }),
  /** `conflict`: the file changed since `revision`, and the panel should load the form again. */
  z.object({ ok: z.literal(false), reason: z.enum(['conflict', 'invalid']), message: z.string() }),
]);

const nothing = z.object({});

/** Every call that the panel can make. */
export const methods = {
  'overview/load': { params: nothing, result: overviewSchema },
  'form/load': { params: z.object({ plan: z.string(), phase: phaseId }), result: formSchema },
  'form/edit': {
    params: z.object({
      plan: z.string(),
      phase: phaseId,
      path: z.string(),
      revision: z.string(),
      patches: z.array(patch),
    }),
    result: editResultSchema,
  },
  /** Takes back the last change that a panel made to the plan's files. */
  'form/undo': {
    params: z.object({ plan: z.string() }),
    result: z.union([
      z.object({ ok: z.literal(true), message: z.string() }),
      z.object({ ok: z.literal(false), message: z.string() }),
    ]),
  },
  'plan/create': {
    params: z.object({ title: z.string(), mode: z.enum(['full', 'scoped']) }),
    result: z.object({ slug: z.string() }),
  },
  /** Activate, close or re-open a plan. */
  'plan/setState': {
    params: z.object({ plan: z.string(), state: z.enum(['draft', 'active', 'closed']) }),
    result: nothing,
  },
  'decision/create': { params: z.object({ title: z.string() }), result: z.object({ path: z.string() }) },
  /** `reason` amends the phase first: the gate's `needsReason` says where that is needed. */
  'phase/approve': {
    params: z.object({
      plan: z.string(),
      phase: phaseId,
      note: z.string(),
      reason: z.optional(z.string()),
    }),
    result: z.union([
      z.object({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), message: z.string() }),
    ]),
  },
  /** Opens the editor's diff between what was approved and what is there now. */
  'phase/diff': {
    params: z.object({ plan: z.string(), phase: phaseId }),
    result: z.union([
      z.object({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), message: z.string() }),
    ]),
  },
  /** What an amendment of the phase would record, to show before it is made. */
  'phase/amendDraft': {
    params: z.object({ plan: z.string(), phase: phaseId }),
    result: z.union([
      z.object({ ok: z.literal(true), draft: amendmentDraftSchema }),
      z.object({ ok: z.literal(false), message: z.string() }),
    ]),
  },
  /** Record why an approved phase changed. `decision` is the title of the decision to propose with it. */
  'phase/amend': {
    params: z.object({
      plan: z.string(),
      phase: phaseId,
      reason: z.string(),
      decision: z.nullable(z.string()),
    }),
    result: z.union([
      z.object({ ok: z.literal(true), message: z.string() }),
      z.object({ ok: z.literal(false), message: z.string() }),
    ]),
  },
  /** Something that a board offers; `act` is an id of `core/plan/acts/table.ts` or of the host's own acts. */
  'board/act': {
    params: z.object({
      plan: z.string(),
      phase: phaseId,
      act: z.string(),
      target: z.string(),
      text: z.string(),
    }),
    result: z.union([
      z.object({ ok: z.literal(true), message: z.string() }),
      z.object({ ok: z.literal(false), message: z.string() }),
    ]),
  },
  'workspace/initialise': { params: nothing, result: nothing },
  'dashboard/open': { params: nothing, result: nothing },
  /** Opens a file of the workspace in the editor, at a range where one is given. */
  'file/open': { params: z.object({ path: z.string(), range: z.optional(range) }), result: nothing },
  'prompt/open': { params: z.object({ plan: z.string(), task: z.string() }), result: nothing },
} as const;

export type Method = keyof typeof methods;
export type Params<M extends Method> = z.infer<(typeof methods)[M]['params']>;
export type Result<M extends Method> = z.infer<(typeof methods)[M]['result']>;

/** What the host tells the panel unasked. */
export const events = {
  /** Some artifact changed: load what is shown again. */
  'workspace/didChange': nothing,
  /** Show this phase (a command asked for it). */
  'phase/show': z.object({ plan: z.string(), phase: phaseId }),
} as const;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>;

/** The panel's conversation with the host. */
export const panelConversation = {
  methods,
  events,
  untimed: ['board/act', 'phase/approve', 'phase/amend', 'plan/create'],
} as const;
export type PanelConversation = typeof panelConversation;
