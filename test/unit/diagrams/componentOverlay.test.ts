import { describe, expect, it } from 'vitest';
import { componentOverlay } from '../../../src/core/diagrams/componentOverlay.ts';
import { blueprint, engineOf, type Tree } from '../drift/tree.ts';
import { hostileNames, strayLines } from './flowchartLines.ts';

const components = `
  ui: { paths: ["src/ui/**"], layer: outer }
  app: { paths: ["src/app/**"] }
  domain: { paths: ["src/domain/**"] }
  infra: { paths: ["src/infra/**"] }
  shared: { paths: ["src/shared/**"], utility: true }`;
const rules = `
  - { id: DEP, kind: allow, from: app, to: [domain, infra] }
  - { id: OUT, kind: forbid, from: domain, to: [ui, app, infra] }`;

function overlayOf(tree: Tree) {
  const engine = engineOf(tree);
  return componentOverlay(engine, engine.evaluate().findings);
}

const tree: Tree = {
  '.plumbrule/blueprint.yaml': blueprint(components, rules),
  '.plumbrule/baseline.txt': 'OUT src/domain/b.ts src/infra/db.ts\n',
  'src/ui/page.ts': `import '../app/run.ts';\nimport '../app/run.ts';\n`,
  'src/app/run.ts': `import '../domain/a.ts';\nimport '../shared/text.ts';\n`,
  'src/domain/a.ts': `\nimport '../app/run.ts';\n`,
  'src/domain/b.ts': `import '../infra/db.ts';\n`,
  'src/infra/db.ts': '',
  'src/shared/text.ts': '',
  'src/elsewhere.ts': `import './ui/page.ts';\n`,
};

