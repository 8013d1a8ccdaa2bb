import { describe, expect, it } from 'vitest';
import { overviewOf } from '../../../../src/core/guide/progress/overview.ts';
import { statusOf } from '../../../../src/core/guide/progress/status.ts';
import { overviewSchema } from '../../../../src/protocol/panel.ts';
import { approved } from '../../plan/approvedFiles.ts';
import {
  completeFiles,
  contextOf,
  planFile,
  researchFile,
  tasksFile,
  withChange,
} from '../../plan/sampleWorkspace.ts';

const drift = { new: 1, baseline: 2, waived: 3 };

describe('statusOf', () => {
  it('tells of each plan, the gate, drift and coverage', () => {
    const files = withChange(tasksFile, 'status: todo', 'status: doing', approved(['research']));
    const status = statusOf(contextOf(files), drift);
    expect(status).toMatchObject({ version: 1, drift, gate: { open: false } });
    expect(status.plans).toHaveLength(1);
    expect(status.plans[0]).toMatchObject({
      slug: 'digest',
      title: 'Digest e-mails',
      mode: 'full',
      state: 'active',
      doing: ['T001'],
    });
    expect(status.plans[0]!.phases.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'research approved',
      'architecture complete',
      'tasks complete',
      'documentation complete',
      'prompts complete',
      'agents complete',
      'governance draft',
    ]);
    expect(Object.keys(status.plans[0]!.phases[6]!.missing[0]!).sort()).toEqual(['message', 'path', 'range']);
  });

  it('shows a plan whose plan.yaml cannot be read', () => {
    const files = { ...completeFiles, [planFile]: 'title: [' };
    expect(statusOf(contextOf(files), drift).plans[0]).toMatchObject({ slug: 'digest', state: 'draft' });
  });

  it('lists two phases of a scoped plan', () => {
    const files = withChange(planFile, 'mode: full', 'mode: scoped');
    expect(statusOf(contextOf(files), drift).plans[0]!.phases.map(({ id }) => id)).toEqual([
      'research',
      'governance',
    ]);
  });
});

describe('coverage', () => {
  const decision = (status: string, text: string, rules = '') =>
    `---\nstatus: ${status}\n${rules}---\n# A choice\n\n## Context\n\n${text}\n`;

  it('counts decisions in force, those that could be, and mere prose', () => {
    const files = {
      ...completeFiles,
      'docs/decisions/0002-a.md': decision('accepted', 'The infra may use axios.'),
      'docs/decisions/0003-b.md': decision('accepted', 'We write short sentences.'),
      'docs/decisions/0004-c.md': decision('proposed', 'Nothing.', 'rules: [{ id: R, kind: acyclic }]\n'),
      'docs/decisions/0005-d.md': decision('accepted', 'We like fastify.'),
      'docs/decisions/0006-e.md': decision('rejected', 'The infra goes away.'),
    };
    expect(statusOf(contextOf(files), drift, ['fastify']).coverage).toEqual({
      withRules: 1,
      enforceable: 3,
      proseOnly: 1,
    });
    expect(statusOf(contextOf(files), drift).coverage).toEqual({
      withRules: 1,
      enforceable: 2,
      proseOnly: 2,
    });
  });
});

describe('overviewOf', () => {
  it('is what the panel expects, with all seven phases', () => {
    const files = withChange(researchFile, 'Ports and adapters.', '');
    const overview = overviewOf(contextOf(files), drift, true);
    expect(overviewSchema.safeParse(overview).error).toBeUndefined();
    const [research, architecture] = overview.plans[0]!.phases;
    expect(research).toMatchObject({
      id: 'research',
      number: 1,
      applies: true,
      hasForm: true,
      state: 'draft',
    });
    expect(research!.missing).toHaveLength(1);
    expect(architecture!.files).toEqual([
      '.plumbrule/blueprint.yaml',
      'docs/architecture.md',
      'docs/decisions/0001-domain-free-of-adapters.md',
    ]);
  });

  it('says which phases a scoped plan leaves out', () => {
    const overview = overviewOf(contextOf(withChange(planFile, 'mode: full', 'mode: scoped')), drift, true);
    expect(overview.plans[0]!.phases.filter(({ applies }) => applies).map(({ id }) => id)).toEqual([
      'research',
      'governance',
    ]);
  });
});
