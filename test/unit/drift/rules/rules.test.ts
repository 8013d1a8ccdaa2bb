import { describe, expect, it } from 'vitest';
import { blueprint, evaluate, fingerprints, ruleFindings, type Tree } from '../tree.ts';

const three = `
  ui: { paths: ["src/ui/**"] }
  app: { paths: ["src/app/**"] }
  domain: { paths: ["src/domain/**"] }
  shared: { paths: ["src/shared/**"], utility: true }
  feature: { paths: ["src/features/{name}/**"], public: ["index.ts"] }`;

function check(rules: string, sources: Tree, extra: Tree = {}) {
  return ruleFindings({ '.plumbrule/blueprint.yaml': blueprint(three, rules), ...sources, ...extra });
}

describe('allow', () => {
  const rule =
    '  - { id: DEP-1, kind: allow, from: app, to: [domain], because: "the app knows the domain only" }';
  const targets = {
    'src/domain/d.ts': '',
    'src/ui/u.ts': '',
    'src/shared/s.ts': '',
    'src/app/other.ts': '',
    'tools/t.ts': '',
  };

  it('denies what is not listed, on the specifier with its quotes', () => {
    const [finding, ...others] = check(rule, {
      ...targets,
      'src/app/a.ts': "import { d } from '../domain/d';\nimport { u } from '../ui/u';\n",
    });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'DEP-1',
      kind: 'allow',
      severity: 'major',
      state: 'new',
      path: 'src/app/a.ts',
      range: { start: { line: 1, character: 18 }, end: { line: 1, character: 27 } },
      because: 'the app knows the domain only',
      from: 'app',
      to: 'ui',
      target: 'src/ui/u.ts',
      specifier: '../ui/u',
      fingerprint: 'DEP-1 src/app/a.ts src/ui/u.ts',
    });
    expect(finding!.remedies.length).toBeGreaterThan(1);
  });

  it('lets the component itself, utilities and packages pass', () => {
    const text = "import './other'; import '../shared/s'; import fs from 'fs'; import x from 'left-pad';";
    expect(check(rule, { ...targets, 'src/app/a.ts': text })).toEqual([]);
  });

  it('denies a target in no component', () => {
    const found = check(rule, { ...targets, 'src/app/a.ts': "export * from '../../tools/t';" });
    expect(fingerprints(found)).toEqual(['DEP-1 src/app/a.ts tools/t.ts']);
  });

  it('takes another instance of a captured component for another component', () => {
    const found = check('  - { id: F, kind: allow, from: feature, to: [] }', {
      'src/features/cart/index.ts': "import '../order'; import './inner';",
      'src/features/cart/inner.ts': '',
      'src/features/order/index.ts': '',
    });
    expect(fingerprints(found)).toEqual(['F src/features/cart/index.ts src/features/order/index.ts']);
  });

  it('takes the files of a glob without a component for themselves', () => {
    const found = check('  - { id: T, kind: allow, from: "tools/**", to: ["src/shared/**"] }', {
      'tools/a.ts': "import './b'; import '../src/shared/s'; import '../other/o';",
      'tools/b.ts': '',
      'other/o.ts': '',
      'src/shared/s.ts': '',
    });
    expect(fingerprints(found)).toEqual(['T tools/a.ts other/o.ts']);
  });

  it('counts type-only imports, unless the rule says which edges it looks at', () => {
    const sources = { ...targets, 'src/app/a.ts': "import type { U } from '../ui/u';" };
    expect(check(rule, sources)).toHaveLength(1);
    expect(check('  - { id: D, kind: allow, from: app, to: [], edges: [value] }', sources)).toEqual([]);
  });
});

