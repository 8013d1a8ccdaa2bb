import { describe, expect, it } from 'vitest';
import { ScannedTree } from './declaring.ts';

const composer = {
  autoload: { 'psr-4': { 'App\\': 'src/' } },
  require: { 'symfony/console': '^7', 'acme/tools': '*' },
  'require-dev': { 'phpunit/phpunit': '^11' },
};
const sources = {
  'src/Infra/Db.php': '<?php namespace App\\Infra; class Db {} function query() {} const LIMIT = 1;',
  'src/Infra/Cache.php': '<?php namespace App\\Infra; interface Cache {}',
  'src/main.php': '<?php',
};
const project = (more: Record<string, string | object> = {}, ignored = {}) =>
  new ScannedTree({ 'composer.json': composer, ...sources, ...more }, ignored);
const use = (what: string, more?: Record<string, string | object>, ignored = {}) =>
  project(more, ignored).targets('src/main.php', `<?php ${what}`);

describe('names of the workspace', () => {
  it.each<[string, string[]]>([
    ['use App\\Infra\\Db;', ['src/Infra/Db.php']],
    ['use App\\Infra\\{Db, Cache};', ['src/Infra/Db.php', 'src/Infra/Cache.php']],
    [
      'use function App\\Infra\\query; use const App\\Infra\\LIMIT;',
      ['src/Infra/Db.php', 'src/Infra/Db.php'],
    ],
    ['use App\\Infra\\Missing;', ['unresolved']],
    ['use App\\Gone\\Missing;', ['unresolved']],
  ])('%s', (what, targets) => {
    expect(use(what)).toEqual(targets);
  });

  it('case-insensitivity: types and functions in any case, constants in theirs', () => {
    expect(use('use APP\\infra\\DB; use function app\\Infra\\QUERY;')).toEqual([
      'src/Infra/Db.php',
      'src/Infra/Db.php',
    ]);
    expect(use('use const App\\Infra\\limit;')).toEqual(['unresolved']);
  });

  it('a namespace that one manifest divides among folders has no other owner', () => {
    const divided = { autoload: { 'psr-4': { 'App\\': 'src/', 'App\\Admin\\': 'admin/' } } };
    expect(use('use App\\Missing; use App\\Admin\\Missing;', { 'composer.json': divided })).toEqual([
      'unresolved',
      'unresolved',
    ]);
  });

  it('a name of a group stands on the name', () => {
    const found = project().resolutions('src/main.php', '<?php use App\\Infra\\{Db};');
    expect(found).toEqual([{ kind: 'file', path: 'src/Infra/Db.php', ofName: true }]);
  });

  it('a namespace means its files, or those that declare what is mentioned', () => {
    expect(use('use App\\Infra;')).toEqual(['src/Infra/Cache.php + src/Infra/Db.php']);
    expect(use('use App\\Infra; new Infra\\Db();')).toEqual(['src/Infra/Db.php']);
    expect(use('use App\\Infra; Infra\\query();')).toEqual(['src/Infra/Db.php']);
    const onlyBelow = { 'src/Http/Web/Home.php': '<?php namespace App\\Http\\Web; class Home {}' };
    expect(use('use App\\Http;', onlyBelow)).toEqual(['src/Http/Web/Home.php']);
  });

  it('PSR-4 tells two files with one name apart, otherwise the nearer one counts', () => {
    const twice = {
      'tests/a/Db.php': sources['src/Infra/Db.php'],
      'stubs/Tool.php': '<?php class Tool {}',
      'src/x/Tool.php': '<?php class Tool {}',
    };
    expect(use('use App\\Infra\\Db; use Tool;', twice)).toEqual(['src/Infra/Db.php', 'src/x/Tool.php']);
  });

  it('files autoload: functions and constants of a file that Composer always loads', () => {
    const loaded = {
      'composer.json': { autoload: { files: ['lib/helpers.php'], classmap: ['lib/'] } },
      'lib/helpers.php': '<?php namespace App\\Support; function env() {} const DEBUG = 1;',
    };
    expect(use('use function App\\Support\\env; use const App\\Support\\DEBUG;', loaded)).toEqual([
      'lib/helpers.php',
      'lib/helpers.php',
    ]);
  });

  it('traits: what one imports counts in its own file, and not again in each class that uses it', () => {
    const traits = {
      'src/Infra/Logs.php':
        '<?php namespace App\\Infra; use App\\Infra\\Db; trait Logs { function log(Db $db) {} }',
      'src/A.php': '<?php namespace App; use App\\Infra\\Logs; class A { use Logs; }',
    };
    expect(project(traits).targets('src/A.php')).toEqual(['src/Infra/Logs.php']);
    expect(project(traits).targets('src/Infra/Logs.php')).toEqual(['src/Infra/Db.php']);
  });

  it('PSR-0 and classmap: what is declared is found wherever it stands', () => {
    const legacy = { 'lib/all.php': '<?php class Old_Thing {} class Other {}' };
    expect(use('use Old_Thing; use Other;', legacy)).toEqual(['lib/all.php', 'lib/all.php']);
  });

  it('class_alias gives a type another name', () => {
    expect(
      use('use App\\Old;', { 'src/alias.php': "<?php class_alias('App\\\\Infra\\\\Db', 'App\\\\Old');" }),
    ).toEqual(['src/alias.php']);
  });

  it('generated code that Git ignores is no false alarm', () => {
    expect(use('use App\\Proto\\Order;', {}, { 'src/Proto/Order.php': '' })).toEqual(['src/Proto/Order.php']);
  });

  it('without composer.json only what misses in a declared namespace is unresolved', () => {
    const plain = new ScannedTree(sources);
    expect(plain.targets('src/main.php', '<?php use App\\Infra\\{Db, Missing}; use Acme\\Thing;')).toEqual([
      'src/Infra/Db.php',
      'unresolved',
      'package Acme',
    ]);
  });

  it('below a namespace that packages share, what nobody declares is another package', () => {
    const shared = {
      'composer.json': { autoload: { 'psr-4': { 'Acme\\': 'src/' } } },
      'src/Http/composer.json': { autoload: { 'psr-4': { 'Acme\\Http\\': '' } } },
      'src/Http/Client.php': '<?php namespace Acme\\Http; class Client {}',
      'src/main.php': '<?php use Acme\\Mail\\Sender; use Acme\\Http\\Missing;',
    };
    expect(new ScannedTree(shared).targets('src/main.php')).toEqual(['package Acme\\Mail', 'unresolved']);
  });
});

