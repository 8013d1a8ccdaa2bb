import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { python } from '../../../../src/core/drift/resolve/python.ts';
import { blueprint, fingerprints, ruleFindings } from '../tree.ts';
import { ScannedTree } from './declaring.ts';
import { edgesOf } from './edgesOf.ts';
import { empty, tree } from './tree.ts';

const app = empty(
  'app/__init__.py',
  'app/main.py',
  'app/domain/__init__.py',
  'app/domain/order.py',
  'app/infra/__init__.py',
  'app/infra/db.py',
);

/** Where the imports of a text lead that stands at a path in the tree. */
const targets = (
  contents: Record<string, string>,
  path: string,
  text: string,
  ignored: Record<string, string> = {},
): string[] => new ScannedTree({ ...contents, [path]: text }, ignored).targets(path);

describe('names of a statement', () => {
  it('from pkg import name is the submodule where one exists, and stands on the name', () => {
    const files = tree({ ...app, 'app/main.py': 'from app.infra import db, connect, close' });
    expect(edgesOf(files, 'app/main.py')).toEqual([
      'db → app/infra/db.py',
      'app.infra → app/infra/__init__.py',
    ]);
  });
  it('exactly one fallback level: a name of a module is an attribute, whatever folder is called so', () => {
    const contents = { ...app, ...empty('app/infra/order/x.py') };
    expect(targets(contents, 'app/main.py', 'from app.domain.order import total')).toEqual([
      'app/domain/order.py',
    ]);
    expect(targets(contents, 'app/main.py', 'from app.infra.db.pool import x')).toEqual(['unresolved']);
  });
  it('import a.b.c means the whole module, under whatever name', () => {
    expect(targets(app, 'app/main.py', 'import app.infra.db as d, app.domain')).toEqual([
      'app/infra/db.py',
      'app/domain/__init__.py',
    ]);
  });
  it('a star import of a package is its __init__', () => {
    expect(targets(app, 'app/main.py', 'from app.infra import *\nfrom .domain.order import *')).toEqual([
      'app/infra/__init__.py',
      'app/domain/order.py',
    ]);
  });
});

describe('relative imports', () => {
  it.each([
    ['app/main.py', 'from . import domain', 'app/domain/__init__.py'],
    ['app/__init__.py', 'from . import domain', 'app/domain/__init__.py'],
    ['app/__init__.py', 'from .infra.db import x', 'app/infra/db.py'],
    ['app/domain/order.py', 'from ..infra import db', 'app/infra/db.py'],
    ['app/domain/__init__.py', 'from ..infra import db', 'app/infra/db.py'],
    ['app/domain/order.py', 'from . import helper', 'app/domain/__init__.py'],
    ['app/domain/order.py', 'from .. import __version__', 'app/__init__.py'],
    ['app/domain/order.py', 'from .missing import x', 'unresolved'],
    ['app/domain/order.py', 'from ..... import x', 'unresolved'],
    ['app/main.py', 'importlib.import_module(".infra.db", package=__package__)', 'app/infra/db.py'],
  ])('levels from __init__ and from a module: %s: %s', (path, text, target) => {
    expect(targets(app, path, text)).toEqual([target]);
  });
  it('of a package its own names are no import of itself', () => {
    expect(edgesOf(tree({ ...app, 'app/__init__.py': 'from . import VERSION' }), 'app/__init__.py')).toEqual(
      [],
    );
  });
});