describe('forbid', () => {
  it('refuses a direct import of a component and of a package', () => {
    const found = check('  - { id: FB, kind: forbid, from: domain, to: [app, "package:@aws-sdk/*"] }', {
      'src/domain/d.ts':
        "import '../app/a';\nimport { S3 } from '@aws-sdk/client-s3/dist';\nimport ok from '@aws/x';",
      'src/app/a.ts': '',
    });
    expect(fingerprints(found)).toEqual([
      'FB src/domain/d.ts src/app/a.ts',
      'FB src/domain/d.ts @aws-sdk/client-s3',
    ]);
  });

  it('sees no further than the import unless it is transitive', () => {
    const sources = {
      'src/domain/d.ts': "import '../shared/s';",
      'src/shared/s.ts': "import '../ui/u';",
      'src/ui/u.ts': '',
    };
    expect(check('  - { id: FB, kind: forbid, from: domain, to: ui }', sources)).toEqual([]);
    const [finding, ...others] = check(
      '  - { id: FB, kind: forbid, from: domain, to: ui, transitive: true }',
      sources,
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      path: 'src/domain/d.ts',
      specifier: '../shared/s',
      target: 'src/ui/u.ts',
      chain: ['src/domain/d.ts', 'src/shared/s.ts', 'src/ui/u.ts'],
    });
  });

  it('prints the shortest chain of several', () => {
    const [finding] = check('  - { id: FB, kind: forbid, from: domain, to: ui, transitive: true }', {
      'src/domain/d.ts': "import '../shared/long1';\nimport '../shared/s';",
      'src/shared/long1.ts': "import './long2';",
      'src/shared/long2.ts': "import '../ui/u';",
      'src/shared/s.ts': "import '../ui/u';",
      'src/ui/u.ts': '',
    });
    expect(finding!.chain).toEqual(['src/domain/d.ts', 'src/shared/s.ts', 'src/ui/u.ts']);
  });

  it('follows chains to a package', () => {
    const found = check('  - { id: FB, kind: forbid, from: domain, to: "package:pg", transitive: true }', {
      'src/domain/d.ts': "import '../shared/s';",
      'src/shared/s.ts': "import pg from 'pg';",
    });
    expect(fingerprints(found)).toEqual(['FB src/domain/d.ts pg']);
    expect(found[0]!.chain).toEqual(['src/domain/d.ts', 'src/shared/s.ts', 'pg']);
  });
});

describe('exceptions of a transitive rule', () => {
  const tree = {
    'src/domain/d.ts': "import '../app/a';",
    'src/app/a.ts': "import '../ui/u';",
    'src/ui/u.ts': '',
  };
  const rule = (except: string): string =>
    `  - { id: T, kind: forbid, from: domain, to: ui, transitive: true, except: [${except}] }`;
  const states = (except: string, more: Tree = {}) =>
    evaluate({
      '.plumbrule/blueprint.yaml': blueprint(three, rule(except), 'checks: { unmapped: off }'),
      ...tree,
      ...more,
    })
      .findings.filter(({ kind }) => kind === 'forbid')
      .map(({ state, path, chain }) => [state, path, chain.at(-1)]);

  it('close the way that leads through an excepted import', () => {
    const middle = '{ from: src/app/a.ts, to: src/ui/u.ts, reason: old }';
    expect(states(middle)).toEqual([['waived', 'src/domain/d.ts', 'src/ui/u.ts']]);
    const more = {
      'src/app/b.ts': "import '../ui/v';",
      'src/ui/v.ts': '',
      'src/domain/d.ts': "import '../app/a'; import '../app/b';",
    };
    expect(states(middle, more)).toEqual([['new', 'src/domain/d.ts', 'src/ui/v.ts']]);
  });

  it('also cover a way by its two ends', () => {
    expect(states('{ from: src/domain/d.ts, to: src/ui/u.ts, reason: old }')).toEqual([
      ['waived', 'src/domain/d.ts', 'src/ui/u.ts'],
    ]);
  });

  it('are unused where they silence nothing', () => {
    const { findings } = evaluate({
      '.plumbrule/blueprint.yaml': blueprint(
        three,
        rule('{ from: src/app/b.ts, to: src/ui/u.ts, reason: old }'),
      ),
      ...tree,
      'src/app/b.ts': '',
    });
    expect(findings.filter(({ message }) => message.includes('silences nothing'))).toHaveLength(1);
  });
});

