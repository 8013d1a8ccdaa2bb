import { basename } from 'node:path';
import { type CancellationToken, type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Patch } from '../core/artifacts/patch.ts';
import { PatchError } from '../core/artifacts/patch.ts';
import { blueprintPath } from '../core/artifacts/paths.ts';
import { decisionEntries } from '../core/decisions/decisionEntries.ts';
import { editDecision } from '../core/decisions/form.ts';
import { newDecision } from '../core/decisions/template.ts';
import { dashboardOf } from '../core/diagrams/dashboard.ts';
import type { Evaluation } from '../core/drift/engine.ts';
import type { PhaseId } from '../core/model/plan.ts';
import type { ActResult, WrittenFile } from '../core/plan/acts/act.ts';
import { acts } from '../core/plan/acts/table.ts';
import { afterwards } from '../core/plan/amendments/afterwards.ts';
import { amend } from '../core/plan/amendments/amend.ts';
import { amendmentDraft } from '../core/plan/amendments/draft.ts';
import { approvalOf } from '../core/plan/approvals.ts';
import { approve } from '../core/plan/approve.ts';
import { coveredText } from '../core/plan/coveredText.ts';
import { applyPatches } from '../core/plan/editForm.ts';
import { firstBlueprint } from '../core/plan/firstBlueprint.ts';
import { formOfPhase, revisionOf } from '../core/plan/forms.ts';
import { newPlan } from '../core/plan/newPlan.ts';
import { overviewOf } from '../core/plan/overview.ts';
import type { PlanContext, TextFile } from '../core/plan/phaseContext.ts';
import { headOf } from '../core/plan/planHead.ts';
import { tasksOf } from '../core/plan/taskList.ts';
import { findApproved, keepApproved } from '../node/approvedTexts.ts';
import { clock } from '../node/clock.ts';
import { checkedOut, personFromGit } from '../node/git.ts';
import type { Project } from '../node/project.ts';
import {
  type FileChange,
  type RequestName,
  type RequestParams,
  type RequestResult,
  requestMethod,
  requests,
  type VerifyProgress,
  verifyProgressMethod,
} from '../protocol/lsp.ts';
import { driftAnswer } from './driftAnswer.ts';
import { fileChange } from './fileChange.ts';
import { promptAnswer, promptDiffAnswer } from './promptRequests.ts';
import type { Session } from './session.ts';
import { Verifications } from './verifications.ts';

/** What answers a request: the workspace as it is now, every change reported so far taken in. */
interface Workspace {
  project: Project;
  evaluation: Evaluation | undefined;
  /** The client's own folder for approved texts. */
  storage: string | undefined;
  verifications: Verifications;
  /** The client lets commands of the workspace run. */
  trusted: boolean;
}

/** One request under way. */
interface Call {
  /** Aborted when the client cancels. */
  signal: AbortSignal;
  tell(progress: VerifyProgress): void;
}

type Handlers = {
  [N in RequestName]: (
    params: RequestParams<N>,
    workspace: Workspace,
    call: Call,
  ) => RequestResult<N> | Promise<RequestResult<N>>;
};

/** Answer the plan's requests of `protocol/lsp.ts`. */
export function registerPlanRequests(
  connection: Connection,
  session: Session,
  evaluation: () => Evaluation | undefined,
  { storage, trusted }: { storage: string | undefined; trusted: boolean },
): void {
  const verifications = new Verifications();
  const tell = (progress: VerifyProgress) => void connection.sendNotification(verifyProgressMethod, progress);
  for (const name of Object.keys(requests) as RequestName[]) {
    connection.onRequest(requestMethod(name), async (params: unknown, token: CancellationToken) => {
      const checked = requests[name].params.safeParse(params);
      if (!checked.success)
        return new ResponseError(ErrorCodes.InvalidParams, `${name}: ${checked.error.message}`);
      await session.settled();
      const { project } = session;
      if (project === undefined)
        return new ResponseError(ErrorCodes.InternalError, 'The workspace cannot be read');
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const handler = handlers[name] as (params: unknown, workspace: Workspace, call: Call) => unknown;
      return handler(
        checked.data,
        { project, evaluation: evaluation(), storage, verifications, trusted },
        { signal: stop.signal, tell },
      );
    });
  }
}

