import { describe, expect, it } from 'vitest';
import type { Tree } from '../drift/tree.ts';
import { imported } from './imported.ts';

const go = (name: string, ...paths: string[]): string =>
  `package ${name}\n\nimport (\n${paths.map(path => `\t"${path}"\n`).join('')})\n`;

const code: Tree = {
  'go.mod':
    'module example.org/app\n\ngo 1.22\n\nrequire (\n\tgithub.com/spf13/cobra v1.8.0\n\tgolang.org/x/sync v0.7.0\n\tgithub.com/acme/one v1.0.0\n\tgithub.com/acme/two v1.0.0\n)\n',
  'internal/app/main.go': go(
    'app',
    'fmt',
    'example.org/app/internal/services/user',
    'github.com/spf13/cobra',
  ),
  'internal/services/user/user.go': go('user', 'example.org/app/internal/models'),
  'internal/services/cart/cart.go': go(
    'cart',
    'example.org/app/internal/models/price',
    'golang.org/x/sync/errgroup',
  ),
  'internal/models/m.go': go('models'),
  'internal/models/price/p.go': go('price'),
  'internal/app/main_test.go': go('app', 'example.org/app/internal/models'),
};

const config = `version: 2
workdir: internal
excludeFiles: ["^.*_test\\\\.go$"]
vendors:
  cobra: { in: github.com/spf13/cobra }
  group: { in: golang.org/x/sync/errgroup }
  acme: { in: github.com/acme/* }
components:
  main: { in: app }
  services: { in: services/* }
  models: { in: [models, models/**] }
commonComponents: [models]
commonVendors: [group]
deps:
  main: { mayDependOn: [services], canUse: [cobra] }
  services: {}
  models: { mayDependOn: [models], canUse: [acme] }
`;

describe('components of go-arch-lint', () => {
  it('may use what they name, and nothing else', () => {
    const { rules, found, said } = imported({ ...code, '.go-arch-lint.yml': config });
    expect(rules).toEqual([
      { id: 'GOARCH-main', kind: 'allow', from: ['main', '!**/*_test.go'], to: ['services', 'models'] },
      { id: 'GOARCH-main-itself', kind: 'forbid', from: ['main', '!**/*_test.go'], to: 'main' },
      {
        id: 'GOARCH-main-vendors',
        kind: 'packages',
        from: ['main', '!**/*_test.go'],
        allow_only: ['github.com/spf13/cobra', 'golang.org/x/sync'],
      },
      { id: 'GOARCH-services', kind: 'allow', from: ['services', '!**/*_test.go'], to: ['models'] },
      { id: 'GOARCH-services-itself', kind: 'forbid', from: ['services', '!**/*_test.go'], to: 'services' },
      {
        id: 'GOARCH-services-vendors',
        kind: 'packages',
        from: ['services', '!**/*_test.go'],
        allow_only: ['golang.org/x/sync'],
      },
      { id: 'GOARCH-models', kind: 'allow', from: ['models', '!**/*_test.go'], to: [] },
      {
        id: 'GOARCH-models-vendors',
        kind: 'packages',
        from: ['models', '!**/*_test.go'],
        allow_only: ['github.com/acme/one', 'github.com/acme/two', 'golang.org/x/sync'],
      },
    ]);
    expect(said.map(text => text.replace(/:.*/, ''))).toEqual(['5 vendor group']);
    expect(found()).toEqual([]);
    const one = (path: string, ...paths: string[]) => found({ [path]: go('x', ...paths) });
    expect(one('internal/models/n.go', 'example.org/app/internal/services/user')).toEqual([
      'GOARCH-models internal/models/n.go internal/services/user',
    ]);
    expect(one('internal/services/cart/n.go', 'example.org/app/internal/services/user')).toEqual([
      'GOARCH-services-itself internal/services/cart/n.go internal/services/user',
    ]);
    expect(one('internal/models/price/n.go', 'example.org/app/internal/models')).toEqual([]);
    expect(one('internal/services/cart/n.go', 'github.com/spf13/cobra')).toEqual([
      'GOARCH-services-vendors internal/services/cart/n.go github.com/spf13/cobra',
    ]);
    expect(one('internal/services/cart/n.go', 'os', 'golang.org/x/sync/errgroup')).toEqual([]);
    expect(one('internal/models/n_test.go', 'example.org/app/internal/services/user')).toEqual([]);
  });

  it('may use everything where they say so', () => {
    const open = config.replace('services: {}', 'services: { anyProjectDeps: true, anyVendorDeps: true }');
    const { rules } = imported({ ...code, '.go-arch-lint.yml': open });
    expect(rules.map(({ id }) => id).filter(id => id.includes('services'))).toEqual([]);
    const any = imported({
      ...code,
      '.go-arch-lint.yml': `${config}allow: { depOnAnyVendor: true, deepScan: true }\n`,
    });
    expect(any.rules.filter(({ kind }) => kind === 'packages')).toEqual([]);
    expect(any.said).toEqual([
      expect.stringContaining('deepScan: what is handed over in calls is not followed'),
    ]);
  });

  it('give a folder to the component that has the fewest files', () => {
    const nested = `version: 1
components:
  all: { in: internal/models/** }
  price: { in: internal/**/price }
  gone: { in: internal/nothing }
  outer: { in: internal/**/price }
deps: {}
`;
    const { text, said } = imported({ ...code, '.go-arch-lint.yaml': nested });
    expect(text).toContain(
      '  all:\n    paths: [internal/models/m.go]\n  outer:\n    paths: ["internal/models/price/**"]',
    );
    expect(said).toEqual([
      '4 component gone: there is no Go file in it',
      '2 component all: it shares folders with others; its paths are those of today',
      '3 component price: all its files belong to other components',
      '5 component outer: it shares folders with others; its paths are those of today',
    ]);
    expect(imported({ ...code, '.go-arch-lint.yml': 'version: 3\ncomponents: [' }).files).toMatchObject([
      { rules: [] },
    ]);
  });
});