describe('source roots', () => {
  it('src layout', () => {
    const contents = {
      'pyproject.toml': '[project]\nname = "acme"',
      ...empty('src/acme/__init__.py', 'src/acme/db.py'),
    };
    expect(targets(contents, 'tests/test_db.py', 'from acme import db')).toEqual(['src/acme/db.py']);
  });
  it.each([
    ['setuptools package-dir', '[tool.setuptools.package-dir]\n"" = "python"'],
    ['setuptools where', '[tool.setuptools.packages.find]\nwhere = ["python"]'],
    ['poetry packages from', '[tool.poetry]\npackages = [{ include = "acme", from = "python" }]'],
    ['hatch', '[tool.hatch.build.targets.wheel]\npackages = ["python/acme"]'],
    ['pdm', '[tool.pdm.build]\npackage-dir = "python"'],
    ['uv', '[tool.uv.build-backend]\nmodule-root = "python"'],
    ['pytest pythonpath', '[tool.pytest.ini_options]\npythonpath = ["python"]'],
  ])('several source roots: %s', (_, pyproject) => {
    const contents = { 'pyproject.toml': pyproject, ...empty('python/acme/db/x.py') };
    expect(targets(contents, 'tests/test_db.py', 'import acme.db.x')).toEqual(['python/acme/db/x.py']);
  });
  it('several source roots: setup.py, setup.cfg, pytest.ini, tach.toml', () => {
    for (const [path, text] of [
      ['setup.py', 'setup(package_dir={"": "python"})'],
      ['setup.cfg', '[options]\npackage_dir =\n    = python'],
      ['setup.cfg', '[options.packages.find]\nwhere = python'],
      ['pytest.ini', '[pytest]\npythonpath = lib python'],
      ['tach.toml', 'source_roots = ["python"]'],
    ] as const) {
      const contents = { [path]: text, ...empty('python/acme/x.py') };
      expect(targets(contents, 'tests/t.py', 'import acme.x'), path).toEqual(['python/acme/x.py']);
    }
  });
  it('an example may require what the project around it builds', () => {
    for (const [path, text] of [
      ['pyproject.toml', '[project]\nname = "acme"'],
      ['setup.py', 'setup(name="acme")'],
      ['setup.py', 'NAME = "acme"\nsetup(\n    name=NAME,\n)'],
    ] as const) {
      const contents = {
        [path]: text,
        'examples/shop/requirements.txt': 'acme>=5\nflask',
        ...empty('acme/__init__.py', 'flask/__init__.py'),
      };
      const found = targets(contents, 'examples/shop/main.py', 'from acme import App\nimport flask');
      expect(found, text).toEqual(['acme/__init__.py', 'package flask']);
    }
  });
  it('a folder that nobody calls a source root counts where it is the only one that has the module', () => {
    const contents = {
      'pyproject.toml': '[project]\nname = "acme"\ndependencies = ["acme-audit-sdk"]',
      ...empty('cli/ledger/__init__.py', 'libs/ledger/__init__.py', 'libs/ledger/client.py'),
      ...empty('jobs/report/__init__.py', 'jobs/audit/__init__.py'),
    };
    const text = 'import report\nimport ledger\nimport ledger.client\nimport ledger.types\nimport audit';
    expect(targets(contents, 'app/main.py', text)).toEqual([
      'jobs/report/__init__.py',
      'package ledger',
      'libs/ledger/client.py',
      'package ledger',
      'package audit',
    ]);
  });
  it('src is no source root where setuptools looks for packages beside it', () => {
    const contents = {
      'pyproject.toml': '[project]\nname = "acme"\n[tool.setuptools.packages.find]\ninclude = ["src*"]',
      ...empty('src/ledger.py'),
    };
    expect(targets(contents, 'libs/a.py', 'import ledger\nimport src.ledger')).toEqual([
      'package ledger',
      'src/ledger.py',
    ]);
  });
  it('a project that lies in its own package is no source root of others', () => {
    const contents = {
      'cli/pyproject.toml':
        '[project]\nname = "acme-cli"\n[tool.setuptools]\npackage-dir = { cli = "." }\n[tool.setuptools.packages.find]\nwhere = [".."]',
      ...empty('cli/__init__.py', 'cli/ledger/__init__.py', 'cli/main.py'),
    };
    expect(targets(contents, 'libs/a.py', 'import ledger\nimport cli.ledger')).toEqual([
      'package ledger',
      'cli/ledger/__init__.py',
    ]);
  });
  it('editable monorepos with namespace packages (PEP 420)', () => {
    const contents = {
      'packages/a/pyproject.toml': '[project]\nname = "acme-a"\ndependencies = ["acme-b"]',
      'packages/b/pyproject.toml': '[project]\nname = "acme-b"',
      ...empty(
        'packages/a/src/acme/a/__init__.py',
        'packages/b/src/acme/b/__init__.py',
        'packages/b/src/acme/b/x.py',
      ),
    };
    const text = 'from acme.b import x\nfrom acme import b\nimport acme.c\nimport acme';
    expect(targets(contents, 'packages/a/src/acme/a/main.py', text)).toEqual([
      'packages/b/src/acme/b/x.py',
      'packages/b/src/acme/b/__init__.py',
      'package acme',
      'package acme',
    ]);
    const files = tree({ ...contents, 'packages/a/src/acme/a/main.py': 'import acme.b.x' });
    expect(edgesOf(files, 'packages/a/src/acme/a/main.py')).toEqual([
      'acme.b.x → packages/b/src/acme/b/x.py (acme)',
    ]);
  });
  it('directories without __init__ inside of a regular package are seen', () => {
    const contents = empty('flask/__init__.py', 'flask/sansio/app.py');
    expect(
      targets(contents, 'flask/app.py', 'from .sansio.app import App\nfrom flask.sansio import app'),
    ).toEqual(['flask/sansio/app.py', 'flask/sansio/app.py']);
  });
  it('of two roots with the same package the own project comes first, then what it declares', () => {
    const contents = {
      'one/pyproject.toml': '[project]\nname = "one"',
      'two/pyproject.toml': '[project]\nname = "two"',
      ...empty('one/common/__init__.py', 'two/common/__init__.py', 'two/common/x.py'),
    };
    expect(targets(contents, 'two/main.py', 'import common')).toEqual(['two/common/__init__.py']);
    expect(targets({ ...contents, 'requirements.txt': 'two\n' }, 'main.py', 'import common')).toEqual([
      'two/common/__init__.py',
    ]);
    expect(targets(contents, 'main.py', 'import common')).toEqual(['package common']);
    expect(targets(contents, 'one/main.py', 'import common.x')).toEqual(['two/common/x.py']);
  });
  it('a folder that is called like a library is not the library', () => {
    const contents = {
      'requirements.txt': 'redis\n',
      ...empty('redis/cache.py', 'docs/conf.py', 'app/celery.py'),
    };
    expect(targets(contents, 'app/main.py', 'import redis\nfrom redis import Redis\nimport docs')).toEqual([
      'package redis',
      'package redis',
      'package docs',
    ]);
    expect(
      targets(
        { 'requirements.txt': 'celery', ...empty('app/celery.py') },
        'app/main.py',
        'from celery import Celery',
      ),
    ).toEqual(['package celery']);
  });
});