describe('exceptions of an import that names several files', () => {
  const sources = {
    'go.mod': 'module example.org/m\n',
    'src/domain/d.go': 'package domain\nimport "example.org/m/src/ui/forms"',
    'src/ui/forms/a.go': 'package forms',
    'src/ui/forms/b.go': 'package forms',
  };
  it.each([
    ['the folder', 'src/ui/forms', 'waived'],
    ['all of its files', 'src/ui/forms/*', 'waived'],
    ['one of its files', 'src/ui/forms/a.go', 'new'],
  ])('name %s', (_, to, state) => {
    const rule = `  - { id: FB, kind: forbid, from: domain, to: ui, except: [{ to: "${to}", reason: moving }] }`;
    expect(check(rule, sources)).toMatchObject([{ target: 'src/ui/forms', state }]);
  });
});

describe('layers', () => {
  const sources = { 'src/ui/u.ts': '', 'src/app/a.ts': '', 'src/domain/d.ts': '' };

  it('refuses an import of a layer above', () => {
    const found = check('  - { id: LAY, kind: layers, order: [ui, app, domain] }', {
      ...sources,
      'src/app/a.ts': "import '../domain/d'; import '../ui/u';",
    });
    expect(fingerprints(found)).toEqual(['LAY src/app/a.ts src/ui/u.ts']);
  });

  it('refuses to jump over a closed layer only', () => {
    const jumping = { ...sources, 'src/ui/u.ts': "import '../domain/d';" };
    expect(check('  - { id: LAY, kind: layers, order: [ui, app, domain] }', jumping)).toEqual([]);
    const found = check('  - { id: LAY, kind: layers, order: [ui, app, domain], closed: app }', jumping);
    expect(fingerprints(found)).toEqual(['LAY src/ui/u.ts src/domain/d.ts']);
  });

  it('demands every component in the order when it is exhaustive, on the rule itself', () => {
    const found = check('  - { id: LAY, kind: layers, order: [ui, app, domain], exhaustive: true }', {
      ...sources,
      'src/shared/s.ts': '',
    });
    expect(found.map(({ path, target }) => `${path} ${target}`)).toEqual([
      '.plumbrule/blueprint.yaml feature',
      '.plumbrule/blueprint.yaml shared',
    ]);
  });
});

describe('entry_points', () => {
  const rule = '  - { id: API, kind: entry_points, of: feature }';
  const sources = {
    'src/features/cart/index.ts': "export * from './inner';",
    'src/features/cart/inner.ts': '',
    'src/features/order/index.ts': '',
  };

  it('wants imports from outside to hit what is public, seen from the instance', () => {
    const found = check(rule, {
      ...sources,
      'src/app/a.ts': "import '../features/cart'; import '../features/cart/inner';",
      'src/features/order/o.ts': "import '../cart/inner';",
    });
    expect(fingerprints(found)).toEqual([
      'API src/app/a.ts src/features/cart/inner.ts',
      'API src/features/order/o.ts src/features/cart/inner.ts',
    ]);
  });
});

describe('independent and protected', () => {
  it('keeps instances apart', () => {
    const found = check('  - { id: IND, kind: independent, of: feature }', {
      'src/features/cart/index.ts': "import '../order';",
      'src/features/order/index.ts': '',
    });
    expect(fingerprints(found)).toEqual(['IND src/features/cart/index.ts src/features/order/index.ts']);
  });

  it('lets only some import a target', () => {
    const found = check(
      '  - { id: VIS, kind: protected, target: "src/domain/internal/**", only_from: [domain] }',
      {
        'src/domain/internal/i.ts': "import './j';",
        'src/domain/internal/j.ts': '',
        'src/domain/d.ts': "import './internal/i';",
        'src/app/a.ts': "import '../domain/internal/i';",
      },
    );
    expect(fingerprints(found)).toEqual(['VIS src/app/a.ts src/domain/internal/i.ts']);
  });

  it('lets only some import a package', () => {
    const found = check('  - { id: VIS, kind: protected, target: "package:pg", only_from: domain }', {
      'src/domain/d.ts': "import 'pg';",
      'src/app/a.ts': "import 'pg/lib'; import 'pgx';",
    });
    expect(fingerprints(found)).toEqual(['VIS src/app/a.ts pg']);
  });
});

