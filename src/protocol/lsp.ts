import * as z from 'zod/mini';
import { decisionStatuses } from '../core/model/decision.ts';
import { taskCheckSchema, verdictSchema } from '../core/model/journal.ts';
import { severitySchema } from '../core/model/severity.ts';
import { dashboardConversation } from './dashboard.ts';
import { formSchema, methods, overviewSchema, problemSchema } from './panel.ts';

/**
 * What the language server answers beyond the Language Server Protocol. Requests go from client to server
 * under `plumbrule/<name>`. The server never writes a file: it answers with the changes, and the client applies
 * them, so that undo, unsaved buffers and other extensions keep working.
 */
const position = z.object({ line: z.number(), character: z.number() });
const range = z.object({ start: position, end: position });

export const fileChangeSchema = z.object({
  path: z.string(),
  /** True when the file does not exist yet; `edits` then insert its whole text at its start. */
  create: z.boolean(),
  /** SHA-256 of the text that `edits` are for, without a byte order mark; left out with `create`. */
  before: z.optional(z.string()),
  edits: z.array(z.object({ range, newText: z.string() })),
});
export type FileChange = z.infer<typeof fileChangeSchema>;

const changes = z.array(fileChangeSchema);
const failure = z.object({ ok: z.literal(false), message: z.string() });
const success = z.object({ ok: z.literal(true), message: z.string(), changes });
const done = z.union([success, failure]);
const planAndPhase = methods['form/load'].params;

export const taskNodeSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(['todo', 'doing', 'done', 'blocked']),
  range,
});
export const taskTreeSchema = z.array(
  z.object({
    slug: z.string(),
    title: z.string(),
    state: z.enum(['draft', 'active', 'closed']),
    path: z.string(),
    milestones: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        phases: z.array(z.object({ id: z.string(), title: z.string(), tasks: z.array(taskNodeSchema) })),
      }),
    ),
  }),
);
export type TaskTree = z.infer<typeof taskTreeSchema>;
export type TaskNode = z.infer<typeof taskNodeSchema>;

const decisionNodeSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.nullable(z.enum(decisionStatuses)),
  path: z.string(),
  supersedes: z.array(z.string()),
  supersededBy: z.array(z.string()),
  /** False where the record has no status that can be read. */
  readable: z.boolean(),
  problems: z.array(problemSchema),
});
export type DecisionNode = z.infer<typeof decisionNodeSchema>;

const driftSchema = z.object({
  findings: z.array(
    z.object({
      rule: z.string(),
      fingerprint: z.string(),
      severity: severitySchema,
      state: z.enum(['new', 'baseline', 'waived']),
      /** Its decision is only proposed. */
      hint: z.boolean(),
      path: z.string(),
      range,
      message: z.string(),
      /** Component of the file; empty where it has none. */
      component: z.string(),
      /** It stands in the plan's own files: the blueprint, the baseline, a decision. */
      ofPlan: z.boolean(),
      rulePlace: z.optional(z.object({ path: z.string(), range })),
    }),
  ),
  /** How many there are beyond those listed. */
  more: z.number(),
});
export type DriftAnswer = z.infer<typeof driftSchema>;
export type DriftFinding = DriftAnswer['findings'][number];

/** `Verification` of `core/governance/verify/judge.ts`. */
export const verificationSchema = z.object({
  task: z.string(),
  verdict: verdictSchema,
  checks: z.array(taskCheckSchema),
  refinement: z.number(),
  base: z.nullable(z.object({ commit: z.string(), words: z.string() })),
  next: z.string(),
  prompt: z.optional(z.string()),
  decision: z.optional(z.literal('person')),
});
export type Verification = z.infer<typeof verificationSchema>;

