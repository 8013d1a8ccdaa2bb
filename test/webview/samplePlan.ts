import type { Missing } from '../../src/core/guide/completeness/missing.ts';
import { summariesOf } from '../../src/core/guide/completeness/summaries.ts';
import type { Json } from '../../src/core/model/json.ts';
import { architecturePhase } from '../../src/core/plan/phases/architecture.ts';
import type { ArtifactRole, PhaseDefinition } from '../../src/core/plan/phases/definition.ts';
import { documentForms } from '../../src/core/plan/phases/documentation.ts';
import { researchPhase } from '../../src/core/plan/phases/research.ts';
import { phases } from '../../src/core/plan/phases/table.ts';
import { tasksPhase } from '../../src/core/plan/phases/tasks.ts';
import type {
  AmendmentDraft,
  Form,
  FormArtifact,
  Overview,
  PanelProblem,
  PhaseSummary,
} from '../../src/protocol/panel.ts';
import { FakeHost } from './fakeHost.ts';
import { sampleBoards } from './sampleBoards.ts';

export const researchPath = '.plumbrule/plans/digest-emails/research.md';
export const tasksPath = '.plumbrule/plans/digest-emails/tasks.yaml';
export const blueprintPath = '.plumbrule/blueprint.yaml';
export const architecturePath = 'docs/architecture.md';
export const decisionPath = 'docs/decisions/0003-keep-vendors-out-of-the-domain.md';

const range = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 10 } });

/** Something that a gate still misses at a place in a file. */
export function missing(
  path: string,
  field: (string | number)[],
  message: string,
  line = 4,
  details: Pick<PanelProblem, 'kind' | 'example'> = {},
): PanelProblem {
  return { path, field, message, range: range(line), severity: 'warning', ...details };
}

/** A syntax error: it belongs to no field. */
export function syntaxError(path: string, line: number): PanelProblem {
  return {
    path,
    range: range(line),
    severity: 'error',
    message: 'This line is indented less than the one it belongs to.',
  };
}

const research: Json = {
  businessGoal: 'People who get more than twenty notifications a day read them again.',
  technicalGoal: 'Collect the unread notifications of a user once a day and send them as one e-mail.',
  stakeholders: 'Support asked for it. The mail team runs the sender.',
  success: '',
  unacceptable: 'A digest is sent twice. A digest contains another user’s notifications.',
  constraints: 'N/A: no new service and no new store are needed',
  stack: 'TypeScript, Fastify, PostgreSQL, Vitest.',
  modules: 'src/app, src/features/digest, src/infra/mail',
  patterns: 'Ports in the domain, adapters in infra.',
  debt: 'The mailer swallows bounces.',
  tried: '',
  domainPatterns: 'Transactional outbox; one row per user and day.',
  references: 'https://datatracker.ietf.org/doc/html/rfc8058',
  priorArt: 'GitHub sends one digest per organisation.',
  failureModes: 'Time zones, daylight saving, retries after a crash.',
  risks: [
    {
      risk: 'The job runs twice after a restart',
      likelihood: 'medium',
      impact: 'high',
      mitigation: 'A unique key on user and day',
    },
    { risk: 'The mail provider limits us', likelihood: 'high', impact: 'medium', mitigation: '' },
  ],
  assumptions: 'The mail provider accepts 20 messages a second.',
  questions: [
    {
      question: 'At what hour, in whose time zone?',
      state: 'resolved',
      answer: 'At seven in the user’s own.',
    },
    { question: 'What if there is nothing to send?', state: 'open', answer: '' },
  ],
};

const blueprint: Json = {
  version: 1,
  title: 'Notification service',
  components: {
    domain: {
      paths: ['src/domain/**'],
      responsibility: 'Notifications, channels and preferences, free of vendors.',
      layer: 'domain',
      public: ['src/domain/index.ts'],
      owner: 'core-team',
    },
    app: { paths: ['src/app/**'], responsibility: 'Use cases.', layer: 'app' },
    infra: { paths: ['src/infra/**'], layer: 'infra' },
    shared: { paths: 'src/shared/**', utility: true, responsibility: 'Dates and ids.' },
  },
  rules: [
    { id: 'DEP-1', kind: 'allow', from: 'app', to: ['domain'], because: 'Use cases talk to ports.' },
    {
      id: 'DEP-2',
      kind: 'forbid',
      from: ['domain'],
      to: ['infra'],
      transitive: true,
      severity: 'critical',
      except: [{ from: ['src/domain/legacy.ts'], reason: 'Moves out with the digest', until: '2027-12-31' }],
    },
    { id: 'LAY-1', kind: 'layers', order: ['infra', 'app', 'domain'] },
  ],
  standards: { 'empty-catch': 'major' },
};