describe('require', () => {
  it('wants a value import, reported on line 0', () => {
    const rule = '  - { id: REQ, kind: require, from: "**/*-controller.ts", to: "src/shared/base.ts" }';
    const found = check(rule, {
      'src/shared/base.ts': '',
      'src/app/a-controller.ts': "import { Base } from '../shared/base';",
      'src/app/b-controller.ts': "import type { Base } from '../shared/base';",
      'src/app/c-controller.ts': "const { Base } = require('../shared/base');",
    });
    expect(found.map(({ path, range }) => [path, range.start.line])).toEqual([
      ['src/app/b-controller.ts', 0],
    ]);
  });
});

describe('acyclic', () => {
  it('reports a cycle of files once, on the import of its first member, with one shortest cycle', () => {
    const found = check('  - { id: CYC, kind: acyclic, scope: file }', {
      'src/app/b.ts': "import './c';",
      'src/app/c.ts': "import './a';",
      'src/app/a.ts': "import 'x';\nimport './b';",
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      path: 'src/app/a.ts',
      range: { start: { line: 1, character: 7 } },
      chain: ['src/app/a.ts', 'src/app/b.ts', 'src/app/c.ts', 'src/app/a.ts'],
      fingerprint: 'CYC src/app/a.ts src/app/a.ts+src/app/b.ts+src/app/c.ts',
    });
  });

  it('leaves type-only imports out of cycles, on whichever edge they stand', () => {
    const sources = { 'src/app/a.ts': "import './b';", 'src/app/b.ts': "import type { A } from './a';" };
    expect(check('  - { id: CYC, kind: acyclic }', sources)).toEqual([]);
    expect(check('  - { id: CYC, kind: acyclic, edges: [value, side-effect, type] }', sources)).toHaveLength(
      1,
    );
  });

  it('finds cycles of components that no cycle of files shows', () => {
    const found = check('  - { id: CYC, kind: acyclic, scope: component }', {
      'src/app/a1.ts': "import '../domain/d1';",
      'src/app/a2.ts': '',
      'src/domain/d1.ts': '',
      'src/domain/d2.ts': "import '../app/a2';",
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      path: 'src/app/a1.ts',
      chain: ['app', 'domain', 'app'],
      fingerprint: 'CYC src/app/a1.ts app+domain',
    });
  });

  it('finds cycles of sibling folders at any depth', () => {
    const found = check('  - { id: CYC, kind: acyclic, scope: siblings }', {
      'src/app/x/a.ts': "import '../y/b';",
      'src/app/y/b.ts': '',
      'src/app/y/c.ts': "import '../x/d';",
      'src/app/x/d.ts': '',
      'src/app/top.ts': "import './x/a';",
    });
    expect(fingerprints(found)).toEqual(['CYC src/app/x/a.ts src/app/x+src/app/y']);
  });

  it('shows a cycle that only an exception holds open as waived', () => {
    const rule =
      '  - { id: CYC, kind: acyclic, except: [{ from: "src/app/b.ts", to: "src/app/a.ts", reason: "until the split" }] }';
    const found = check(rule, { 'src/app/a.ts': "import './b';", 'src/app/b.ts': "import './a';" });
    expect(found.map(({ state }) => state)).toEqual(['waived']);
  });
});

