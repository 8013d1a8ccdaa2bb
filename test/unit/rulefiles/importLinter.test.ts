import { describe, expect, it } from 'vitest';
import type { Tree } from '../drift/tree.ts';
import { imported } from './imported.ts';

const code: Tree = {
  'src/app/__init__.py': '',
  'src/app/high/__init__.py': '',
  'src/app/high/views.py': 'from app.mid import service\nimport requests\n',
  'src/app/mid/__init__.py': '',
  'src/app/mid/service.py': 'from app.low.data import rows\nfrom app import util\n',
  'src/app/low/__init__.py': '',
  'src/app/low/data.py': '',
  'src/app/util.py': '',
  'src/app/plugins/__init__.py': '',
  'src/app/plugins/a/__init__.py': '',
  'src/app/plugins/b/__init__.py': '',
  'tests/test_low.py': 'from app.low import data\nfrom app.high import views\n',
};

const ini = (contracts: string, settings = ''): Tree => ({
  ...code,
  '.importlinter': `[importlinter]\nroot_package = app\n${settings}\n${contracts}`,
});
const contract = (id: string, type: string, lines: string): string =>
  `[importlinter:contract:${id}]\nname = ${id}\ntype = ${type}\n${lines}\n`;

describe('contracts of import-linter', () => {
  it('forbid imports, indirect ones too unless they are allowed', () => {
    const lines =
      'source_modules =\n    app.low\n    app.util\nforbidden_modules =\n    app.high\n    requests\n';
    const { rules, found, said } = imported(
      ini(contract('No way up', 'forbidden', lines), 'include_external_packages = True'),
    );
    expect(rules).toEqual([
      {
        id: 'IMPORTS-No-way-up',
        kind: 'forbid',
        from: ['src/app/low/**', 'src/app/util.py'],
        to: ['src/app/high/**', 'package:requests'],
        transitive: true,
        because: 'No way up',
        edges: ['value', 'type'],
      },
    ]);
    expect([found(), said]).toEqual([[], []]);
    // A module that a text names is nothing to the tool.
    expect(
      found({ 'src/app/low/n.py': 'from importlib import import_module\nimport_module("app.high.views")\n' }),
    ).toEqual([]);
    expect(
      found({
        'src/app/low/n.py': 'from app.helper import h\n',
        'src/app/helper.py': 'import app.high.views\n',
      }),
    ).toEqual(['IMPORTS-No-way-up src/app/low/n.py src/app/high/views.py']);
    const direct = imported(ini(contract('Direct', 'forbidden', `${lines}allow_indirect_imports = True\n`)));
    expect(direct.rules[0]).not.toHaveProperty('transitive');
  });

  it('keep layers, with siblings that may or may not know each other, and optional ones', () => {
    const layers =
      'layers =\n    app.high\n    app.mid | app.util\n    (app.gone)\n    app.low : app.plugins\n';
    const { rules, found, said } = imported(ini(contract('L', 'layers', layers)));
    expect(rules.map(({ id }) => id)).toEqual([
      'IMPORTS-L-app.mid',
      'IMPORTS-L-app.util',
      'IMPORTS-L-app.low-app.plugins',
    ]);
    expect(said).toEqual([]);
    expect(found()).toEqual(['IMPORTS-L-app.mid src/app/mid/service.py src/app/util.py']);
    expect(found({ 'src/app/plugins/a/n.py': 'import app.high.views\n' })).toContain(
      'IMPORTS-L-app.low-app.plugins src/app/plugins/a/n.py src/app/high/views.py',
    );
  });

  it('keep layers inside containers', () => {
    const lines = 'layers =\n    b\n    a\n    gone\ncontainers =\n    app.plugins\nexhaustive = true\n';
    const { rules, said } = imported(ini(contract('C', 'layers', lines)));
    expect(rules).toMatchObject([{ from: ['src/app/plugins/a/**'], to: ['src/app/plugins/b/**'] }]);
    expect(said).toEqual([
      '12 contract "C": that every module of a container is in a layer is not checked',
      '9 contract "C": there is no module app.plugins.gone',
    ]);
  });

  it('keep modules independent, those that come later as well', () => {
    const { rules, found } = imported(ini(contract('I', 'independence', 'modules = app.plugins.*\n')));
    expect(rules.map(({ id }) => id)).toEqual(['IMPORTS-I-app.plugins.a', 'IMPORTS-I-app.plugins.b']);
    expect(found()).toEqual([]);
    expect(found({ 'src/app/plugins/a/n.py': 'from app.plugins import b\n' })).toHaveLength(1);
    expect(
      found({ 'src/app/plugins/a/n.py': 'from ..c import x\n', 'src/app/plugins/c/__init__.py': '' }),
    ).toHaveLength(1);
  });

  it('protect modules from the rest of the package, and from nobody else', () => {
    const lines = 'protected_modules = app.low\nallowed_importers = app.mid\n';
    const { found } = imported(ini(contract('P', 'protected', lines)));
    expect(found()).toEqual([]);
    expect(found({ 'src/app/high/n.py': 'from app.low import data\n' })).toEqual([
      'IMPORTS-P src/app/high/n.py src/app/low/data.py',
    ]);
  });

  it('look away from what they ignore, in the middle of a chain as well', () => {
    const lines =
      'source_modules = app.low\nforbidden_modules = app.high\nignore_imports =\n    app.helper -> app.high.views\n    app.gone -> app.high\n';
    const tree = {
      ...ini(contract('F', 'forbidden', lines)),
      'src/app/low/n.py': 'import app.helper\n',
      'src/app/helper.py': 'import app.high.views\n',
    };
    const { rules, found } = imported(tree);
    expect(rules[0]!.except).toEqual([
      { from: ['src/app/helper.py'], to: ['src/app/high/views.py'], reason: 'ignored by the contract "F"' },
    ]);
    expect(found()).toEqual([]);
    expect(found({ 'src/app/low/m.py': 'import app.high.views\n' })).toHaveLength(1);
  });

  it('may leave type-only imports out, and forbid what a module is not part of', () => {
    const lines =
      'source_modules = app.plugins.*\nforbidden_modules = app.plugins.*\nallow_indirect_imports = true\n';
    const { rules } = imported(
      ini(contract('X', 'forbidden', lines), 'exclude_type_checking_imports = true'),
    );
    expect(rules).toMatchObject([
      { from: ['src/app/plugins/a/**'], to: ['src/app/plugins/b/**'] },
      { from: ['src/app/plugins/b/**'], to: ['src/app/plugins/a/**'] },
    ]);
    expect(rules[0]!.edges).not.toContain('type');
  });

  it('are read from pyproject.toml and setup.cfg too; what is not known is listed', () => {
    const toml = `[tool.importlinter]
root_packages = ["app"]
[[tool.importlinter.contracts]]
name = "Down"
type = "layers"
layers = ["app.high", "app.low"]
[[tool.importlinter.contracts]]
name = "Round"
type = "acyclic_siblings"
ancestors = ["app"]
[[tool.importlinter.contracts]]
name = "Own"
type = "our.contract"
`;
    const { rules, said } = imported({ ...code, 'pyproject.toml': toml });
    expect(rules).toMatchObject([
      { id: 'IMPORTS-Down-app.low', from: ['src/app/low/**'], to: ['src/app/high/**'] },
      { id: 'IMPORTS-Round', kind: 'acyclic', scope: 'siblings', except: [{ from: ['**', '!src/app/**'] }] },
    ]);
    expect(said).toEqual([
      '6 contract "Round": folders are held against each other, single files beside them are not',
      '10 contract "Own": contracts of the type `our.contract` are not known',
    ]);
    const cfg = contract('Down', 'layers', 'layers=\n  app.high\n  app.low\n');
    expect(
      imported({ ...code, 'setup.cfg': `[metadata]\nname = x\n[importlinter]\nroot_package=app\n${cfg}` })
        .rules,
    ).toHaveLength(1);
    expect(imported({ ...code, 'pyproject.toml': '[project]\nname = "x"\n' }).files).toEqual([]);
    expect(imported({ ...code, 'pyproject.toml': '[tool.importlinter]\nbroken' }).files).toMatchObject([
      { rules: [] },
    ]);
  });
});