export const requests = {
  overview: { params: z.object({}), result: overviewSchema },
  form: { params: planAndPhase, result: formSchema },
  edit: {
    params: methods['form/edit'].params,
    result: z.union([
      z.object({ ok: z.literal(true), revision: z.string(), changes }),
      z.object({ ok: z.literal(false), reason: z.enum(['conflict', 'invalid']), message: z.string() }),
    ]),
  },
  initialise: { params: z.object({}), result: z.object({ changes }) },
  newPlan: { params: methods['plan/create'].params, result: z.object({ slug: z.string(), changes }) },
  setPlanState: { params: methods['plan/setState'].params, result: z.object({ changes }) },
  newDecision: { params: methods['decision/create'].params, result: z.object({ path: z.string(), changes }) },
  /** `by` is the person's name and address as Git knows them; left out, the server asks Git. */
  approve: {
    params: z.object({
      plan: z.string(),
      phase: planAndPhase.shape.phase,
      note: z.string(),
      reason: z.optional(z.string()),
      by: z.optional(z.string()),
    }),
    result: z.union([z.object({ ok: z.literal(true), changes }), failure]),
  },
  /** Both sides of what changed since an approval; one entry a file. */
  approvalDiff: {
    params: planAndPhase,
    result: z.union([
      z.object({
        ok: z.literal(true),
        files: z.array(z.object({ path: z.string(), approved: z.string(), current: z.string() })),
      }),
      failure,
    ]),
  },
  amendDraft: { params: planAndPhase, result: methods['phase/amendDraft'].result },
  amend: {
    params: methods['phase/amend'].params,
    result: done,
  },
  /** Every decision of the workspace, sorted by path. */
  decisions: { params: z.object({}), result: z.array(decisionNodeSchema) },
  /** `supersededBy` is the id of the decision that replaces it, where its status becomes superseded. */
  setDecisionStatus: {
    params: z.object({
      path: z.string(),
      status: z.enum(decisionStatuses),
      supersededBy: z.optional(z.string()),
    }),
    result: z.union([z.object({ ok: z.literal(true), changes }), failure]),
  },
  /** An act of `core/plan/acts/table.ts`; `open` is what to show when it is done. */
  act: {
    params: z.object({ plan: z.string(), act: z.string(), target: z.string(), text: z.string() }),
    result: z.union([
      z.object({
        ok: z.literal(true),
        message: z.string(),
        changes,
        open: z.optional(z.object({ path: z.string(), range: z.optional(range) })),
      }),
      /** With `asks` it goes through once that question is answered, with the answer as `text`. */
      z.extend(failure, { asks: z.optional(z.string()) }),
    ]),
  },
  /**
   * Judges the work on a task as the disk has it; its commands run only where the client said at the start that
   * the workspace is trusted (`trusted` among the initialisation options). Can be cancelled; tells of each command
   * by `verifyProgressMethod`. `recordVerdict` then gives the changes that record it.
   */
  verify: {
    params: z.object({ plan: z.string(), task: z.string() }),
    result: z.union([z.object({ ok: z.literal(true), verification: verificationSchema }), failure]),
  },
  /** Records the last verification of a task: the journal, and the refinement prompt where there is one. */
  recordVerdict: {
    params: z.object({ plan: z.string(), task: z.string() }),
    result: z.union([z.object({ ok: z.literal(true), changes }), failure]),
  },
  tasks: { params: z.object({}), result: taskTreeSchema },
  dashboard: dashboardConversation.methods['dashboard/load'],
  /** What the drift tree shows: findings of every state, those that count first. */
  drift: { params: z.object({}), result: driftSchema },
  /** A person waives one finding until a day (`YYYY-MM-DD`, in force through it). */
  waive: {
    params: z.object({ fingerprint: z.string(), reason: z.string(), until: z.string() }),
    result: done,
  },
  /** A person puts off the end of an exception, by its place among those of its rule. */
  putOffException: {
    params: z.object({ rule: z.string(), index: z.number(), until: z.string() }),
    result: done,
  },
  /** What `plumbrule baseline` does; with `prune` only what needs no person. Nothing is written by the asking. */
  baseline: {
    params: z.object({ prune: z.boolean() }),
    result: z.union([
      z.extend(success, { added: z.number(), rules: z.record(z.string(), z.number()) }),
      failure,
    ]),
  },
  /** The files of the workspace that hold rules of other tools, and how many each. */
  ruleFiles: {
    params: z.object({}),
    result: z.array(
      z.object({
        path: z.string(),
        tools: z.array(z.string()),
        rules: z.number(),
        /** False where not even its outline could be read. */
        readable: z.boolean(),
      }),
    ),
  },
  /** The blueprint as it would be with the rules of these files; `written` is null where there is none yet. */
  carryRules: {
    params: z.object({ paths: z.array(z.string()) }),
    result: z.union([
      z.object({
        ok: z.literal(true),
        /** What `importRules` asks for. */
        shown: z.number(),
        path: z.string(),
        written: z.nullable(z.string()),
        next: z.string(),
        /** False where there is nothing new to write. */
        changed: z.boolean(),
        message: z.string(),
        /** How much is not carried over, or not exactly; empty where nothing is lost. The report says what, and where. */
        losses: z.string(),
        /** Markdown; its links are paths from the workspace folder on. */
        report: z.string(),
      }),
      failure,
    ]),
  },
  /** Writes the blueprint that `carryRules` has shown last. */
  importRules: { params: z.object({ shown: z.number() }), result: done },
  prompt: {
    params: z.object({
      plan: z.optional(z.string()),
      task: z.string(),
      role: z.optional(z.string()),
      budget: z.optional(z.number()),
    }),
    result: z.union([
      z.object({
        ok: z.literal(true),
        text: z.string(),
        tokens: z.number(),
        /** What was left out to stay inside the budget. */
        cut: z.array(z.string()),
        path: z.string(),
        changes,
      }),
      failure,
    ]),
  },
  /** A prompt as it stands (null where there is none) and as it would be written now. */
  promptDiff: {
    params: z.object({ plan: z.string(), task: z.string() }),
    result: z.union([
      z.object({
        ok: z.literal(true),
        path: z.string(),
        written: z.nullable(z.string()),
        next: z.string(),
      }),
      failure,
    ]),
  },
} as const;
export type RequestName = keyof typeof requests;
export type RequestParams<N extends RequestName> = z.infer<(typeof requests)[N]['params']>;
export type RequestResult<N extends RequestName> = z.infer<(typeof requests)[N]['result']>;