describe('packages', () => {
  const manifest = JSON.stringify({
    name: 'service',
    dependencies: { zod: '*' },
    devDependencies: { vitest: '*', '@types/estree': '*' },
    peerDependencies: { react: '*' },
  });
  const found = (rule: string, text: string, path = 'src/domain/d.ts') =>
    check(`  - { id: PKG, kind: packages, ${rule} }`, { [path]: text }, { 'package.json': manifest }).map(
      ({ target }) => target,
    );

  it('denies by the specifier, installed or not; a subpath belongs to its package; * does not cross /', () => {
    const text =
      "import 'axios/lib'; import '@aws-sdk/client-s3'; import 'node:fs/promises'; import 'fs'; import 'ok';";
    expect(found('from: domain, deny: ["axios", "@aws-sdk/*", "fs"]', text)).toEqual([
      'axios',
      '@aws-sdk/client-s3',
      'node:fs',
      'node:fs',
    ]);
    expect(found('from: domain, deny: "*"', "import '@a/b'; import 'c';")).toEqual(['c']);
  });

  it('knows packages of the workspace by what the specifier calls, be it there or not', () => {
    const own = {
      'package.json': JSON.stringify({ workspaces: ['packages/*'] }),
      'packages/core/package.json': JSON.stringify({ name: '@w/core', exports: { '.': './index.ts' } }),
      'packages/core/index.ts': "import '@w/core/hidden';",
    };
    const text = "import '@w/core'; import '@w/core/hidden';";
    const rule = '  - { id: PKG, kind: packages, deny: "@w/*" }';
    expect(
      check(rule, { 'src/domain/d.ts': text }, own).map(({ path, specifier }) => [path, specifier]),
    ).toEqual([
      ['src/domain/d.ts', '@w/core'],
      ['src/domain/d.ts', '@w/core/hidden'],
    ]);
  });

  it.each([
    ['src/domain/d.py', 'import os, crypto', 'os', ['os']],
    ['src/domain/d.go', 'package d\nimport ("crypto"; "os")', 'crypto', ['crypto']],
  ])('denies in %s what Node has built in by the same name', (path, text, name, targets) => {
    expect(found(`from: domain, deny: ["${name}"]`, text, path)).toEqual(targets);
  });

  it.each(['core_text', 'core-text'])(
    'denies a crate of the workspace as code and as Cargo call it: %s',
    name => {
      const rule = `  - { id: PKG, kind: packages, from: app, deny: ["${name}"] }`;
      const found = check(rule, {
        'src/app/Cargo.toml':
          '[package]\nname = "app"\nedition = "2021"\n[dependencies]\ncore-text = { path = "../text" }\n',
        'src/app/src/lib.rs': 'use core_text::Text;',
        'src/text/Cargo.toml': '[package]\nname = "core-text"\nedition = "2021"\n',
        'src/text/src/lib.rs': 'pub struct Text;',
      });
      expect(fingerprints(found)).toEqual(['PKG src/app/src/lib.rs core_text']);
    },
  );

  it('never refuses a built-in by allow_only', () => {
    expect(found('from: domain, allow_only: [zod]', "import 'zod'; import 'path'; import 'axios';")).toEqual([
      'axios',
    ]);
  });

  it.each<[string, Tree, string]>([
    [
      'a package of Node',
      { 'package.json': '{ "name": "me", "exports": { "./b": "./src/app/b.ts" } }', 'src/app/b.ts': '' },
      "import 'me/b';",
    ],
    [
      'a module of Go',
      { 'go.mod': 'module example.org/me\n', 'src/app/b.go': 'package app' },
      'package x\nimport "example.org/me/src/app"',
    ],
    [
      'a crate of Rust',
      {
        'Cargo.toml': '[package]\nname = "me"\nedition = "2021"\n',
        'src/lib.rs': 'pub mod app;',
        'src/app.rs': '',
      },
      'use me::app::B;',
    ],
  ])('is no matter of what is their own: %s', (kind, files, text) => {
    const path = `src/domain/d.${kind.endsWith('Go') ? 'go' : kind.endsWith('Rust') ? 'rs' : 'ts'}`;
    const rule = '  - { id: PKG, kind: packages, from: domain, allow_only: [other], undeclared: true }';
    expect(check(rule, { [path]: text }, files)).toEqual([]);
  });

  it('wants packages declared in the nearest manifest', () => {
    const text =
      "import 'zod'; import 'vitest'; import 'react'; import 'axios'; import 'fs'; import type { Node } from 'estree';";
    expect(found('undeclared: true', text)).toEqual(['axios']);
  });

  it('keeps development dependencies where they belong', () => {
    const rule = 'dev_only_in: ["**/*.test.ts"]';
    expect(found(rule, "import 'vitest'; import 'zod';")).toEqual(['vitest']);
    expect(found(rule, "import 'vitest';", 'src/domain/d.test.ts')).toEqual([]);
  });
});