const handlers: Handlers = {
  overview: (_, { project, evaluation }) => {
    const { new: fresh = 0, baseline = 0, waived = 0 } = evaluation?.summary ?? {};
    const initialised = [...project.files.paths()].some(path => path.startsWith('.plumbrule/'));
    return overviewOf(
      project.phaseContext(),
      { new: fresh, baseline, waived },
      initialised,
    ) as RequestResult<'overview'>;
  },

  form: ({ plan, phase }, { project }) =>
    formOfPhase(phase, planContext(project, plan)) as unknown as RequestResult<'form'>,

  edit: ({ plan, path, revision, patches }, { project }) => {
    const context = planContext(project, plan);
    const before = project.files.read(path);
    if (revisionOf(before === undefined ? undefined : { text: before }, context) !== revision) {
      return { ok: false, reason: 'conflict', message: `${path} changed in the meantime` };
    }
    try {
      const after = applyPatches(context, path, before, patches as Patch[]);
      const changes = [fileChange(path, before, after)].filter(({ edits }) => edits.length > 0);
      return { ok: true, revision: revisionOf({ text: after }, context), changes };
    } catch (error) {
      if (!(error instanceof PatchError)) throw error;
      return { ok: false, reason: 'invalid', message: error.message };
    }
  },

  initialise: (_, { project }) => {
    if (project.files.read(blueprintPath) !== undefined) return { changes: [] };
    const text = firstBlueprint(basename(project.root), project.sourcePaths());
    return { changes: [fileChange(blueprintPath, undefined, text)] };
  },

  newPlan: ({ title, mode }, { project }) => {
    const taken = project.artifacts.plans.map(({ slug }) => slug);
    const { slug, files } = newPlan(title, mode, taken);
    return { slug, changes: files.map(({ path, text }) => fileChange(path, undefined, text)) };
  },

  setPlanState: async ({ plan, state }, { project }) => {
    const result = await runAct(project, plan, actOfState[state], '', '');
    if (!result.ok) {
      const way = result.asks === undefined ? '' : ' Answer it in the Governance phase.';
      throw new ResponseError(ErrorCodes.InvalidRequest, `${result.message}${way}`);
    }
    return { changes: changesOf(project, result.files) };
  },

  newDecision: ({ title }, { project }) => {
    const { path, text } = newDecision(project.artifacts, title, clock());
    return { path, changes: [fileChange(path, undefined, text)] };
  },

  approve: async ({ plan, phase, note, reason, by }, { project, storage }) => {
    const context = planContext(project, plan);
    const request = { by: by ?? personFromGit(project.root) ?? '', note, reason };
    const approved = reason === undefined ? undefined : await lastApproved(project, storage, context, phase);
    const approving = approve(phase, context, { ...request, approved }, clock);
    if (!approving.ok) return { ok: false, message: approving.message };
    if (storage !== undefined) {
      const covered = coveredText(phase, afterwards(context, approving.files));
      keepApproved(storage, approving.approval.sha256, covered);
    }
    return { ok: true, changes: changesOf(project, approving.files) };
  },

  approvalDiff: async ({ plan, phase }, { project, storage }) => {
    const context = planContext(project, plan);
    if (approvalOf(phase, context) === undefined) {
      return { ok: false, message: 'This phase was not approved yet.' };
    }
    const approved = await lastApproved(project, storage, context, phase);
    if (approved === undefined) {
      const message =
        'What was approved was neither committed nor kept by this editor, so it cannot be compared. Read the files and approve them anew.';
      return { ok: false, message };
    }
    return { ok: true, files: comparedFiles(approved, coveredText(phase as PhaseId, context)) };
  },

  amendDraft: async ({ plan, phase }, { project, storage }) => {
    const context = planContext(project, plan);
    const approved = await lastApproved(project, storage, context, phase);
    return { ok: true, draft: amendmentDraft(phase, context, approved) };
  },

  amend: async ({ plan, phase, reason, decision }, { project, storage }) => {
    const context = planContext(project, plan);
    const approved = await lastApproved(project, storage, context, phase);
    const by = personFromGit(project.root) ?? '';
    const result = amend(phase, context, { reason, decision, by, approved }, clock);
    if (!result.ok) return result;
    const message = `${result.message} ${result.whatNext}`.trim();
    return { ok: true, message, changes: changesOf(project, result.files) };
  },

  decisions: (_, { project }) => decisionEntries(project.artifacts.decisions),

  act: async ({ plan, act, target, text }, { project }) => {
    const result = await runAct(project, plan, act, target, text);
    if (!result.ok) return result;
    const { files, ...rest } = result;
    return { ...rest, changes: changesOf(project, files) } as RequestResult<'act'>;
  },

  dashboard: ({ plan }, { project, evaluation }) =>
    dashboardOf(project.phaseContext(), plan, project.engine, evaluation, clock()),

  verify: async (asked, { project, verifications, trusted }, { signal, tell }) => {
    const progress = (message: string) => tell({ ...asked, message });
    const made = await verifications.make(project.root, asked, trusted, signal, progress);
    return 'refused' in made ? { ok: false, message: made.refused } : { ok: true, verification: made };
  },

  recordVerdict: (asked, { project, verifications }) => {
    const files = verifications.records(asked, planContext(project, asked.plan));
    if (files === undefined) return { ok: false, message: `${asked.task} was not verified.` };
    return { ok: true, changes: changesOf(project, files) };
  },

  tasks: (_, { project }) =>
    project.artifacts.plans.flatMap(plan => {
      if (plan.tasks === undefined || plan.plan?.value.archived === true) return [];
      const artifact = plan.tasks;
      const placed = tasksOf(artifact);
      const milestones = artifact.value.milestones.map(milestone => ({
        id: String(milestone.id),
        title: milestone.title ?? '',
        phases: milestone.phases.map(phase => ({
          id: String(phase.id),
          title: phase.title ?? '',
          tasks: phase.tasks.map(task => {
            const id = String(task.id);
            const path = placed.find(known => known.id === id)?.path ?? [];
            return {
              id,
              title: task.title ?? '',
              status: task.status ?? 'todo',
              range: artifact.rangeOf(path),
            };
          }),
        })),
      }));
      const { title, state } = headOf(plan);
      return [{ slug: plan.slug, title, state, path: artifact.path, milestones }];
    }),

  setDecisionStatus: ({ path, status, supersededBy }, { project }) => {
    const text = project.artifacts.decisions.find(known => known.path === path)?.text;
    if (text === undefined) return { ok: false, message: `There is no decision ${path}.` };
    const value = supersededBy === undefined ? status : `superseded by ${supersededBy}`;
    const after = editDecision(text, [{ op: 'set', path: ['status'], value }]);
    return { ok: true, changes: [fileChange(path, text, after)] };
  },

  drift: (_, { project, evaluation }) => driftAnswer(evaluation, project.engine?.policy),

  prompt: (params, { project }) => promptAnswer(params, project),

  promptDiff: (params, { project }) => promptDiffAnswer(params, project),
};