const architecture: Json = {
  apiContracts: [
    {
      method: 'POST',
      path: '/digests/run',
      auth: 'service token',
      request: 'date',
      response: '202 id of the run',
      errors: '401 no token; 409 a run is under way',
    },
    { method: 'GET', path: '/digests/{id}', auth: 'service token', response: '200 digest', errors: '' },
  ],
  schema: '',
  indexes: [{ on: 'digest(user_id, day)', reason: 'One digest a user and day.' }],
  errors: 'Errors are values in the domain and problem documents at the edge.',
  naming: 'Files in camelCase, tables in snake_case.',
};

const decision: Json = {
  title: 'Keep vendors out of the domain',
  status: 'accepted',
  date: '2026-11-02',
  context: 'The mailer was changed twice in a year.',
  options: [
    { option: 'Ports and adapters', reason: '' },
    { option: 'Call the vendor where it is needed', reason: 'Every change of vendor touches the domain.' },
  ],
  outcome: 'Ports and adapters, because the second change took three weeks.',
};

const task = (id: string, title: string, more: { [key: string]: Json } = {}): Json => ({
  id,
  title,
  goal: 'The unread notifications of one user since yesterday are at hand.',
  scope: { in: ['src/features/digest/**'], out: ['src/domain/**'] },
  depends_on: [],
  output: 'A function with its tests.',
  strategy: 'Query by user and day, newest first.',
  validation: [{ run: 'npm test -- digest' }, { check: 'a second run sends nothing' }],
  rollback: 'Remove the feature flag.',
  complexity: 'low',
  effort: '3h',
  role: 'backend',
  status: 'todo',
  ...more,
});

const tasks: Json = {
  version: 1,
  milestones: [
    {
      id: 'M1',
      title: 'A digest is sent every morning',
      done_when: 'One user has received one digest.',
      phases: [
        {
          id: '1.1',
          title: 'Digest domain',
          tasks: [
            task('T001', 'Collect a user’s unread notifications'),
            task('T002', 'Group them by channel', { depends_on: ['T001'], rollback: '' }),
          ],
        },
        { id: '1.2', title: 'Sending', tasks: [task('T003', 'Send the digest', { depends_on: ['T002'] })] },
      ],
    },
    { id: 'M2', title: 'Users choose the hour', done_when: 'The setting is used.', phases: [] },
  ],
};

function artifact(definition: PhaseDefinition, role: ArtifactRole, path: string, value: Json): FormArtifact {
  const { title, groups } = definition.artifacts.find(one => one.role === role)!;
  return {
    role,
    title: role === 'decision' ? '0003 Keep vendors out of the domain' : title,
    path,
    exists: true,
    revision: `first ${path}`,
    problems: [],
    groups: structuredClone(groups),
    value: structuredClone(value),
    notes: role === 'blueprint' ? { 'components.domain': '12 files', 'components.app': '9 files' } : {},
  };
}

const suggestions = {
  components: ['domain', 'app', 'infra', 'shared'],
  layers: ['domain', 'app', 'infra'],
  selectors: ['domain', 'app', 'infra', 'shared', 'layer:domain', 'layer:app', 'layer:infra'],
  tasks: ['T001', 'T002', 'T003'],
  decisions: ['0003'],
  agents: ['claude-code', 'codex'],
  tiers: ['high', 'standard'],
};

/** An amendment that changes a boundary and ends the approval of other phases. */
export const sampleAmendment: AmendmentDraft = {
  known: true,
  changes: [
    { path: blueprintPath, text: 'Component billing added', boundary: true },
    { path: architecturePath, text: 'Security changed', boundary: false },
  ],
  decision: 'Billing becomes a component of its own',
  reopens: ['tasks', 'prompts'],
};

/** What an approval of a phase with these gaps stands at. */
export function openGate(gaps: readonly PanelProblem[]): Form['gate'] {
  return {
    state: gaps.length === 0 ? 'complete' : 'draft',
    approval: null,
    obstacles: [],
    missing: [...gaps],
    summary: summaryOf(gaps),
    needsReason: false,
    reopenedBy: null,
  };
}