describe('the standard library', () => {
  it('is built in, also what only another version of Python has', () => {
    const text =
      'import os.path, tomllib, ConfigParser\nfrom __future__ import annotations\nfrom _thread import x';
    expect(targets({}, 'a.py', text)).toEqual([
      'builtin os',
      'builtin tomllib',
      'builtin ConfigParser',
      'builtin __future__',
      'builtin _thread',
    ]);
  });
  it('is not a file that happens to be called so, but a package of the workspace with that module is', () => {
    const contents = empty('app/logging.py', 'platform/__init__.py', 'platform/core.py');
    expect(targets(contents, 'app/main.py', 'import logging\nimport platform\nimport platform.core')).toEqual(
      ['builtin logging', 'builtin platform', 'platform/core.py'],
    );
  });
});

describe('compiled modules and stubs', () => {
  it('compiled modules (.pyx, .so) are files like others', () => {
    const contents = empty(
      'a/__init__.py',
      'a/fast.pyx',
      'a/ext.cpython-312-x86_64-linux-gnu.so',
      'a/ext.pyi',
    );
    expect(targets(contents, 'a/main.py', 'from . import fast, ext')).toEqual([
      'a/fast.pyx',
      'a/ext.cpython-312-x86_64-linux-gnu.so',
    ]);
  });
  it('stub .pyi: the module beside it comes first', () => {
    const contents = empty('a/__init__.pyi', 'a/x.py', 'a/x.pyi', 'a/y.pyi');
    expect(targets(contents, 'main.py', 'from a import x, y, z')).toEqual([
      'a/x.py',
      'a/y.pyi',
      'a/__init__.pyi',
    ]);
  });
});

