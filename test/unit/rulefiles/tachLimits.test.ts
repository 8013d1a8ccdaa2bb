import { describe, expect, it } from 'vitest';
import type { Tree } from '../drift/tree.ts';
import { imported } from './imported.ts';
import { module } from './tach/module.ts';

const alone = 'depends_on = []';

const code: Tree = {
  'app/__init__.py': '',
  'app/core/__init__.py': '',
  'app/data/__init__.py': '',
  'app/data/gen/__init__.py': '',
  'app/util/__init__.py': '',
  'app/bare/x.py': '',
};
const toml = (text: string, more: Tree = {}): Tree => ({ ...code, ...more, 'tach.toml': text });
const two = module('app.core', alone) + module('app.data', alone);
const [core, data] = ['app/core/n.py', 'app/data/n.py'];

describe('what tach does not read', () => {
  it('are stubs, hidden folders and excluded files, at any depth', () => {
    const more = {
      'app/core/s.pyi': 'import app.data\n',
      'app/core/.old/h.py': 'import app.data\n',
      'app/core/deep/gen/g.py': 'import app.data\n',
    };
    const { found, rules } = imported(toml(`exclude = ["gen/"]\n${two}`, more));
    expect(rules[0]).toMatchObject({ from: ['app.core', '!**/gen/**', '!**/*.pyi', '!**/.*/**'] });
    expect(found()).toEqual([]);
    expect(found({ 'app/core/my-script.py': 'import app.data\n' })).toHaveLength(1);
  });

  it('may still be imported by nobody, unless the pattern means the file itself', () => {
    const named = imported(toml(`exclude = ["gen"]\n${two}`));
    expect(named.found({ [core]: 'import app.data.gen\n' })).toHaveLength(1);
    const meant = imported(toml(`exclude = ["**/gen/**"]\n${two}`));
    expect(meant.found({ [core]: 'import app.data.gen\n' })).toEqual([]);
    expect(meant.found({ [core]: 'import app.data\n' })).toHaveLength(1);
  });

  it('is a module of its own, which others must not import and which may import all', () => {
    const text = `exclude = ["gen"]\n${two}${module('app.data.gen', alone)}`;
    const { found, rules } = imported(toml(text, { 'app/data/gen/__init__.py': 'import app.core\n' }));
    expect(rules.map(({ id }) => id)).toEqual(['TACH-app.core', 'TACH-app.data']);
    expect(found()).toEqual([]);
    expect(found({ [data]: 'import app.data.gen\n' })).toEqual([
      'TACH-app.data app/data/n.py app/data/gen/__init__.py',
    ]);
  });

  it('is what layers are not held to', () => {
    const layered = `layers = ["top", "low"]\n${module('app.core', 'layer = "top"')}${module('app.data', 'layer = "low"')}`;
    const test = { 'app/data/tests/t.py': 'import app.core\n' };
    const { found, rules } = imported(toml(`exclude = ["tests"]\n${layered}`, test));
    expect(found()).toEqual([]);
    expect(found({ [data]: 'import app.core\n' })).toEqual([
      'TACH-layers-low app/data/n.py app/core/__init__.py',
    ]);
    expect(rules).toEqual([
      {
        id: 'TACH-layers-low',
        kind: 'forbid',
        from: ['layer:low', '!**/tests/**'],
        to: 'layer:top',
        edges: ['value'],
      },
    ]);
  });
});

describe('modules that tach does not judge', () => {
  const free = 'unchecked = true';

  it('may break layers and interfaces', () => {
    const text =
      `layers = ["top", "low"]\n` +
      module('app.core', 'layer = "top"') +
      module('app.data', `layer = "low"\n${free}`) +
      module('app.util', 'layer = "low"') +
      '[[interfaces]]\nexpose = []\nfrom = ["app.core"]\n';
    const { found } = imported(toml(text, { 'app/core/inner.py': '' }));
    const inner = 'from app.core import inner\n';
    expect(found({ [data]: inner })).toEqual([]);
    expect(found({ 'app/util/n.py': inner })).toEqual([
      'TACH-app.core-interface app/util/n.py app/core/inner.py',
      'TACH-layers-low app/util/n.py app/core/inner.py',
    ]);
  });

  it('may use a module that is not visible to them, as long as they declare nothing', () => {
    const guarded = module('app.util', 'visibility = []');
    const sees = { [core]: 'import app.util\n' };
    expect(imported(toml(module('app.core') + guarded)).found(sees)).toEqual([]);
    expect(imported(toml(module('app.core', alone) + guarded)).found(sees)).toEqual([
      'TACH-app.core app/core/n.py app/util/__init__.py',
      'TACH-app.util-visibility app/core/n.py app/util/__init__.py',
    ]);
    const all = module('app.util', 'visibility = ["app.*"]');
    expect(imported(toml(module('app.core', 'depends_on = ["app.util"]') + all)).found(sees)).toEqual([]);
  });
});

