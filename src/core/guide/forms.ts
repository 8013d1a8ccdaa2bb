import type { Artifact } from '../artifacts/artifact.ts';
import { blueprintPath, planFiles } from '../artifacts/paths.ts';
import { readSections } from '../artifacts/sections.ts';
import { readDecisionForm } from '../decisions/form.ts';
import { documentsOf } from '../documents/table.ts';
import type { Board } from '../model/board.ts';
import type { FieldGroup } from '../model/form.ts';
import type { Json } from '../model/json.ts';
import type { Amendment, PhaseId, PhaseState } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { approvalOf, needsReason } from '../plan/approval/approvals.ts';
import type { PlanContext, TextFile } from '../plan/phaseContext.ts';
import { agentGroups } from '../plan/phases/agents.ts';
import { architectureGroups, decisionGroups } from '../plan/phases/architecture.ts';
import { blueprintGroups } from '../plan/phases/blueprintFields.ts';
import type { ArtifactRole } from '../plan/phases/definition.ts';
import { researchGroups } from '../plan/phases/research.ts';
import { architectureSections, researchSections } from '../plan/phases/sectionFiles.ts';
import { taskGroups } from '../plan/phases/tasks.ts';
import { sectionSpecs } from '../plan/sections/sectionSpecs.ts';
import { readinessOf } from './approve.ts';
import { componentNotes } from './boards/architecture/componentNotes.ts';
import { boardOf } from './boards/board.ts';
import type { Missing } from './completeness/missing.ts';
import { type MissingSummary, summariesOf } from './completeness/summaries.ts';
import { phaseProgress } from './progress/phaseState.ts';
import { type Suggestions, suggestionsOf } from './suggestions.ts';

/** One file of a form (see `protocol/panel.ts`). */
interface FormArtifact {
  role: ArtifactRole;
  title: string;
  path: string;
  exists: boolean;
  /** Hash of the text; that of the empty text where there is no file. */
  revision: string;
  problems: Problem[];
  groups: readonly FieldGroup[];
  value: Json;
  notes: Record<string, string>;
}

/** What an approval of the phase stands at. */
interface FormGate {
  state: PhaseState;
  approval: { by: string; at: string; note: string; valid: boolean; sha256: string } | null;
  /** What else than `missing` keeps the phase from being approved now, a sentence each. */
  obstacles: string[];
  /** What the phase still needs, as the overview has it. */
  missing: Missing[];
  summary: MissingSummary[];
  /** True where approving again takes a reason. */
  needsReason: boolean;
  /** The amendment of another phase that ended the approval. */
  reopenedBy: Pick<Amendment, 'phase' | 'by' | 'at' | 'reason'> | null;
}

interface Form {
  plan: string;
  phase: PhaseId;
  artifacts: FormArtifact[];
  board: Board;
  suggestions: Suggestions;
  gate: FormGate;
}

type Shape = Pick<FormArtifact, 'role' | 'title' | 'path' | 'groups'>;

/** Phases without a form of their own have none. */
const artifactsOf: Readonly<Partial<Record<PhaseId, (context: PlanContext) => FormArtifact[]>>> = {
  research: context => {
    const { plan } = context;
    const groups = researchGroups(plan.plan?.value.mode ?? 'full');
    const shape: Shape = {
      role: 'research',
      title: 'Research',
      path: `${plan.folder}/${planFiles.research}`,
      groups,
    };
    const file = plan.research;
    return [formOf(context, shape, file && readSections(file.path, file.text, researchSections))];
  },
  architecture: context => {
    const { blueprint, architecture, decisions } = context.workspace;
    const text = architecture.text;
    const document =
      text === undefined ? undefined : readSections(architecture.path, text, architectureSections);
    return [
      {
        ...formOf(
          context,
          { role: 'blueprint', title: 'Blueprint', path: blueprintPath, groups: blueprintGroups },
          blueprint,
        ),
        notes: componentNotes(context),
      },
      formOf(
        context,
        { role: 'architecture', title: 'Architecture', path: architecture.path, groups: architectureGroups },
        document,
      ),
      ...decisions.map(({ path, text, value, problems }) => {
        const shape: Shape = {
          role: 'decision',
          title: `${value.id} ${value.title}`,
          path,
          groups: decisionGroups,
        };
        return { ...formOf(context, shape, readDecisionForm(path, text)), problems };
      }),
    ];
  },
  tasks: context => {
    const { plan } = context;
    const shape: Shape = {
      role: 'tasks',
      title: 'Tasks',
      path: `${plan.folder}/${planFiles.tasks}`,
      groups: taskGroups,
    };
    return [formOf(context, shape, plan.tasks)];
  },
  agents: context => {
    const { plan } = context;
    const shape: Shape = {
      role: 'agents',
      title: 'Agents',
      path: `${plan.folder}/${planFiles.agents}`,
      groups: agentGroups,
    };
    return [formOf(context, shape, plan.agents)];
  },
  documentation: context =>
    documentsOf(context)
      .filter(({ kind, groups }) => kind !== 'code' && groups.length > 0)
      .map(({ path, title, groups }) => {
        const text = context.read(path);
        const file = text === undefined ? undefined : readSections(path, text, sectionSpecs(groups));
        return formOf(context, { role: 'documents', title, path, groups }, file);
      }),
};

/** The open form of a phase: its files as data, and its gate. */
export function formOfPhase(phase: PhaseId, context: PlanContext): Form {
  const approved = approvalOf(phase, context);
  const progress = phaseProgress(phase, context);
  const { obstacles, missing } = readinessOf(phase, context, progress.missing);
  return {
    plan: context.plan.slug,
    phase,
    artifacts: artifactsOf[phase]?.(context) ?? [],
    board: boardOf(phase, context),
    suggestions: suggestionsOf(context),
    gate: {
      state: progress.state,
      approval:
        approved === undefined
          ? null
          : {
              by: approved.approval.by,
              at: approved.approval.at,
              note: approved.approval.note ?? '',
              valid: approved.valid,
              sha256: approved.approval.sha256,
            },
      obstacles,
      missing,
      summary: summariesOf(missing),
      needsReason: needsReason(phase, context),
      reopenedBy: approved?.reopenedBy ?? null,
    },
  };
}

/** The revision of a file as a form names it. */
export function revisionOf(file: Pick<TextFile, 'text'> | undefined, { sha256 }: PlanContext): string {
  return sha256(file?.text ?? '');
}

function formOf(context: PlanContext, shape: Shape, artifact: Artifact<unknown> | undefined): FormArtifact {
  return {
    ...shape,
    exists: artifact !== undefined,
    revision: revisionOf(artifact, context),
    problems: artifact?.problems ?? [],
    value: artifact?.json ?? {},
    notes: {},
  };
}
