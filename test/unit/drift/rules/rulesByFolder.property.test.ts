import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/core/model/finding.ts';
import { blueprint, engineOf, planOf, type Tree } from '../tree.ts';

const components = `
  app: { paths: ["src/app/**", "tools/*.ts"], layer: top, public: ["index.ts"] }
  inner: { paths: ["src/app/inner/**"] }
  feature: { paths: ["src/features/{name}/**"], public: ["index.ts"] }
  lib: { paths: ["src/lib/**"] }
  root: { paths: ["*.ts"] }`;
const paths = [
  'main.ts',
  'tools/t.ts',
  'src/app/a.ts',
  'src/app/index.ts',
  'src/app/inner/i.ts',
  'src/features/one/index.ts',
  'src/features/one/x.ts',
  'src/features/two/index.ts',
  'src/lib/l.ts',
  'src/loose.ts',
];
const selector = fc.constantFrom(
  'app',
  'inner',
  'feature',
  'lib',
  'layer:top',
  '**',
  'src/**',
  'src/app/*.ts',
  'src/lib/l.ts',
  '!src/app/a.ts',
  'package:zod',
);
const selectors = fc
  .uniqueArray(selector, { minLength: 1, maxLength: 3 })
  .filter(all => all.some(each => !each.startsWith('!')))
  .map(all => JSON.stringify(all));
const ofComponents = fc
  .uniqueArray(fc.constantFrom('app', 'inner', 'feature', 'lib'), { minLength: 1, maxLength: 3 })
  .map(all => JSON.stringify(all));
const rule = fc.oneof(
  fc.tuple(selectors, selectors).map(([from, to]) => `kind: allow, from: ${from}, to: ${to}`),
  fc.tuple(selectors, selectors).map(([from, to]) => `kind: forbid, from: ${from}, to: ${to}`),
  fc.tuple(selectors, selectors).map(([from, to]) => `kind: protected, target: ${from}, only_from: ${to}`),
  fc.tuple(selectors, selectors).map(([from, to]) => `kind: require, from: ${from}, to: ${to}`),
  selectors.map(from => `kind: packages, from: ${from}, deny: [zod]`),
  ofComponents.map(of => `kind: independent, of: ${of}`),
  ofComponents.map(of => `kind: entry_points, of: ${of}`),
  fc.constant('kind: layers, order: [feature, top, lib]'),
);
const imports = fc.uniqueArray(fc.constantFrom(...paths, 'zod'), { maxLength: 5 });

/** An import of one of the paths from any other. */
const specifier = (from: string, to: string): string =>
  to === 'zod' ? to : `./${'../'.repeat(from.split('/').length - 1)}${to}`;

const sorted = (findings: readonly Finding[]): string[] =>
  findings.map(finding => JSON.stringify(finding)).sort();

describe('rules asked only of files that they can be about', () => {
  it('find what they find when they are asked of every file', () => {
    let found = 0;
    const contents = fc.array(imports, { minLength: paths.length, maxLength: paths.length });
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 8 }), contents, (rules, targets) => {
        const written = rules.map((text, index) => `  - { id: R${index}, ${text} }`).join('\n');
        const tree: Tree = { '.plumbrule/blueprint.yaml': blueprint(components, written) };
        for (const [index, path] of paths.entries()) {
          tree[path] = targets[index]!.map(to => `import '${specifier(path, to)}';`).join('\n');
        }
        const engine = engineOf(tree);
        const findings = engine.evaluate().findings.filter(({ kind }) => kind !== 'builtin');
        const everywhere = planOf(tree).policy.rules.flatMap(active => engine.findingsIf(active, active));
        found += findings.length;
        expect(sorted(findings)).toEqual(sorted(everywhere));
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(1000);
  });
});