describe('packages of Composer', () => {
  const lock = {
    packages: [
      { name: 'acme/tools', autoload: { 'psr-4': { 'Acme\\': '' } } },
      { name: 'acme/http', autoload: { 'psr-4': { 'Acme\\Http\\': 'src' } } },
      { name: 'old/twig', autoload: { 'psr-0': { Twig_: 'lib' } } },
      { name: 'big/all', replace: { 'symfony/console': '*' }, autoload: { 'psr-4': { 'Big\\': '' } } },
    ],
    'packages-dev': [{ name: 'dev/only', autoload: { 'psr-4': { 'Dev\\Only\\': '' } } }],
  };

  it('are named by composer.lock, the longest namespace first', () => {
    const locked = { 'composer.lock': lock };
    expect(use('use Acme\\Tool; use Acme\\Http\\Client; use Dev\\Only\\X;', locked)).toEqual([
      'package acme/tools',
      'package acme/http',
      'package dev/only',
    ]);
    const [found] = project(locked).resolutions('src/main.php', '<?php use Acme\\Http\\Client;');
    expect(found).toEqual({
      kind: 'package',
      name: 'acme/http',
      names: ['Acme\\Http\\Client', 'Acme\\Http', 'Acme'],
    });
  });

  it('are named by what is installed, where there is no lock', () => {
    expect(use('use Acme\\Http\\Client;', {}, { 'vendor/composer/installed.json': lock })).toEqual([
      'package acme/http',
    ]);
  });

  it('are named by their namespace where nothing tells', () => {
    const [found] = project().resolutions('src/main.php', '<?php use Some\\Thing\\Deep\\Name;');
    expect(found).toEqual({
      kind: 'package',
      name: 'Some\\Thing',
      names: ['Some\\Thing\\Deep\\Name', 'Some\\Thing\\Deep', 'Some'],
    });
  });

  it('are known by their namespaces where these belong to one package', () => {
    expect(
      use(
        'use PHPUnit\\Framework\\TestCase; use Symfony\\Component\\HttpFoundation\\Request; use Psr\\Log\\LoggerInterface;',
      ),
    ).toEqual(['package phpunit/phpunit', 'package symfony/http-foundation', 'package psr/log']);
  });

  it("PHP's own classes, functions and constants are built in", () => {
    expect(
      use(
        'use Exception; use DateTimeImmutable; use ReflectionClass; use Composer\\InstalledVersions; use function strlen; use const PHP_EOL;',
      ),
    ).toEqual([
      'builtin Exception',
      'builtin DateTimeImmutable',
      'builtin ReflectionClass',
      'builtin Composer\\InstalledVersions',
      'builtin strlen',
      'builtin PHP_EOL',
    ]);
  });

  it('status: production, development, undeclared, or unknown without a lock', () => {
    const files = project({ 'composer.lock': lock });
    const as = (name: string) => files.status('src/main.php', name).as;
    expect(as('acme/tools')).toBe('production');
    expect(as('big/all')).toBe('production');
    expect(as('phpunit/phpunit')).toBe('development');
    expect(as('acme/http')).toBe('undeclared');
    expect(as('Some\\Thing')).toBe('unknown');
    expect(new ScannedTree({ 'composer.json': { name: 'a/b' } }).status('c.php', 'a/b').as).toBe(
      'production',
    );
    expect(new ScannedTree(sources).status('src/main.php', 'a/b')).toEqual({
      as: 'undeclared',
      manifest: undefined,
    });
  });

  it('status: the nearest manifest speaks for a file', () => {
    const files = project({ 'packages/a/composer.json': { require: { 'x/y': '*' } } });
    expect(files.status('packages/a/src/b.php', 'x/y')).toEqual({
      as: 'production',
      manifest: 'packages/a/composer.json',
    });
    expect(files.status('packages/a/src/b.php', 'symfony/console').as).toBe('undeclared');
  });
});

