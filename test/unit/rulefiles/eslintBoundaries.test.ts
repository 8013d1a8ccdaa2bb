import { describe, expect, it } from 'vitest';
import type { Tree } from '../drift/tree.ts';
import { imported } from './imported.ts';

const code: Tree = {
  'src/helpers/data/sort.js': '',
  'src/helpers/data/parse.js': "import './sort';",
  'src/components/atoms/button/index.js': "import './Button'; import '../../../helpers/data/sort';",
  'src/components/atoms/button/Button.js': '',
  'src/components/molecules/form/index.js': "import '../../atoms/button';",
  'src/modules/cart/index.js': "import '../../components/molecules/form'; import react from 'react';",
  'src/modules/user/index.js': '',
  'src/main.js': "import './modules/cart/inner'; import './helpers/data/sort';",
  'src/modules/cart/inner.js': '',
};

const settings = {
  'boundaries/elements': [
    { type: 'helpers', pattern: 'helpers/*/*.js', mode: 'file', capture: ['family', 'name'] },
    { type: 'components', pattern: 'components/*/*', capture: ['family', 'name'] },
    { type: 'modules', pattern: 'modules/*', capture: ['name'] },
  ],
};
const types = {
  default: 'disallow',
  rules: [
    { from: 'helpers', allow: ['helpers'] },
    { from: 'components', allow: ['helpers', 'components'] },
    { from: ['modules'], allow: [['modules', { name: '${from.name}' }], 'helpers', 'components'] },
  ],
};
const rc = (rules: object, more: object = {}): Tree => ({
  ...code,
  '.eslintrc.json': JSON.stringify({ settings: { ...settings, ...more }, rules }, null, 1),
});

