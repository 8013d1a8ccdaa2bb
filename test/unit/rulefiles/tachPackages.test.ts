import { describe, expect, it } from 'vitest';
import type { Tree } from '../drift/tree.ts';
import { imported } from './imported.ts';
import { module } from './tach/module.ts';

const alone = 'depends_on = []';

/** Two packages with manifests of their own; `a` has two modules. */
const code: Tree = {
  'pyproject.toml': '',
  'a/pyproject.toml': '[project]\nname = "a"\ndependencies = ["b"]\n',
  'a/src/ns/api/__init__.py': '',
  'a/src/ns/core/__init__.py': '',
  'a/src/ns/use.py': '',
  'b/pyproject.toml': '[project]\nname = "b"\n',
  'b/src/ns/data/__init__.py': '',
};
const toml = (text: string, roots = '["a/src", "b/src"]'): Tree => ({
  ...code,
  'tach.toml': `source_roots = ${roots}\n${text}`,
});
const all = module('ns.api', alone) + module('ns.core', alone) + module('ns.data', alone);
const use = (text: string): Tree => ({ 'a/src/ns/api/n.py': text });

describe('packages with manifests of their own', () => {
  it('are external to each other, and say so', () => {
    const { found, said, rules } = imported(toml(all));
    expect(rules.map(({ id }) => id)).toEqual(['TACH-ns.api', 'TACH-ns.core']);
    expect(found(use('import ns.data\n'))).toEqual([]);
    expect(found(use('import ns.core\n'))).toEqual([
      'TACH-ns.api a/src/ns/api/n.py a/src/ns/core/__init__.py',
    ]);
    expect(said).toEqual([expect.stringContaining('imports between packages: tach takes packages')]);
  });

  it('are one where the manifest lies above all source roots', () => {
    const tree = toml(all);
    delete tree['a/pyproject.toml'];
    delete tree['b/pyproject.toml'];
    const { found, said } = imported(tree);
    expect(found(use('import ns.data\n'))).toHaveLength(1);
    expect(said).toEqual([]);
  });

  it('are those of the source roots, whatever manifests lie deeper', () => {
    const tree = { ...toml(all), 'a/src/ns/api/pyproject.toml': '' };
    expect(imported(tree).found(use('import ns.core\n'))).toHaveLength(1);
  });

  it('may share a module: it is a component in each', () => {
    const { text, found } = imported(toml(module('ns', alone) + module('ns.core', alone)));
    expect(text).toContain('  ns:\n    paths: ["a/src/ns/**"]\n    layer: tach-a\n');
    expect(text).toContain('  ns-2:\n    paths: ["b/src/ns/**"]\n    layer: tach-b\n');
    expect(found({ 'b/src/ns/data/n.py': 'import ns.core\n' })).toEqual([]);
    expect(found({ 'a/src/ns/n.py': 'import ns.core\nimport ns.data\n' })).toEqual([
      'TACH-ns a/src/ns/n.py a/src/ns/core/__init__.py',
    ]);
  });

  it('have layers of their own', () => {
    const layered = (top: string): string =>
      `layers = ["top", "low"]\n${module(top, 'layer = "top"')}${module('ns.core', 'layer = "low"')}${module('ns.data', 'layer = "low"')}`;
    const { found } = imported(toml(layered('ns.api')));
    expect(found({ 'b/src/ns/data/n.py': 'import ns.api\n' })).toEqual([]);
    expect(found({ 'a/src/ns/core/n.py': 'import ns.api\n' })).toEqual([
      'TACH-layers a/src/ns/core/n.py a/src/ns/api/__init__.py',
    ]);
  });

  it('make cycles that tach does not see, so that none are looked for', () => {
    const { rules, said } = imported(toml(`forbid_circular_dependencies = true\n${all}`));
    expect(rules.map(({ kind }) => kind)).not.toContain('acyclic');
    expect(said[0]).toContain('forbid_circular_dependencies: tach looks for them in what modules declare');
  });

  it('can be named by a pattern, excluded ones left out', () => {
    const text = `exclude = ["b"]\n${all}`;
    const { found, said } = imported(toml(text, '["*/src"]'));
    expect(found(use('import ns.core\n'))).toHaveLength(1);
    expect(said).toEqual([expect.stringContaining('module ns.data: there is no such module')]);
  });
});
