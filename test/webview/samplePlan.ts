import type { Json } from '../../src/core/model/json.ts';
import { architecturePhase } from '../../src/core/plan/phases/architecture.ts';
import type { ArtifactRole, PhaseDefinition } from '../../src/core/plan/phases/definition.ts';
import { researchPhase } from '../../src/core/plan/phases/research.ts';
import { tasksPhase } from '../../src/core/plan/phases/tasks.ts';
import { phases } from '../../src/core/plan/phases.ts';
import type { Form, FormArtifact, Overview, PanelProblem, PhaseSummary } from '../../src/protocol/panel.ts';
import { FakeHost } from './fakeHost.ts';

export const researchPath = '.plumbrule/plans/digest-emails/research.md';
export const tasksPath = '.plumbrule/plans/digest-emails/tasks.yaml';
export const blueprintPath = '.plumbrule/blueprint.yaml';
export const architecturePath = 'docs/architecture.md';
export const decisionPath = 'docs/decisions/0003-keep-vendors-out-of-the-domain.md';

const range = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 10 } });

/** Something that a gate still misses at a place in a file. */
export function missing(path: string, field: (string | number)[], message: string, line = 4): PanelProblem {
  return { path, field, message, range: range(line), severity: 'warning' };
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
  apiContracts: 'POST /digests/run, service token, 202 or 409 when a run is under way.',
  dataDesign: '',
  errors: 'Errors are values in the domain and problem documents at the edge.',
};

const decision: Json = {
  title: 'Keep vendors out of the domain',
  status: 'accepted',
  date: '2026-11-02',
  context: 'The mailer was changed twice in a year.',
  options: ['Ports and adapters', 'Call the vendor where it is needed'],
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

function form(phase: Form['phase'], artifacts: FormArtifact[], gaps: PanelProblem[]): Form {
  const state = gaps.length === 0 ? 'complete' : 'draft';
  const summary = gaps.map(({ message }, index) => ({ message, items: [index] }));
  const gate = {
    state,
    approval: null,
    missing: gaps,
    summary,
    needsReason: false,
    reopenedBy: null,
  } as const;
  return { plan: 'digest-emails', phase, artifacts, board: { sections: [] }, suggestions: {}, gate };
}

const gaps: Partial<Record<PhaseSummary['id'], PanelProblem[]>> = {
  research: [
    missing(researchPath, ['success'], 'Success in production is not answered.', 18),
    missing(researchPath, ['tried'], 'Tried before is not answered.', 40),
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
    missing(architecturePath, ['dataDesign'], 'Data design is not answered.', 30),
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
          summary: [],
        })),
      },
      { slug: 'bounce-handling', title: 'Bounce handling', mode: 'scoped', state: 'draft', phases: [] },
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

/** A host with the sample plan: three forms with their real definitions. */
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
  ]);
}