describe('elements of eslint-plugin-boundaries', () => {
  it('become components with an instance each, and import what they may', () => {
    const { text, rules, found, said } = imported(rc({ 'boundaries/element-types': [2, types] }));
    expect(text).toContain('paths: ["src/helpers/{e1}/{e2}.js"]');
    expect(text).toContain('paths: ["src/components/{e1}/{e2}/**/*"]');
    expect(rules).toMatchObject([
      { id: 'BOUNDARIES-helpers', kind: 'forbid', to: ['layer:boundaries', '!helpers'] },
      { id: 'BOUNDARIES-components', to: ['layer:boundaries', '!components', '!helpers'] },
      { id: 'BOUNDARIES-modules-apart', kind: 'independent', of: 'modules' },
    ]);
    expect(said).toEqual([]);
    expect(found()).toEqual([]);
    const one = (path: string, line: string) => found({ [path]: line });
    expect(one('src/helpers/data/n.js', "import '../../modules/cart';")).toEqual([
      'BOUNDARIES-helpers src/helpers/data/n.js src/modules/cart/index.js',
    ]);
    expect(one('src/modules/user/n.js', "import '../cart'; import '../../main';")).toEqual([
      'BOUNDARIES-modules-apart src/modules/user/n.js src/modules/cart/index.js',
    ]);
    expect(one('src/helpers/data/n.js', "export * from '../../modules/cart';")).toEqual([]);
  });

  it('may be found by the newer selectors as well', () => {
    const rules = {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: 'Keep to the layers',
          rules: [
            { from: { type: 'components' }, allow: { to: { type: ['helpers', 'components'] } } },
            { from: { type: 'modules' }, allow: [{ to: { type: '*' }, dependency: { kind: 'type' } }] },
            {
              from: { type: 'modules' },
              allow: { to: [{ type: 'components' }, { type: 'helpers', captured: { family: 'data' } }] },
            },
          ],
        },
      ],
    };
    const {
      rules: carried,
      said,
      found,
    } = imported({
      ...code,
      'eslint.config.mjs': `import boundaries from 'eslint-plugin-boundaries'; import js from '@eslint/js';
const elements = ${JSON.stringify(settings['boundaries/elements'])};
export default [js.configs.recommended, { files: ['**/*.js'], plugins: { boundaries },
  settings: { 'boundaries/elements': elements },
  rules: { ...boundaries.configs.strict.rules, ...${JSON.stringify(rules)} } }];`,
    });
    expect(carried).toMatchObject([
      { id: 'BOUNDARIES-helpers', because: 'Keep to the layers' },
      { id: 'BOUNDARIES-helpers-apart', kind: 'forbid', from: 'helpers', to: 'helpers' },
      { id: 'BOUNDARIES-components' },
      { id: 'BOUNDARIES-modules-apart', kind: 'independent' },
    ]);
    expect(carried.at(-1)!.edges).not.toContain('type');
    expect(said).toEqual([
      expect.stringContaining(
        'boundaries/dependencies: it holds for some instances or imports of an element only',
      ),
    ]);
    expect(found()).toEqual(['BOUNDARIES-helpers-apart src/helpers/data/parse.js src/helpers/data/sort.js']);
  });

  it('have doors, and use some packages', () => {
    const { text, rules, found, said } = imported(
      rc({
        'boundaries/entry-point': [
          1,
          {
            default: 'disallow',
            rules: [
              { target: ['modules', 'components'], allow: 'index.(js|ts)' },
              { target: ['helpers'], allow: '*.js' },
            ],
          },
        ],
        'boundaries/external': [
          2,
          {
            default: 'allow',
            rules: [{ from: ['helpers'], disallow: ['react', ['lodash', { specifiers: ['get'] }]] }],
          },
        ],
      }),
    );
    expect(text).toContain('public: ["index.{js,ts}"]');
    expect(rules).toMatchObject([
      {
        id: 'BOUNDARIES-entry-point',
        kind: 'entry_points',
        of: ['components', 'modules'],
        severity: 'minor',
      },
      { id: 'BOUNDARIES-helpers-external', kind: 'packages', from: 'helpers', deny: ['react'] },
    ]);
    expect(said).toEqual([
      expect.stringContaining('boundaries/external of helpers: packages are judged as a whole'),
    ]);
    expect(found()).toEqual([]);
    expect(found({ 'src/modules/user/n.js': "import '../cart/inner';" })).toEqual([
      'BOUNDARIES-entry-point src/modules/user/n.js src/modules/cart/inner.js',
    ]);
    expect(found({ 'src/helpers/data/n.js': "import 'react'; import 'lodash';" })).toEqual([
      'BOUNDARIES-helpers-external src/helpers/data/n.js react',
    ]);
    const closed = imported(
      rc({ 'boundaries/external': [2, { default: 'disallow', rules: [{ from: ['*'], allow: ['react'] }] }] }),
    );
    expect(closed.rules).toHaveLength(3);
    expect(closed.rules[0]).toMatchObject({ allow_only: ['react'] });
  });

  it('that are files are kept apart by the folder that is captured', () => {
    const elements = [
      { type: 'feature', mode: 'full', capture: ['feature'], pattern: ['src/features/*/**/*'] },
      { type: 'shared', mode: 'full', pattern: ['src/shared/**/*'] },
    ];
    const tree = {
      'src/features/cart/ui/a.js': "import '../b'; import '../../../shared/s';",
      'src/features/cart/b.js': '',
      'src/features/user/c.js': '',
      'src/shared/s.js': '',
    };
    const allow = ['shared', ['feature', { feature: '${from.feature}' }]];
    const rules = {
      'boundaries/element-types': [2, { default: 'disallow', rules: [{ from: 'feature', allow }] }],
    };
    const {
      rules: carried,
      said,
      found,
      text,
    } = imported({ ...rc(rules, { 'boundaries/elements': elements }), ...tree });
    expect(text).toContain('"src/features/{e1}/**/*"');
    expect(carried.find(({ kind }) => kind === 'independent')).toMatchObject({ of: 'feature' });
    expect(said).toEqual([]);
    expect(found()).toEqual([]);
    expect(found({ 'src/features/user/c.js': "import '../cart/b';" })).toEqual([
      'BOUNDARIES-feature-apart src/features/user/c.js src/features/cart/b.js',
    ]);
  });

  it('that are files import none of their type where their own folder is not let in', () => {
    const elements = [
      { type: 'feature', mode: 'full', capture: ['feature'], pattern: 'src/features/*/**/*' },
    ];
    const tree = { 'src/features/cart/a.js': '', 'src/features/cart/b.js': '' };
    const rules = { 'boundaries/element-types': [2, { default: 'disallow', rules: [] }] };
    const { found } = imported({ ...rc(rules, { 'boundaries/elements': elements }), ...tree });
    expect(found({ 'src/features/cart/a.js': "import './b';" })).toEqual([
      'BOUNDARIES-feature-apart src/features/cart/a.js src/features/cart/b.js',
    ]);
    const own = { from: 'feature', disallow: [['feature', { feature: '${from.feature}' }]] };
    const open = { 'boundaries/element-types': [2, { default: 'allow', rules: [own] }] };
    expect(imported({ ...rc(open, { 'boundaries/elements': elements }), ...tree }).said).toEqual([
      expect.stringContaining('some instances'),
    ]);
  });

  it('of which a part is captured are not told apart by it', () => {
    const elements = [{ type: 'routes', pattern: 'src/modules/**/*', mode: 'file', capture: ['route'] }];
    const options = {
      default: 'disallow',
      rules: [{ from: 'routes', allow: [['routes', { route: '${route}' }]] }],
    };
    const { rules, said } = imported(
      rc({ 'boundaries/element-types': [2, options] }, { 'boundaries/elements': elements }),
    );
    expect(rules).toEqual([]);
    expect(said).toEqual([
      expect.stringContaining('it holds for some instances or imports of an element only'),
    ]);
  });

  it('whose rules are computed are components, and no more', () => {
    const text = `const types = (...all) => all; module.exports = [{ settings: ${JSON.stringify(settings)},
      rules: { 'boundaries/element-types': [2, { default: 'disallow', rules: [{ from: 'helpers', allow: types('helpers') }] }] } }];`;
    const { rules, said } = imported({ ...code, 'eslint.config.cjs': text });
    expect(rules).toEqual([]);
    expect(said).toEqual([
      "1 types('helpers'): only running the file would tell what it is",
      '1 boundaries/element-types: only running the file would tell all of it',
    ]);
  });

  it('inside others are told apart', () => {
    const elements = [
      { type: 'page', pattern: 'modules/*/page', mode: 'folder' },
      { type: 'module', pattern: 'modules/*' },
      { type: 'odd', pattern: '!(x)/**' },
    ];
    const tree = {
      ...rc(
        { 'boundaries/element-types': [2, { default: 'disallow', rules: [] }] },
        { 'boundaries/elements': elements },
      ),
      'src/modules/cart/page/p.js': '',
    };
    const { text, said, found } = imported(tree);
    expect(text).toContain('src/modules/cart/page/**');
    expect(said.map(one => one.replace(/^\d+ /, ''))).toEqual([
      'element odd: no glob can say `!(x)/**`',
      'element page: it lies in or around others; its paths are those of today',
      'element module: it lies in or around others; its paths are those of today',
    ]);
    expect(found({ 'src/modules/cart/page/n.js': "import '../inner';" })).toEqual([
      'BOUNDARIES-page src/modules/cart/page/n.js src/modules/cart/inner.js',
    ]);
  });

  it('are read from all formats, and what is not carried over is listed', () => {
    const yaml = `root: true\nsettings:\n  boundaries/elements:\n    - { type: modules, pattern: modules/* }\nrules:\n  boundaries/no-private: error\n  boundaries/no-unknown: [2]\n  boundaries/no-ignored: off\n  boundaries/no-unknown-files: warn\n`;
    const { said, text } = imported({ ...code, '.eslintrc.yml': yaml });
    expect(said).toEqual([
      '5 boundaries/no-private: that an element inside another is private to it has no counterpart',
      '6 boundaries/no-unknown: imports of files in no component are left alone',
    ]);
    expect(text).toContain('checks:\n  unmapped: minor\n');
    const inPackage = {
      ...code,
      'package.json': JSON.stringify({
        eslintConfig: { settings, rules: { 'boundaries/element-types': [2, types] } },
      }),
    };
    expect(imported(inPackage).rules).toHaveLength(3);
    const extended = {
      ...code,
      '.eslintrc.cjs': "module.exports = { extends: ['./lint/base.js', 'prettier'] };",
      'lint/base.js': `module.exports = ${JSON.stringify({ settings, rules: { 'boundaries/element-types': [2, types] } })};`,
    };
    expect(
      imported({ ...extended, '.eslintrc.cjs': `${extended['.eslintrc.cjs']} // boundaries/` }).rules,
    ).toHaveLength(3);
    expect(imported({ ...code, '.eslintrc.json': '{ "rules": { "no-undef": 2 } }' }).files).toEqual([]);
    expect(
      imported({
        ...code,
        'eslint.config.ts': "import x from 'boundaries/x'; export default [{}] satisfies Config;",
      }).files,
    ).toMatchObject([{ rules: [], lost: [{ path: 'eslint.config.ts' }] }]);
  });

  it('are not passed over in silence where only running the file would tell what they are', () => {
    const written = (elements: string): string =>
      `const boundaries = ['ui'].map(type => ({ type, pattern: type }));
module.exports = {
  settings: { 'boundaries/elements': ${elements} },
  rules: { 'boundaries/element-types': ['error', { default: 'disallow' }] },
};`;
    for (const elements of ['boundaries', 'make()']) {
      const { rules, said } = imported({ ...code, '.eslintrc.js': written(elements) });
      expect(rules).toEqual([]);
      expect(said).toContain('3 boundaries/elements: what the elements are cannot be read here');
    }
  });
});