describe('what is not there', () => {
  it('is unresolved where it looks like the own code', () => {
    expect(
      targets(app, 'app/main.py', 'import app.nope\nfrom app.nope import x\nfrom app import anything'),
    ).toEqual(['unresolved', 'unresolved', 'app/__init__.py']);
  });
  it('may fail where somebody catches the error', () => {
    const text =
      'try:\n  from ._version import version\n  from .speedups import x\nexcept ImportError:\n  pass';
    expect(targets(app, 'app/main.py', text)).toEqual(['app/__init__.py', 'app/__init__.py']);
  });
  it('may be generated: on the disk, by protobuf, by a version tool, by a compiler', () => {
    const ignored = empty('app/settings_local.py');
    expect(
      targets(app, 'app/main.py', 'from . import settings_local\nimport app.settings_local', ignored),
    ).toEqual(['app/__init__.py', 'app/settings_local.py']);
    expect(targets(app, 'app/main.py', 'import app.order_pb2\nfrom ._version import version')).toEqual([
      'app/__init__.py',
      'app/__init__.py',
    ]);
    const rust = { ...app, 'Cargo.toml': '[lib]\ncrate-type = ["cdylib"]' };
    expect(targets(rust, 'app/main.py', 'from app._core import x')).toEqual(['app/__init__.py']);
  });
  it('may lie beside stubs that do not describe all of a library', () => {
    const stubs = empty('lib/wrapper/__init__.pyi', 'app/main.py');
    expect(targets(stubs, 'app/main.py', 'from lib.wrapper.inner import x')).toEqual([
      'lib/wrapper/__init__.pyi',
    ]);
  });
  it('may be put together at run time', () => {
    const contents = { ...app, 'app/six.py': 'sys.modules[__name__ + ".moves"] = moves' };
    expect(targets(contents, 'app/main.py', 'from app.six.moves import urllib')).toEqual(['app/six.py']);
  });
  it('is the library where a folder of tests is called like it', () => {
    const contents = { 'requirements.txt': 'django', ...empty('tests/django/__init__.py') };
    expect(targets(contents, 'tests/test_a.py', 'from django.db import models')).toEqual(['package django']);
  });
});

describe('imports that depend on the version of Python', () => {
  const text =
    'import sys\nif sys.version_info >= (3, 11):\n  import tomllib\nelse:\n  import tomli as tomllib\n';

  it('each branch is resolved by itself: the library of one version, a package of another', () => {
    expect(targets(app, 'app/main.py', text)).toEqual(['builtin sys', 'builtin tomllib', 'package tomli']);
    const own = 'if sys.version_info < (3,):\n  from app.infra.db import x\nelse:\n  from app.infra import y';
    expect(targets(app, 'app/main.py', own)).toEqual(['app/infra/db.py', 'app/infra/__init__.py']);
  });

  it.each([
    ['pyproject.toml', '[project]\ndependencies = ["tomli>=1; python_version < \'3.11\'"]'],
    ['pyproject.toml', '[tool.poetry.dependencies]\ntomli = { version = "^2", python = "<3.11" }'],
    ['requirements.txt', 'tomli==2.0.1 ; python_version < "3.11"'],
  ])('a package that %s declares for some versions only is declared: %s', (path, manifest) => {
    const files = { 'app/main.py': text, [path]: manifest };
    const plan = blueprint(
      '  app: { paths: ["app/**"] }',
      '  - { id: PKG, kind: packages, from: app, undeclared: true }',
    );
    expect(ruleFindings({ '.plumbrule/blueprint.yaml': plan, ...files })).toEqual([]);
    expect(
      fingerprints(ruleFindings({ '.plumbrule/blueprint.yaml': plan, ...files, [path]: '[project]' })),
    ).toEqual(['PKG app/main.py tomli']);
  });
});