describe('wildcards of tach', () => {
  it('mean packages and files, not folders alone', () => {
    const { text } = imported(toml(module('app.*', alone)));
    expect(text).toContain('  app.core:\n');
    expect(text).not.toContain('  app.bare:\n');
  });

  it('mean none or more parts by two stars inside, one part by two stars alone', () => {
    const use = { [core]: 'import app.data.gen\n' };
    const allows = (depends: string): boolean =>
      imported(toml(module('app.core', `depends_on = ["${depends}"]`) + module('app.data.gen', alone))).found(
        use,
      ).length === 0;
    expect(
      ['app.**.gen', 'app.data.**.gen', 'app.**', 'app.data.g?n', 'app.data.{gen,x}'].filter(allows),
    ).toEqual(['app.**.gen', 'app.data.**.gen', 'app.**', 'app.data.g?n', 'app.data.{gen,x}']);
    expect(['**', 'app.*', 'app.data'].filter(allows)).toEqual([]);
  });
});

describe('cycles of tach', () => {
  const acyclic = 'forbid_circular_dependencies = true\n';
  const round = { [core]: 'import app.data\n', [data]: 'import app.core\n' };

  it('are those that modules declare: what wildcards allow is none', () => {
    const wild = 'depends_on = ["app.*"]';
    const { found, said } = imported(toml(acyclic + module('app.core', wild) + module('app.data', wild)));
    expect(found(round)).toEqual([]);
    expect(said).toEqual([expect.stringContaining('forbid_circular_dependencies')]);
  });

  it('do not lead through utilities that nobody declares', () => {
    const text = `${acyclic}${module('app.core', alone)}${module('app.util', 'utility = true\ndepends_on = ["app.core"]')}`;
    const { rules } = imported(toml(text));
    expect(rules.at(-1)).toMatchObject({ kind: 'acyclic', except: [{ to: 'app.util' }] });
  });
});

describe('interfaces of tach', () => {
  const exposing = (expose: string, from: string): Tree =>
    toml(
      `${module('app.core')}${module('app.data')}[[interfaces]]\nexpose = ${expose}\nfrom = ["${from}"]\n`,
      { 'app/data/api.py': '', 'app/data/inner.py': '' },
    );
  const use = { [core]: 'from app.data import api, inner\n' };
  const inner = 'TACH-app.data-interface app/core/n.py app/data/inner.py';

  it('expose what an expression may mean', () => {
    expect(imported(exposing('["api.*"]', 'app.data')).found(use)).toEqual([inner]);
    expect(imported(exposing('["api.run"]', 'app.data')).found(use)).toEqual([inner]);
    expect(imported(exposing('["api|x"]', 'app.data')).found(use)).toEqual([]);
  });

  it('are for the modules that their expressions mean as a whole', () => {
    expect(imported(exposing('["api"]', 'app\\\\.d.ta')).found(use)).toEqual([inner]);
    expect(imported(exposing('["api"]', 'app.dat')).rules).toEqual([]);
    expect(imported(exposing('["api"]', 'app.data.+')).rules).toEqual([]);
  });

  it('give way where a module has the old strict mode', () => {
    const strict = exposing('["api"]', 'app.data');
    const text = `${strict['tach.toml']}${module('app.util', 'strict = true')}`;
    expect(imported({ ...strict, 'tach.toml': text }).rules).toEqual([]);
  });
});

describe('settings of tach without a counterpart', () => {
  it('are said with their place', () => {
    const text = `${module('app.core', 'depends_on = [{ path = "app.data", deprecated = true }]')}${module('app.data')}[rules]\nlocal_imports = "off"\n`;
    expect(imported(toml(text)).said).toEqual([
      expect.stringContaining('local_imports: imports inside functions'),
      expect.stringContaining('deprecated dependency of app.core: it is allowed without a warning'),
    ]);
  });

  it('may ask for every dependency to be named, utilities apart', () => {
    const layered = (explicit: boolean): Tree =>
      toml(
        `layers = ["top", "low"]\nlayers_explicit_depends_on = ${explicit}\n` +
          module('app.core', 'layer = "top"\ndepends_on = []\ncannot_depend_on = ["app.util"]') +
          module('app.data', 'layer = "low"') +
          module('app.util', 'layer = "low"\nutility = true'),
      );
    const use = { [core]: 'import app.data\nimport app.util\n' };
    expect(imported(layered(false)).found(use)).toEqual([]);
    expect(imported(layered(true)).found(use)).toEqual(['TACH-app.core app/core/n.py app/data/__init__.py']);
  });
});
