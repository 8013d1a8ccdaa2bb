import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blueprint, engineOf, evaluate, filesOf, planOf, type Tree } from './tree.ts';

const components = `
  app: { paths: ["src/app/**"] }
  domain: { paths: ["src/domain/**"], public: ["index.ts"] }
  lib: { paths: ["src/lib/**"] }`;
const rules = [
  '  - { id: R1, kind: forbid, from: domain, to: app, except: [{ from: "src/domain/index.ts", to: app, reason: r }] }',
  '  - { id: R2, kind: forbid, from: app, to: lib, transitive: true }',
  '  - { id: R3, kind: acyclic, scope: file, except: [{ from: "src/lib/l.ts", to: "src/app/a.ts", reason: r }] }',
  '  - { id: R4, kind: acyclic, scope: component }',
  '  - { id: R5, kind: layers, order: [app, domain, lib] }',
  '  - { id: R6, kind: entry_points, of: domain }',
  '  - { id: R7, kind: packages, undeclared: true }',
];
const blueprintPath = '.plumbrule/blueprint.yaml';
const paths = ['src/app/a.ts', 'src/app/b.ts', 'src/domain/index.ts', 'src/domain/d.ts', 'src/lib/l.ts'];
const statement = fc.constantFrom(
  "import '../app/a';",
  "import type { B } from '../app/b';",
  "export * from '../domain';",
  "import d from '../domain/d';",
  "import '../lib/l';",
  "import zod from 'zod';",
  "import './nowhere';",
  '',
);
const text = fc.array(statement, { maxLength: 4 }).map(lines => lines.join('\n'));
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('write' as const), path: fc.constantFrom(...paths), text }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('delete' as const), path: fc.constantFrom(...paths) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rules' as const), rules: fc.subarray(rules) }) },
);

describe('an engine that is told of every change', () => {
  it('always says what a check from the start says', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), steps => {
        const tree: Tree = {
          [blueprintPath]: blueprint(components, rules.join('\n')),
          'package.json': '{ "name": "x" }',
          'src/app/a.ts': '',
        };
        const engine = engineOf(tree);
        for (const one of steps) {
          if (one.kind === 'rules') {
            tree[blueprintPath] = blueprint(components, one.rules.join('\n') || '  []');
            const { policy, baseline } = planOf(tree);
            engine.setPolicy(policy, baseline);
          } else if (one.kind === 'write') {
            const isNew = !(one.path in tree);
            tree[one.path] = one.text;
            if (isNew) engine.setFiles(filesOf(tree));
            engine.setFile(one.path, { text: one.text });
          } else if (one.path in tree) {
            delete tree[one.path];
            engine.deleteFile(one.path);
            engine.setFiles(filesOf(tree));
          }
          expect(engine.evaluate()).toEqual(evaluate(tree));
        }
      }),
      { numRuns: 200 },
    );
  });
});
