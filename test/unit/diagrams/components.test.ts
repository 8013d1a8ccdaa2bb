import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentDiagram } from '../../../src/core/diagrams/components.ts';
import type { Blueprint } from '../../../src/core/model/blueprint.ts';
import type { Rule } from '../../../src/core/model/rule.ts';
import { hostileNames, strayLines } from './flowchartLines.ts';

const paths = (id: string) => ({ paths: `src/${id}/**` });

function diagramOf(components: Blueprint['components'], rules: Rule[] = [], more: Partial<Blueprint> = {}) {
  return componentDiagram({ version: 1, components, rules, ...more });
}

/** The arrows by the titles of their ends; a frame's title is its layer. */
function arrows(diagram: string): string[] {
  const titles = new Map(
    [...diagram.matchAll(/^ *(?:subgraph )?(\w+)\W+"([^"<]*)/gm)].map(([, node, title]) => [node, title]),
  );
  return [...diagram.matchAll(/^ *(\w+) (-->|---|-\.->) (\w+)$/gm)].map(
    ([, from, line, to]) => `${titles.get(from)} ${line} ${titles.get(to)}`,
  );
}

describe('the component diagram', () => {
  it('says that there is nothing yet', () => {
    for (const blueprint of [undefined, { version: 1 as const }]) {
      expect(componentDiagram(blueprint)).toBe('flowchart TB\n  none["No components yet"]\n');
    }
  });

  it('joins what allow and protected rules name as allowed', () => {
    const diagram = diagramOf(
      { app: paths('app'), domain: paths('domain'), infra: paths('infra'), db: paths('db') },
      [
        { id: 'A', kind: 'allow', from: 'app', to: ['domain'] },
        { id: 'P', kind: 'protected', target: 'db', only_from: 'infra' },
      ],
    );
    expect(arrows(diagram)).toEqual(['app --> domain', 'infra --> db']);
  });

  it('leaves out what another rule denies', () => {
    const components = { app: paths('app'), domain: paths('domain'), infra: paths('infra') };
    const allow: Rule = { id: 'A', kind: 'allow', from: 'app', to: ['domain', 'infra'] };
    const others: Rule[] = [
      { id: 'F', kind: 'forbid', from: 'app', to: 'infra' },
      { id: 'B', kind: 'allow', from: 'app', to: ['domain'] },
      { id: 'I', kind: 'independent', of: ['app', 'infra'] },
    ];
    for (const other of others)
      expect(arrows(diagramOf(components, [allow, other]))).toEqual(['app --> domain']);
  });

  it('joins a component of which a part may be imported', () => {
    const rules: Rule[] = [
      { id: 'A', kind: 'allow', from: 'page', to: ['src/core/model/**', 'src/core/ports.ts'] },
    ];
    expect(arrows(diagramOf({ page: paths('page'), core: paths('core') }, rules))).toEqual(['page --> core']);
  });

  it('frames the components of one layer and joins each layer with the next that is there', () => {
    const diagram = diagramOf(
      {
        web: { ...paths('web'), layer: 'ui' },
        cli: { ...paths('cli'), layer: 'ui' },
        domain: paths('domain'),
      },
      [{ id: 'L', kind: 'layers', order: ['ui', 'application', 'domain'] }],
    );
    expect(diagram).toMatch(/subgraph l0\["ui"\]\n {4}c0\["web"\]\n {4}c1\["cli"\]\n {2}end/);
    expect(arrows(diagram)).toEqual(['ui --> domain']);
  });

  it('names the layer of a component that is alone in it', () => {
    expect(diagramOf({ api: { ...paths('api'), layer: 'interface' } })).toContain(
      'c0["api<br/>layer interface"]',
    );
  });

  it('sets utilities apart, without arrows', () => {
    const diagram = diagramOf({ app: paths('app'), shared: { ...paths('shared'), utility: true } }, [
      { id: 'A', kind: 'allow', from: 'app', to: ['shared'] },
    ]);
    expect(diagram).toMatch(/subgraph utilities\["Utilities"\]\n {4}c1\["shared"\]/);
    expect(arrows(diagram)).toEqual([]);
  });

  it('hangs contracts on their provider and their consumers', () => {
    const diagram = diagramOf({ app: paths('app'), web: paths('web') }, [], {
      contracts: [
        { id: 'api', kind: 'openapi', path: 'api.yaml', provider: 'app', consumers: ['web', '../billing'] },
      ],
    });
    expect(diagram).toContain('k0(["api<br/>openapi"])');
    expect(arrows(diagram)).toEqual(['app --- api', 'web -.-> api', '#46;#46;/billing -.-> api']);
  });

  it('draws the layers where the components are too many', () => {
    const ids = Array.from({ length: 90 }, (_, index) => `part${index}`);
    const components = Object.fromEntries(
      ids.map((id, index) => [id, { ...paths(id), layer: index % 2 === 0 ? 'upper' : 'lower' }]),
    );
    const diagram = diagramOf(components, [
      { id: 'A', kind: 'allow', from: 'part0', to: ['part1', 'part3'] },
    ]);
    expect(arrows(diagram)).toEqual(['upper --> lower']);
    expect(diagram).toContain('The 2 layers are drawn#58; 90 components are too many#46;');
    expect(diagram).not.toContain('part');
  });

  it('draws the components that rules name most where the layers are too many as well', () => {
    const ids = Array.from({ length: 300 }, (_, index) => `part${index}`);
    const components = Object.fromEntries(ids.map(id => [id, paths(id)]));
    const diagram = diagramOf(components, [{ id: 'A', kind: 'allow', from: 'part299', to: ['part298'] }]);
    expect(arrows(diagram)).toEqual(['part299 --> part298']);
    expect(diagram.match(/"part/g)).toHaveLength(60);
    expect(diagram).toContain('The 60 most connected of 300 components are drawn#46;');
  });

  it('is the same each time, and safe for any name', () => {
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileNames));
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: name, layer: fc.option(name, { nil: undefined }), utility: fc.boolean() })),
        fc.array(name),
        (parts, contracts) => {
          const components = Object.fromEntries(
            parts.map(({ id, layer, utility }) => [
              id,
              { ...paths('x'), utility, ...(layer === undefined ? {} : { layer }) },
            ]),
          );
          const ids = parts.map(({ id }) => id);
          const blueprint = (): Blueprint => ({
            version: 1,
            components,
            rules: [
              { id: 'A', kind: 'allow', from: ids, to: ids },
              { id: 'L', kind: 'layers', order: parts.map(({ layer, id }) => layer ?? id) },
            ],
            contracts: contracts.map(id => ({ id, kind: id, path: id, provider: id, consumers: [id] })),
          });
          const diagram = componentDiagram(blueprint());
          expect(strayLines(diagram)).toEqual([]);
          expect(componentDiagram(blueprint())).toBe(diagram);
        },
      ),
    );
  });
});
