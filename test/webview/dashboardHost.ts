import { componentOverlay } from '../../src/core/diagrams/componentOverlay.ts';
import { dashboardOf } from '../../src/core/guide/dashboard.ts';
import type { Dashboard } from '../../src/protocol/dashboard.ts';
import { blueprint, engineOf, type Tree } from '../unit/drift/tree.ts';
import { completeFiles, contextOf } from '../unit/plan/sampleWorkspace.ts';
import type { PageHost } from './browser.ts';

interface Call {
  method: string;
  params: unknown;
}

/** The extension host as the dashboard sees it: one snapshot, and every call recorded. */
export class DashboardHost implements PageHost {
  readonly calls: Call[] = [];
  deliver: (message: unknown) => Promise<void> = async () => undefined;
  /** Set to refuse every call with this sentence. */
  refusal = '';

  constructor(public dashboard: Dashboard) {}

  asked(method: string): unknown[] {
    return this.calls.filter(call => call.method === method).map(({ params }) => params);
  }

  receive(message: { kind: string; id?: number; method?: string; params?: unknown }): unknown {
    if (message.kind !== 'request' || message.method === undefined) return undefined;
    this.calls.push({ method: message.method, params: structuredClone(message.params) });
    const answer = { v: 1, kind: 'response', id: message.id };
    if (this.refusal !== '') return { ...answer, ok: false, message: this.refusal };
    return { ...answer, ok: true, result: message.method === 'dashboard/load' ? this.dashboard : {} };
  }

  /** Something changed in the workspace. */
  async changed(dashboard: Dashboard): Promise<void> {
    this.dashboard = dashboard;
    await this.deliver({ v: 1, kind: 'event', event: 'workspace/didChange', payload: {} });
  }
}

const components = `
  web: { paths: ["src/web/**"], layer: outer, responsibility: Pages }
  cli: { paths: ["src/cli/**"], layer: outer }
  app: { paths: ["src/app/**"] }
  domain: { paths: ["src/domain/**"] }
  infra: { paths: ["src/infra/**"] }
  shared: { paths: ["src/shared/**"], utility: true }`;
const rules = `
  - { id: DEP, kind: allow, from: app, to: [domain, infra] }
  - { id: OUT, kind: forbid, from: domain, to: [app, infra] }`;
const code: Tree = {
  '.plumbrule/blueprint.yaml': blueprint(components, rules),
  '.plumbrule/baseline.txt': 'OUT src/domain/b.ts src/infra/db.ts\n',
  'src/web/page.ts': `import '../app/run.ts';\n`,
  'src/cli/main.ts': `import '../app/run.ts';\nimport '../shared/text.ts';\n`,
  'src/app/run.ts': `import '../domain/a.ts';\n`,
  'src/domain/a.ts': `import '../app/run.ts';\n`,
  'src/domain/b.ts': `import '../infra/db.ts';\n`,
  'src/infra/db.ts': '',
  'src/shared/text.ts': '',
};
const journal = [
  ['2026-11-04T09:00:00Z', 'FLAG'],
  ['2026-11-05T09:00:00Z', 'PASS'],
  ['2026-11-17T09:00:00Z', 'BLOCK'],
  ['2026-11-18T09:00:00Z', 'PASS'],
].map(([at, verdict]) =>
  JSON.stringify({ type: 'verdict', at, plan: 'digest', task: 'T001', verdict, checks: [], refinement: 0 }),
);

/** A plan with two tasks, and code with every kind of dependency. */
export function sampleDashboard(tree: Tree = code): Dashboard {
  const files = {
    ...completeFiles,
    ...tree,
    '.plumbrule/plans/weekly/plan.yaml': 'version: 1\ntitle: Weekly digests\nstate: draft\n',
    '.plumbrule/journal/2026-11.jsonl': `${journal.join('\n')}\n`,
  };
  const engine = engineOf(tree);
  return dashboardOf(contextOf(files), 'digest', engine, engine.evaluate(), new Date('2026-11-21T12:00:00Z'));
}

/** Components under names that try to be more than names, each importing the next. */
export function dashboardOfNames(names: readonly string[]): Dashboard {
  const written = names.map((name, index) => `  ${JSON.stringify(name)}: { paths: ["src/${index}/**"] }`);
  const tree: Tree = { '.plumbrule/blueprint.yaml': blueprint(written.join('\n'), '  []') };
  for (const index of names.keys()) {
    tree[`src/${index}/a.ts`] = index + 1 < names.length ? `import '../${index + 1}/a.ts';\n` : '';
  }
  const engine = engineOf(tree);
  return { ...sampleDashboard(), components: componentOverlay(engine, engine.evaluate().findings) };
}