describe('how a package is declared', () => {
  const status = (contents: Record<string, string>, name: string, from = 'app/main.py'): string => {
    const found = new ScannedTree({ ...contents, [from]: '' }).status(from, name);
    return found.as === 'unknown' ? found.as : `${found.as} ${found.manifest}`;
  };
  const pyproject = [
    '[project]',
    'name = "acme"',
    'dependencies = ["requests>=2", "PyYAML", "Django[argon2] ~= 5.0 ; python_version > \'3\'"]',
    '[project.optional-dependencies]',
    'redis = ["redis"]',
    'test = ["pytest"]',
    '[dependency-groups]',
    'lint = ["ruff", { include-group = "test" }]',
  ].join('\n');
  it.each([
    ['requests', 'production pyproject.toml'],
    ['yaml', 'production pyproject.toml'],
    ['django', 'production pyproject.toml'],
    ['redis', 'production pyproject.toml'],
    ['pytest', 'development pyproject.toml'],
    ['ruff', 'development pyproject.toml'],
    ['acme', 'production pyproject.toml'],
    ['numpy', 'undeclared pyproject.toml'],
    ['something_else', 'undeclared pyproject.toml'],
  ])('import name and distribution name: %s is %s', (name, expected) => {
    expect(status({ 'pyproject.toml': pyproject }, name)).toBe(expected);
  });
  it('cannot be told where a distribution that nobody knows may give the name', () => {
    const contents = { 'requirements.txt': 'acme-internal-things' };
    expect(status(contents, 'acme_internal_things')).toBe('production requirements.txt');
    expect(status(contents, 'secrets_of_acme')).toBe('unknown');
    expect(status(contents, 'numpy')).toBe('undeclared requirements.txt');
    expect(new ScannedTree({ ...contents, 'a.py': '' }).status('a.py', 'thing')).toEqual({
      as: 'unknown',
      why: 'Whether `thing` is declared in requirements.txt cannot be told: acme-internal-things may be what provides it.',
    });
  });
  it('namespaces that many distributions share', () => {
    const contents = { 'requirements.txt': 'google-cloud-storage\nzope.interface' };
    expect(status(contents, 'google')).toBe('production requirements.txt');
    expect(status(contents, 'zope')).toBe('production requirements.txt');
    expect(status(contents, 'azure')).toBe('undeclared requirements.txt');
  });
  it.each([
    [
      'poetry',
      'pyproject.toml',
      '[tool.poetry.dependencies]\npython = "^3"\nhttpx = "*"\n[tool.poetry.group.dev.dependencies]\nblack = "*"',
    ],
    [
      'pdm',
      'pyproject.toml',
      '[project]\ndependencies = ["httpx"]\n[tool.pdm.dev-dependencies]\nx = ["black"]',
    ],
    ['uv', 'pyproject.toml', '[project]\ndependencies = ["httpx"]\n[tool.uv]\ndev-dependencies = ["black"]'],
    [
      'setup.cfg',
      'setup.cfg',
      '[options]\ninstall_requires =\n  httpx>0\n[options.extras_require]\ndev =\n  black',
    ],
    [
      'setup.py',
      'setup.py',
      'setup(install_requires=["httpx[http2]>0", # x\n], extras_require={"dev": ["black"]})',
    ],
    ['Pipfile', 'Pipfile', '[packages]\nhttpx = "*"\n[dev-packages]\nblack = "*"'],
  ])('is read from %s', (_, path, text) => {
    expect(status({ [path]: text }, 'httpx')).toBe(`production ${path}`);
    expect(status({ [path]: text }, 'black')).toBe(`development ${path}`);
    expect(status({ [path]: text }, 'numpy')).toBe(`undeclared ${path}`);
  });
  it('is read from requirements files and what they include', () => {
    const contents = {
      'requirements.txt':
        '-r requirements/base.txt\n--index-url x\nflask==3 \\\n  --hash=sha256:0\n-e ./libs/a',
      'requirements/base.txt': 'httpx # comment',
      'requirements-dev.txt': '-r requirements.txt\nblack\ngit+https://example.com/x.git#egg=celery',
    };
    expect(status(contents, 'flask')).toMatch(/^production/);
    expect(status(contents, 'httpx')).toMatch(/^production/);
    expect(status(contents, 'black')).toMatch(/^development/);
    expect(status(contents, 'celery')).toMatch(/^development/);
    expect(status(contents, 'numpy')).toMatch(/^undeclared/);
  });
  it('cannot be told where a list is computed or names an address only', () => {
    expect(status({ 'setup.py': 'setup(install_requires=read("requirements"))' }, 'numpy')).toBe('unknown');
    expect(status({ 'setup.py': 'setup(install_requires=["httpx"] + more)' }, 'numpy')).toBe('unknown');
    expect(status({ 'requirements.txt': 'https://example.com/x.whl' }, 'numpy')).toBe('unknown');
    expect(status({ 'pyproject.toml': '[project]\ndynamic = ["dependencies"]' }, 'numpy')).toBe('unknown');
  });
  it('stubs are enough for what only a type checker reads', () => {
    const contents = { 'requirements.txt': 'types-requests', 'a.py': '' };
    const resolver = python.create(tree(contents), {
      filesOf: () => [],
      inSpace: () => [],
      hasSpace: () => false,
    });
    expect(resolver.statusOf('a.py', 'requests', 'type').as).toBe('production');
    expect(resolver.statusOf('a.py', 'requests', 'value').as).toBe('undeclared');
    expect(resolver.statusOf('a.py', 'typing_extensions', 'type').as).toBe('production');
    expect(resolver.statusOf('a.py', 'typing_extensions', 'value').as).toBe('undeclared');
  });
  it('the nearest manifest speaks; one with settings of tools alone does not', () => {
    const contents = {
      'pyproject.toml': '[project]\ndependencies = ["httpx"]',
      'app/pyproject.toml': '[tool.black]\nline-length = 80',
      'job/requirements.txt': 'flask',
    };
    expect(status(contents, 'httpx')).toBe('production pyproject.toml');
    expect(status(contents, 'httpx', 'job/main.py')).toBe('undeclared job/requirements.txt');
    expect(status({}, 'httpx')).toBe('undeclared undefined');
  });
  it('a project of the workspace is declared under the name of its distribution', () => {
    const contents = {
      'a/pyproject.toml': '[project]\nname = "acme-platform"',
      'a/src/acme_core/__init__.py': '',
      'b/pyproject.toml': '[project]\nname = "b"\ndependencies = ["acme-platform"]',
    };
    expect(status(contents, 'acme_core', 'b/main.py')).toBe('production b/pyproject.toml');
  });
});

