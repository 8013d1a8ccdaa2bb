import { describe, expect, it } from 'vitest';
import { gateFinder, gateRules, whyOf } from '../../../../src/core/plan/assignment/gates.ts';
import { tasksOf } from '../../../../src/core/plan/tasks/taskList.ts';
import {
  blueprintFile,
  completeFiles,
  contextOf,
  type Files,
  tasksFile,
  withChange,
} from '../sampleWorkspace.ts';

const blueprint = `version: 1
components:
  api: { paths: ["src/api/**"], layer: interface, public: [server.ts] }
  app: { paths: ["src/app/**"] }
  domain: { paths: ["src/domain/**"] }
  infra: { paths: ["src/infra/**"] }
  text: { paths: ["src/text/**"], utility: true }
  vault: { paths: ["src/vault/**"] }
rules:
  - { id: LAY-1, kind: layers, order: [interface, app, domain] }
  - { id: DEP-1, kind: forbid, from: "layer:interface", to: infra }
  - { id: VIS-1, kind: protected, target: vault, only_from: app }
contracts:
  - { id: public-api, kind: openapi, path: contracts/openapi.yaml, provider: api }
`;

/** The triggers found for one task whose scope, and other fields, are these. */
function gates(scope: string, fields: Record<string, string> = {}, files: Files = {}) {
  const rest = Object.entries(fields).map(([key, value]) => `, ${key}: ${JSON.stringify(value)}`);
  const text = `version: 1\nmilestones: [{ id: M, phases: [{ id: P, tasks: [{ id: T1, scope: { in: [${JSON.stringify(scope)}] }${rest.join('')} }] }] }]\n`;
  const context = contextOf({ ...completeFiles, [blueprintFile]: blueprint, [tasksFile]: text, ...files });
  return gateFinder(context)(tasksOf(context.plan.tasks)[0]!);
}
const triggers = (...args: Parameters<typeof gates>) => gates(...args).map(({ trigger }) => trigger);

describe('gates found by rule', () => {
  it.each([
    ['migrations/0003_digest.sql', 'schema-migration'],
    ['src/infra/db/migrate/**', 'schema-migration'],
    ['prisma/schema.prisma', 'schema-migration'],
    ['alembic/versions/*.py', 'schema-migration'],
    ['contracts/openapi.yaml', 'breaking-api-change'],
    ['contracts/**', 'breaking-api-change'],
    ['src/api/server.ts', 'breaking-api-change'],
    ['Dockerfile', 'production-infrastructure'],
    ['api.Dockerfile', 'production-infrastructure'],
    ['deploy/staging/**', 'production-infrastructure'],
    ['.github/workflows/release.yml', 'production-infrastructure'],
    ['infra/main.tf', 'production-infrastructure'],
    ['docker-compose.prod.yml', 'production-infrastructure'],
    ['src/app/auth/**', 'security-model'],
    ['src/app/authService.ts', 'security-model'],
    ['config/secrets.yaml', 'security-model'],
    ['.env.production', 'security-model'],
    ['.plumbrule/blueprint.yaml', 'blueprint-deviation'],
    ['docs/decisions/0009-x.md', 'blueprint-deviation'],
  ])('%s calls for %s', (scope, trigger) => expect(triggers(scope)).toEqual([trigger]));

  it.each([
    'src/app/digest/**',
    'src/author/**',
    'src/workflows/**',
    'docs/**',
    'src/app/deployments.ts',
    'src/app/migrationPlan.ts',
  ])('%s calls for none', scope => expect(triggers(scope)).toEqual([]));

  it('reads what the task says of itself, not how it is checked', () => {
    expect(triggers('src/app/**', { output: 'A migration with the table digest_claim' })).toEqual([
      'schema-migration',
    ]);
    expect(triggers('src/app/**', { goal: 'A breaking change of the list endpoint' })).toEqual([
      'breaking-api-change',
    ]);
    expect(triggers('scripts/run.sh', { goal: 'Production restarts by itself', role: 'devops' })).toEqual([
      'production-infrastructure',
    ]);
    expect(triggers('scripts/run.sh', { goal: 'Production restarts by itself' })).toEqual([]);
    expect(triggers('src/app/**', { rollback: 'Drop the table' })).toEqual([]);
  });

  it.each([
    ['src/domain/**', 'the innermost layer'],
    ['src/text/**', 'imported by every component'],
    ['src/vault/**', 'protected'],
  ])('complex work on %s needs a yes', (scope, reason) => {
    expect(gates(scope, { complexity: 'high' })).toMatchObject([
      { trigger: 'high-complexity-core', does: expect.stringContaining(reason) },
    ]);
    expect(triggers(scope, { complexity: 'medium' })).toEqual([]);
  });

  it('complex work on what many may import needs a yes', () => {
    const open = blueprint.replace(
      'contracts:',
      '  - { id: A-1, kind: allow, from: [api, app, domain], to: [infra] }\ncontracts:',
    );
    expect(gates('src/infra/**', { complexity: 'high' }, { [blueprintFile]: open })).toMatchObject([
      { does: 'is complex work on `infra`, which is open to api, app, domain' },
    ]);
    expect(triggers('src/infra/**', { complexity: 'high' })).toEqual([]);
  });

  it('a task on both sides of a boundary needs a yes', () => {
    const text =
      'version: 1\nmilestones: [{ id: M, phases: [{ id: P, tasks: [{ id: T1, scope: { in: ["src/api/a.ts", "src/infra/**"] } }] }] }]\n';
    expect(gates('', {}, { [tasksFile]: text })).toMatchObject([
      { trigger: 'blueprint-deviation', does: 'changes both `api` and `infra`, which DEP-1 keeps apart' },
    ]);
  });

  it('says why in one sentence', () => {
    const [gate] = gates('migrations/1.sql');
    expect(whyOf(gate!)).toBe('The task may change the database schema (`migrations/1.sql`).');
    expect(new Set(gateRules.map(({ id }) => id)).size).toBe(gateRules.length);
  });

  it('finds nothing in a plan without delicate places, nor without a blueprint', () => {
    const context = contextOf(withChange(blueprintFile, 'public: ["src/domain/index.ts"]', ''));
    expect(tasksOf(context.plan.tasks).flatMap(gateFinder(context))).toEqual([]);
    const { [blueprintFile]: _, ...bare } = completeFiles;
    expect(tasksOf(contextOf(bare).plan.tasks).flatMap(gateFinder(contextOf(bare)))).toEqual([]);
  });
});