describe('the code laid over the components', () => {
  const overlay = overlayOf(tree);
  const row = (from: string, to: string) => overlay.edges.find(edge => edge.from === from && edge.to === to);

  it('tells what breaks a rule from what is accepted, allowed, open and unused', () => {
    expect(overlay.edges.map(({ from, to, state, imports }) => [from, to, state, imports])).toEqual([
      ['domain', 'app', 'drift', 1],
      ['domain', 'infra', 'accepted', 1],
      ['app', 'domain', 'declared', 1],
      ['ui', 'app', 'open', 2],
      ['app', 'shared', 'open', 1],
      ['app', 'infra', 'unused', 0],
    ]);
    expect(row('domain', 'app')).toMatchObject({ drift: 1, accepted: 0 });
    expect(row('domain', 'infra')).toMatchObject({ drift: 0, accepted: 1 });
  });

  it('leads to the finding, to an import, or to the component whose arrow is unused', () => {
    expect(row('domain', 'app')?.open).toMatchObject({
      path: 'src/domain/a.ts',
      range: { start: { line: 1 } },
    });
    expect(row('ui', 'app')?.open).toMatchObject({ path: 'src/ui/page.ts', range: { start: { line: 0 } } });
    expect(row('app', 'infra')?.open).toMatchObject({
      path: '.plumbrule/blueprint.yaml',
      range: { start: { line: 4 } },
    });
  });

  it('draws each arrow under an id that begins with its state', () => {
    const ids = new Map(overlay.edges.map(edge => [`${edge.from} ${edge.to}`, edge.arrow]));
    const node = (id: string) => overlay.components.find(component => component.id === id)?.node;
    const line = (from: string, to: string, arrow: string) =>
      `${node(from)} ${ids.get(`${from} ${to}`)}@${arrow} ${node(to)}`;
    const lines = overlay.mermaid.split('\n').map(written => written.trim());
    expect(lines).toContain(line('domain', 'app', '==>|"1 finding"|'));
    expect(lines).toContain(line('domain', 'infra', '-->|"1 accepted"|'));
    expect(lines).toContain(line('ui', 'app', '-->|"2"|'));
    expect(lines).toContain(line('app', 'infra', '-.->'));
    for (const { state, arrow } of overlay.edges)
      if (arrow !== undefined) expect(arrow).toMatch(new RegExp(`^${state}\\d+$`));
  });

  it('keeps imports of utilities to the table, and says so', () => {
    expect(row('app', 'shared')?.arrow).toBeUndefined();
    expect(overlay.notes).toContainEqual(expect.stringContaining('Imports of utilities'));
  });

  it('counts files and findings, and marks the components that drift', () => {
    expect(overlay.components.map(({ id, files, drift }) => [id, files, drift])).toEqual([
      ['ui', 1, 0],
      ['app', 1, 0],
      ['domain', 2, 1],
      ['infra', 1, 0],
      ['shared', 1, 0],
    ]);
    expect(overlay.mermaid).toContain('class c2 drifting');
  });

  it('says what belongs to no component', () => {
    expect(overlay.notes).toContain('1 import from or to files in no component is left out.');
    expect(overlay.notes).toContainEqual(expect.stringMatching(/^1 finding belongs to no component/));
  });

  it('is one picture for one state of the code', () => {
    expect(overlayOf(tree)).toEqual(overlay);
    expect(strayLines(overlay.mermaid)).toEqual([]);
  });

  it('joins the instances of one component where they may not know each other', () => {
    const { edges } = overlayOf({
      '.plumbrule/blueprint.yaml': blueprint(
        '  feature: { paths: ["src/{name}/**"] }',
        '  - { id: IND, kind: independent, of: feature }\n  - { id: CYC, kind: acyclic, scope: component }',
      ),
      'src/a/a.ts': `import '../b/b.ts';\n`,
      'src/b/b.ts': `import '../a/a.ts';\n`,
    });
    expect(edges).toMatchObject([{ from: 'feature', to: 'feature', imports: 2, drift: 3, state: 'drift' }]);
  });

  it('draws a finding that goes by way of other files', () => {
    const { edges, mermaid } = overlayOf({
      '.plumbrule/blueprint.yaml': blueprint(
        components,
        '  - { id: FAR, kind: forbid, from: ui, to: infra, transitive: true }',
      ),
      'src/ui/page.ts': `import '../app/run.ts';\n`,
      'src/app/run.ts': `import '../infra/db.ts';\n`,
      'src/infra/db.ts': '',
    });
    expect(edges[0]).toMatchObject({ from: 'ui', to: 'infra', imports: 0, drift: 1 });
    expect(mermaid).toContain('==>|"1 finding"|');
  });

  it('counts no proposal as drift', () => {
    const { edges } = overlayOf({
      '.plumbrule/blueprint.yaml': blueprint(components, '  []'),
      'docs/decisions/0001-x.md':
        '---\nstatus: proposed\nrules:\n  - { id: NO, kind: forbid, from: app, to: domain }\n---\n# X\n',
      'src/app/run.ts': `import '../domain/a.ts';\n`,
      'src/domain/a.ts': '',
    });
    expect(edges).toMatchObject([{ from: 'app', to: 'domain', state: 'open' }]);
  });

  it('draws layers, the worst of their arrows, where the components are too many', () => {
    const ids = Array.from({ length: 80 }, (_, index) => `p${index}`);
    const many: Tree = {
      '.plumbrule/blueprint.yaml': blueprint(
        ids
          .map((id, index) => `  ${id}: { paths: ["src/${id}/**"], layer: ${index < 40 ? 'up' : 'down'} }`)
          .join('\n'),
        '  - { id: LAY, kind: layers, order: [up, down] }',
      ),
    };
    for (const [index, id] of ids.entries())
      many[`src/${id}/a.ts`] = `import '../${ids[79 - index]}/a.ts';\n`;
    const { mermaid, edges, notes } = overlayOf(many);
    expect(mermaid).toContain('c1 drift0@==>|"40 findings"| c0');
    expect(mermaid).toContain('c0 declared1@-->|"40"| c1');
    expect(edges).toHaveLength(80);
    expect(notes[0]).toBe('The 2 layers are drawn: 80 components are too many.');
  });

  it('stays a diagram under any name', () => {
    const written = hostileNames
      .map(
        (name, index) =>
          `  ${JSON.stringify(name)}: { paths: ["src/${index}/**"], layer: ${JSON.stringify(name)} }`,
      )
      .join('\n');
    const hostile: Tree = { '.plumbrule/blueprint.yaml': blueprint(written, '  []') };
    for (let index = 0; index < 8; index++) hostile[`src/${index}/a.ts`] = `import '../${index + 1}/a.ts';\n`;
    const { mermaid, components: rows } = overlayOf(hostile);
    expect(rows.length).toBeGreaterThan(10);
    expect(strayLines(mermaid)).toEqual([]);
  });
});
