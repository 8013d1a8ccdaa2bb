import { describe, expect, it } from 'vitest';
import type { Tree } from '../drift/tree.ts';
import { imported } from './imported.ts';

const php = (name: string, ...uses: string[]): string => {
  const parts = name.split('\\');
  const body = uses.map(one => `use ${one};\n`).join('');
  return `<?php\nnamespace ${parts.slice(0, -1).join('\\')};\n${body}class ${parts.at(-1)} {}\n`;
};

const code: Tree = {
  'composer.json':
    '{ "autoload": { "psr-4": { "App\\\\": "src/" } }, "require": { "symfony/console": "^6" } }',
  'src/Controller/Home.php': php('App\\Controller\\Home', 'App\\Service\\Mail', 'App\\Kernel'),
  'src/Service/Mail.php': php('App\\Service\\Mail', 'App\\Repository\\Users'),
  'src/Service/Old.php': php('App\\Service\\Old', 'App\\Controller\\Home'),
  'src/Repository/Users.php': php('App\\Repository\\Users'),
  'src/Kernel.php': php('App\\Kernel'),
};

const config = `deptrac:
  paths: [./src]
  exclude_files: ['#.*Test\\.php$#']
  layers:
    - name: Controller
      collectors:
        - { type: classLike, value: .*Controller.* }
    - name: Service
      collectors:
        - { type: directory, value: src/Service/.* }
    - name: Repository
      collectors:
        - { type: className, value: '^App\\\\Repository\\\\.*' }
  ruleset:
    Controller: [+Service]
    Service: [Repository]
    Repository: ~
  skip_violations:
    App\\Service\\Old: [App\\Controller\\Home]
    App\\Gone\\Away: [App\\Service\\Mail]
`;

describe('layers of deptrac', () => {
  it('become components, and may use what their ruleset allows', () => {
    const { text, rules, found, said } = imported({ ...code, 'deptrac.yaml': config });
    expect(text).toContain('  Service:\n    paths: ["src/Service/**"]\n    layer: deptrac\n');
    expect(rules).toMatchObject([
      {
        id: 'DEPTRAC-Service',
        kind: 'forbid',
        from: 'Service',
        to: ['layer:deptrac', '!Service', '!Repository'],
      },
      { id: 'DEPTRAC-Repository', from: 'Repository', to: ['layer:deptrac', '!Repository'] },
    ]);
    expect(rules[0]!.except).toEqual([
      { from: 'src/Service/Old.php', to: 'src/Controller/Home.php', reason: 'skipped by deptrac' },
    ]);
    expect(said).toEqual([
      '19 skip_violations of App\\Gone\\Away: composer.json does not tell where the class stands',
    ]);
    expect(found()).toEqual([]);
    expect(
      found({ 'src/Repository/R.php': php('App\\Repository\\R', 'App\\Service\\Mail', 'App\\Kernel') }),
    ).toEqual(['DEPTRAC-Repository src/Repository/R.php src/Service/Mail.php']);
    expect(found({ 'src/Service/S.php': php('App\\Service\\S', 'App\\Controller\\Home') })).toEqual([
      'DEPTRAC-Service src/Service/S.php src/Controller/Home.php',
    ]);
  });

  it('do not look at excluded files', () => {
    const tree = {
      ...code,
      'deptrac.yaml': config,
      'src/Repository/UsersTest.php': php('App\\Repository\\UsersTest', 'App\\Service\\Mail'),
    };
    const { rules, found } = imported(tree);
    expect(rules[1]).toMatchObject({ from: ['Repository', '!**/*Test.php'] });
    expect(found()).toEqual([]);
  });

  it('may be combined, and hold packages', () => {
    const text = `deptrac:
  layers:
    - name: Sub
      collectors: [{ type: directory, value: src/Service/Sub/.* }]
    - name: Service
      collectors:
        - type: bool
          must: [{ type: directory, value: src/Service/.* }]
          must_not: [{ type: layer, layer: Sub }, { type: classLike, value: '.*Old$' }]
    - name: Console
      collectors: [{ type: composer, packages: [symfony/console] }]
  ruleset:
    Sub: [Console]
`;
    const tree = { ...code, 'depfile.yaml': text, 'src/Service/Sub/S.php': php('App\\Service\\Sub\\S') };
    const { text: written, rules, said } = imported(tree);
    expect(written).toContain('  Service:\n    paths: [src/Service/Mail.php]\n');
    expect(rules).toMatchObject([
      { id: 'DEPTRAC-Sub', to: ['layer:deptrac', '!Sub'] },
      { id: 'DEPTRAC-Service', to: ['layer:deptrac', 'package:symfony/console', '!Service'] },
    ]);
    expect(said).toEqual(['4 layer Service: paths cannot say it as it is written; they are those of today']);
  });

  it('may come from files that are imported, and from older ones', () => {
    const base = 'deptrac:\n  skip_violations:\n    App\\Service\\Old: [App\\Controller\\Home]\n';
    const main = config.slice(0, config.indexOf('  skip_violations:'));
    const { found } = imported({
      ...code,
      'deptrac.yaml': `imports:\n  - deptrac.baseline.yaml\n${main}`,
      'deptrac.baseline.yaml': base,
    });
    expect(found()).toEqual([]);
    const old = main.replace('deptrac:\n', '').replace(/^ {2}/gm, '');
    expect(imported({ ...code, 'depfile.yml': old }).rules).toHaveLength(2);
    expect(
      imported({ ...code, 'depfile.yml': `parameters:\n${main.replace('deptrac:\n', '')}` }).rules,
    ).toHaveLength(2);
  });

  it('are listed where paths cannot tell what is in them', () => {
    const text = `deptrac:
  layers:
    - { name: A, collectors: [{ type: implements, value: 'App\\X' }] }
    - { name: B, collectors: [{ type: classLike, value: '.*Mail$' }, { type: attribute, value: X }] }
    - { name: C, collectors: [{ type: class, value: '.*Mail$' }] }
  ruleset: {}
  analyser: { types: [use] }
`;
    const { said } = imported({ ...code, 'deptrac.yaml': text });
    expect(said).toEqual([
      '2 layer A: collectors of the type `implements` cannot be told from paths',
      '2 layer A: it has no file that could be told',
      '3 layer B: collectors of the type `attribute` cannot be told from paths',
      '4 layer C: interfaces, traits and enums of these names belong to it too',
      '4 layer C: all its files belong to layers above it',
      '6 analyser: imports are judged, whatever else the tool looks at',
    ]);
    expect(imported({ 'deptrac.yaml': 'deptrac: [' }).files).toMatchObject([{ rules: [] }]);
    expect(imported({ 'deptrac.yaml': 'deptrac: {}' }).files).toEqual([]);
  });
});