function form(phase: Form['phase'], artifacts: FormArtifact[], gaps: PanelProblem[]): Form {
  return {
    plan: 'digest-emails',
    phase,
    artifacts,
    board: structuredClone(sampleBoards[phase] ?? { sections: [] }),
    suggestions,
    gate: openGate(gaps),
  };
}

/** As the host tells it: those of one kind together. */
function summaryOf(gaps: readonly PanelProblem[]): PhaseSummary['summary'] {
  return summariesOf(gaps as readonly Missing[]);
}

const gaps: Partial<Record<PhaseSummary['id'], PanelProblem[]>> = {
  research: [
    missing(researchPath, ['success'], 'Success in production is not answered.', 18, {
      kind: 'answer',
      example: 'Mail volume falls by half within a month.',
    }),
    missing(researchPath, ['tried'], 'Tried before is not answered.', 40, { kind: 'answer' }),
    missing(
      researchPath,
      ['risks', 1, 'mitigation'],
      'A high risk has no mitigation: The mail provider limits us',
      71,
    ),
    missing(
      researchPath,
      ['questions', 1, 'state'],
      'An open question is neither resolved nor deferred.',
      90,
    ),
  ],
  architecture: [
    missing(architecturePath, ['schema'], 'Schema is not answered.', 30, { kind: 'answer' }),
    missing(
      blueprintPath,
      ['components', 'infra', 'responsibility'],
      'infra: say what it is responsible for.',
      22,
    ),
  ],
  tasks: [
    missing(
      tasksPath,
      ['milestones', 0, 'phases', 0, 'tasks', 1, 'rollback'],
      'T002: Rollback is not filled in.',
      52,
    ),
  ],
};

const states: Record<PhaseSummary['id'], PhaseSummary['state']> = {
  research: 'draft',
  architecture: 'draft',
  tasks: 'draft',
  documentation: 'empty',
  prompts: 'stale',
  agents: 'approved',
  governance: 'complete',
};

const files: Partial<Record<PhaseSummary['id'], string[]>> = {
  research: [researchPath],
  architecture: [blueprintPath, architecturePath, decisionPath],
  tasks: [tasksPath],
};

/** The overview of a plan half-way through the phases, one phase in each state. */
export function sampleOverview(): Overview {
  return {
    initialised: true,
    plans: [
      {
        slug: 'digest-emails',
        title: 'Digest e-mails',
        mode: 'full',
        state: 'active',
        phases: phases.map(({ id, number, title, purpose, hasForm }) => ({
          id,
          number,
          title,
          purpose,
          state: states[id],
          applies: true,
          hasForm,
          files: files[id] ?? [`docs/${id}.md`],
          missing: gaps[id] ?? [],
          summary: summaryOf(gaps[id] ?? []),
        })),
      },
      { slug: 'bounce-handling', title: 'Bounce handling', mode: 'scoped', state: 'draft', phases: [] },
      { slug: 'mail-templates', title: 'Mail templates', mode: 'full', state: 'closed', phases: [] },
    ],
    gate: {
      open: false,
      reasons: [
        'Research of “Digest e-mails” is not approved.',
        'Architecture of “Digest e-mails” is not approved.',
      ],
    },
    drift: { new: 6, baseline: 1, waived: 1 },
  };
}

/** Two of the documents that people write parts of. */
function documents(): FormArtifact[] {
  const ids = ['project-overview', 'debugging-notes'] as const;
  return ids.map(id => ({
    role: 'documents',
    title: documentForms[id].title,
    path: `docs/${id}.md`,
    exists: true,
    revision: `first ${id}`,
    problems: [],
    groups: structuredClone(documentForms[id].groups),
    value: {},
    notes: {},
  }));
}

/** A host with the sample plan: every phase with its board, the forms with their real definitions. */
export function sampleHost(): FakeHost {
  return new FakeHost(sampleOverview(), [
    form('research', [artifact(researchPhase, 'research', researchPath, research)], gaps.research!),
    form(
      'architecture',
      [
        artifact(architecturePhase, 'blueprint', blueprintPath, blueprint),
        artifact(architecturePhase, 'architecture', architecturePath, architecture),
        artifact(architecturePhase, 'decision', decisionPath, decision),
      ],
      gaps.architecture!,
    ),
    form('tasks', [artifact(tasksPhase, 'tasks', tasksPath, tasks)], gaps.tasks!),
    form('documentation', documents(), []),
    form('prompts', [], []),
    form('agents', [], []),
    form('governance', [], []),
  ]);
}