/** The wire name of a request. */
export const requestMethod = (name: RequestName): string => `plumbrule/${name}`;

/** Server to client: which command of a verification is running now. */
export const verifyProgressMethod = 'plumbrule/verifyProgress';
export const verifyProgressSchema = z.object({ plan: z.string(), task: z.string(), message: z.string() });
export type VerifyProgress = z.infer<typeof verifyProgressSchema>;

/** Server to client: plan files or findings changed; carries what the status bar shows. */
export const didChangeMethod = 'plumbrule/didChange';
export const didChangeSchema = z.object({
  drift: z.object({ new: z.number(), baseline: z.number(), waived: z.number() }),
  /** Files whose drift counts; the closed ones included. */
  files: z.number(),
  /** A check is under way. */
  busy: z.boolean(),
  /** False where the workspace has no blueprint. */
  active: z.boolean(),
  /** How many plans there are, the archived ones left out. */
  plans: z.number(),
  /** Whether code may be written now, and why not; null where no plan is active. */
  gate: z.nullable(z.object({ open: z.boolean(), reasons: z.array(z.string()) })),
  /** Ids of the tasks under way in active plans. */
  doing: z.array(z.string()),
  /** Grows whenever findings changed, be it only in their place. */
  findings: z.number(),
  /** How many imports the sources have: the dashboard counts them. */
  imports: z.number(),
});
export type DidChange = z.infer<typeof didChangeSchema>;