describe('any manifest and any import', () => {
  it('never throws', () => {
    const manifest = fc.constantFrom(
      'pyproject.toml',
      'setup.cfg',
      'setup.py',
      'Pipfile',
      'requirements.txt',
      'tach.toml',
      'tox.ini',
    );
    const pieces = fc.constantFrom(
      ...[
        '[project]',
        '[options]',
        '\n',
        '=',
        '"',
        '[',
        ']',
        '{',
        '}',
        'install_requires',
        'dependencies',
        'name',
        '-r ',
        '.',
        '..',
        '#',
        ':',
        '\\',
        'a',
        '  ',
      ],
    );
    fc.assert(
      fc.property(manifest, fc.array(pieces, { maxLength: 40 }), fc.string(), (path, parts, specifier) => {
        const files = tree({ [path]: parts.join(''), ...app });
        const resolver = python.create(files, {
          filesOf: () => [],
          inSpace: () => [],
          hasSpace: () => false,
        });
        expect(
          resolver.resolve('app/main.py', { kind: 'value', specifier, name: specifier }).kind,
        ).toBeDefined();
        expect(resolver.statusOf('app/main.py', specifier, 'value').as).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
  it('answers names of any length', () => {
    const resolver = python.create(tree(app), {
      filesOf: () => [],
      inSpace: () => [],
      hasSpace: () => false,
    });
    for (const specifier of ['.'.repeat(1e5), 'a.'.repeat(1e5), 'a'.repeat(1e6), '', '...']) {
      expect(resolver.resolve('app/main.py', { kind: 'value', specifier }).kind).toMatch(
        /unresolved|package|file/,
      );
    }
  });
});