function planContext(project: Project, slug: string): PlanContext {
  const plan = project.artifacts.plans.find(known => known.slug === slug);
  if (plan === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no plan ${slug}`);
  return { ...project.phaseContext(), plan };
}

/** The changes that give files these texts; files that have them already are left out. */
function changesOf(project: Project, files: readonly WrittenFile[]): FileChange[] {
  return files
    .map(({ path, text }) => fileChange(path, project.files.read(path), text))
    .filter(({ edits }) => edits.length > 0);
}

/** What the phase's last approval covered; undefined where that is lost, or where there was none. */
async function lastApproved(
  project: Project,
  storage: string | undefined,
  context: PlanContext,
  phase: PhaseId,
): Promise<TextFile[] | undefined> {
  const given = approvalOf(phase, context);
  if (given === undefined) return undefined;
  return findApproved(project.root, storage, context.plan.slug, phase, given.approval.sha256);
}

/** The act that brings a plan into a state. */
const actOfState = { draft: 'plan/draft', active: 'plan/reopen', closed: 'plan/close' } as const;

async function runAct(
  project: Project,
  plan: string,
  act: string,
  target: string,
  text: string,
): Promise<ActResult> {
  const run = Object.hasOwn(acts, act) ? acts[act] : undefined;
  if (run === undefined) return { ok: false, message: `There is no act ${act}.` };
  const by = personFromGit(project.root) ?? '';
  const head = await checkedOut(project.root);
  return run({ context: planContext(project, plan), target, text, by, clock, head });
}

interface Side {
  path: string;
  text: string;
}

/** Both sides of every file that differs. */
function comparedFiles(approved: readonly Side[], current: readonly Side[]) {
  const paths = [...new Set([...approved, ...current].map(({ path }) => path))].sort();
  const textOf = (side: readonly Side[], path: string) => side.find(file => file.path === path)?.text ?? '';
  return paths
    .map(path => ({ path, approved: textOf(approved, path), current: textOf(current, path) }))
    .filter(file => file.approved !== file.current);
}
