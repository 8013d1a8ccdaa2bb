import { describe, expect, it } from 'vitest';
import type { Tree } from '../drift/tree.ts';
import { imported } from './imported.ts';
import { module } from './tach/module.ts';

const code: Tree = {
  'py/app/__init__.py': '',
  'py/app/cli.py': 'from app.core.api import run\nfrom app import util\n',
  'py/app/core/__init__.py': '',
  'py/app/core/api.py': 'from app.core.inner import x\n',
  'py/app/core/inner.py': '',
  'py/app/data/__init__.py': 'from app import util\n',
  'py/app/data/deep/__init__.py': '',
  'py/app/util.py': '',
  'py/app/loose.py': 'import app.data\nimport app.core.inner\n',
  'setup.py': '',
};

const toml = (text: string): Tree => ({ ...code, 'tach.toml': `source_roots = ["py"]\n${text}` });
const all =
  module('app.cli', 'depends_on = ["app.core"]') +
  module('app.core', 'depends_on = []') +
  module('app.data', 'depends_on = []') +
  module('app.util', 'depends_on = []\nutility = true');

describe('modules of tach', () => {
  it('become components, the nearest of which owns a file', () => {
    const { text, said, found } = imported(toml(all + module('app.data.deep')));
    expect(text).toContain('  app.cli:\n    paths: [py/app/cli.py]\n    layer: tach\n');
    expect(text).toContain('  app.data.deep:\n    paths: ["py/app/data/deep/**"]\n    layer: tach\n');
    expect(text).toContain('utility: true');
    expect(text).toContain('checks:\n  unmapped: "off"\n');
    expect(said).toEqual([]);
    expect(found()).toEqual([]);
  });

  it('may use what they depend on, utilities and what is in no module', () => {
    const { found } = imported(toml(all));
    expect(found({ 'py/app/core/n.py': 'import app.data\nimport app.util\nimport app.loose\n' })).toEqual([
      'TACH-app.core py/app/core/n.py py/app/data/__init__.py',
    ]);
    expect(
      found({
        'py/app/data/n.py': 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import app.core\n',
      }),
    ).toEqual([]);
  });

  it('use what a text names only where tach looks at texts', () => {
    const named = {
      'py/app/core/n.py': 'from importlib import import_module\nimport_module("app.data.deep")\n',
    };
    expect(imported(toml(all)).found(named)).toEqual([]);
    expect(imported(toml(`include_string_imports = true\n${all}`)).found(named)).toEqual([
      'TACH-app.core py/app/core/n.py py/app/data/deep/__init__.py',
    ]);
  });

  it('may use everything where they say nothing, but for what they must not', () => {
    const { rules, found } = imported(
      toml(
        module('app.cli', 'cannot_depend_on = ["app.data"]') +
          module('app.core') +
          module('app.data') +
          module('app.util', 'unchecked = true\ndepends_on = []'),
      ),
    );
    expect(rules).toMatchObject([{ id: 'TACH-app.cli', kind: 'forbid', from: 'app.cli', to: ['app.data'] }]);
    expect(found({ 'py/app/cli.py': 'import app.data.deep\nimport app.core\n' })).toHaveLength(1);
  });

  it('may stand for many, and be named by several paths', () => {
    const { rules, found } = imported(
      toml(
        '[[modules]]\npaths = ["app.*"]\ndepends_on = ["app.util"]\n' +
          module('app.cli', 'depends_on = ["app.**"]'),
      ),
    );
    expect(rules.map(({ id }) => id)).toEqual([
      'TACH-app.core',
      'TACH-app.data',
      'TACH-app.util',
      'TACH-app.loose',
    ]);
    expect(found()).toEqual([
      'TACH-app.loose py/app/loose.py py/app/data/__init__.py',
      'TACH-app.loose py/app/loose.py py/app/core/inner.py',
    ]);
  });

  it('lie in layers', () => {
    const layered = toml(
      `layers = ["top", { name = "middle", closed = true }, "bottom"]\n` +
        module('app.cli', 'layer = "top"\ndepends_on = []') +
        module('app.core', 'layer = "middle"\ndepends_on = []') +
        module('app.data', 'layer = "bottom"\ndepends_on = []') +
        module('app.util', 'layer = "bottom"\ndepends_on = []\nutility = true'),
    );
    const { rules, found } = imported(layered);
    expect(rules.at(-1)).toMatchObject({
      id: 'TACH-layers',
      kind: 'layers',
      order: ['top', 'middle', 'bottom'],
      closed: ['middle'],
    });
    const one = (path: string, text: string) => found({ 'py/app/cli.py': '', [path]: text });
    expect(one('setup.py', '')).toEqual([]);
    expect(one('py/app/core/n.py', 'import app.data\n')).toEqual([]);
    expect(one('py/app/data/n.py', 'import app.core\n')).toEqual([
      'TACH-layers py/app/data/n.py py/app/core/__init__.py',
    ]);
    expect(one('py/app/cli.py', 'import app.data\n')).toEqual([
      'TACH-layers py/app/cli.py py/app/data/__init__.py',
    ]);
    expect(one('py/app/util.py', 'import app.data\n')).toEqual([
      'TACH-app.util py/app/util.py py/app/data/__init__.py',
    ]);
  });

  it('are seen by some, through their interfaces, and depend on each other one way', () => {
    const { found, said } = imported(
      toml(
        `forbid_circular_dependencies = true\n${all.replace('path = "app.data"', 'path = "app.data"\nvisibility = ["app.core"]')}[[interfaces]]\nexpose = ["api.*", "VERSION"]\nfrom = ["app.core"]\n`.replace(
          '"app.core"]\n',
          '"app.core", "app.data"]\n',
        ),
      ),
    );
    expect(found()).toEqual([]);
    expect(found({ 'py/app/cli.py': 'import app.data\n' })).toEqual([
      'TACH-app.data-visibility py/app/cli.py py/app/data/__init__.py',
    ]);
    expect(found({ 'py/app/cli.py': 'from app.core import inner\n' })).toEqual([
      'TACH-app.core-interface py/app/cli.py py/app/core/inner.py',
    ]);
    expect(said).toEqual([expect.stringContaining('interfaces: imports are judged by the file')]);
  });

  it('do not look at what is excluded', () => {
    const tree = {
      ...toml(`exclude = ["**/tests", "docs"]\n${all}`),
      'py/app/core/tests/t.py': 'import app.data\n',
    };
    const { rules, found } = imported(tree);
    expect(rules.find(({ id }) => id === 'TACH-app.core')).toMatchObject({
      from: ['app.core', '!**/tests/**'],
    });
    expect(found()).toEqual([]);
  });

  it('do not look at what is excluded by regular expressions', () => {
    const tree = {
      ...toml(`use_regex_matching = true\nexclude = ["py/.*/tests/", "(?=x)docs"]\n${all}`),
      'py/app/core/tests/t.py': 'import app.data\n',
    };
    const { said, found } = imported(tree);
    expect(found()).toEqual([]);
    expect(said).toContainEqual(expect.stringContaining('exclude (?=x)docs'));
  });

  it('are found in files of domains, and in the old file', () => {
    const domain = {
      ...toml(module('app.cli', 'depends_on = ["app.core.api"]')),
      'py/app/core/tach.domain.toml':
        '[root]\ndepends_on = ["//app.data"]\n[[modules]]\npath = "api"\ndepends_on = ["inner"]\n[[modules]]\npath = "inner"\ndepends_on = []\n',
    };
    const { rules, found } = imported(domain);
    expect(rules.map(({ id }) => id)).toEqual([
      'TACH-app.cli',
      'TACH-app.core',
      'TACH-app.core.api',
      'TACH-app.core.inner',
    ]);
    expect(found()).toEqual([]);
    expect(found({ 'py/app/core/inner.py': 'from . import api\n' })).toEqual([
      'TACH-app.core.inner py/app/core/inner.py py/app/core/api.py',
    ]);
    const yaml =
      'source_roots: [py]\nmodules:\n  - path: app.core\n    depends_on: []\n    strict: true\n  - path: app.data\n    depends_on: [{ path: app.core }]\n';
    const old = imported({ ...code, 'tach.yml': yaml });
    expect(old.rules.map(({ id }) => id)).toEqual(['TACH-app.core']);
    expect(old.said).toEqual(['4 strict of app.core: what `__all__` exports is not looked at']);
  });

  it('say what is not carried over', () => {
    const { said } = imported(
      toml(
        `exact = true\nroot_module = "forbid"\n[external]\nexclude = []\n${module('app.gone')}${module('<root>')}${module('app.core', 'depends_on_external = ["x"]')}`,
      ),
    );
    expect(said.map(text => text.replace(/:.*/, ''))).toEqual([
      '5 module app.gone',
      '1 exact',
      '3 external',
      '2 root_module',
      '13 depends_on_external of app.core',
      '0 module <root>',
    ]);
    expect(imported({ 'tach.toml': 'modules = [', 'pyproject.toml': '[tool.tach]\n' }).files).toMatchObject([
      { rules: [], lost: [{ path: 'tach.toml' }] },
    ]);
  });
});