describe('files that are included', () => {
  const files = { 'lib/a.php': '', 'src/b.php': '', 'src/view.phtml': '' };
  it.each<[string, string[]]>([
    ["require __DIR__ . '/b.php';", ['src/b.php']],
    ["require dirname(__DIR__) . '/lib/a.php';", ['lib/a.php']],
    [
      "require 'lib/a.php'; require 'b.php'; include './view.phtml';",
      ['lib/a.php', 'src/b.php', 'src/view.phtml'],
    ],
    [
      "require __DIR__ . '/../vendor/autoload.php'; require 'vendor/autoload.php';",
      ['builtin composer', 'builtin composer'],
    ],
    ["require __DIR__ . '/../vendor/acme/tools/x.php';", ['package acme/tools']],
    ["require __DIR__ . '\\b.php'; include 'lib\\a.php';", ['src/b.php', 'lib/a.php']],
    ["require 'C:\\lib\\a.php';", ['package C:/lib/a.php']],
    ["require __DIR__ . '/missing.php';", ['unresolved']],
    [
      "require 'Somewhere/Else.php'; require 'phar://a/b.php'; require '/etc/a.php';",
      ['package Somewhere/Else.php', 'package phar:', 'package /etc/a.php'],
    ],
  ])('%s', (what, targets) => {
    expect(use(what, files)).toEqual(targets);
  });
});

describe('hostile manifests', () => {
  it.each([
    '{',
    '[]',
    '{"autoload": {"psr-4": {"App\\\\": [1, null], "": "../.."}}}',
    '{"require": [], "config": {"vendor-dir": 5}}',
  ])('%s', text => {
    const files = new ScannedTree({ 'composer.json': text, 'composer.lock': text, ...sources });
    expect(files.targets('src/main.php', '<?php use App\\Infra\\Db; use A\\B;')[0]).toBe('src/Infra/Db.php');
    expect(files.status('src/main.php', 'a/b').as).toBe('undeclared');
  });
  it('names of object members are names like others', () => {
    expect(use('use constructor\\X; use __proto__;')).toEqual(['package constructor', 'package __proto__']);
  });
});
