import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgesOf, graphOf } from './edgesOf.ts';
import { tree } from './tree.ts';

const app = {
  'go.mod': `module example.com/acme/app

go 1.22

require github.com/pkg/errors v0.9.1
require (
	github.com/jackc/pgx/v5 v5.0.0 // indirect
	"gopkg.in/yaml.v3" v3.0.1
)
`,
  'db/db.go': 'package db',
  'db/pool.go': 'package db',
  'db/db_test.go': 'package db_test\nimport "example.com/acme/app/db"',
};
const main = (...paths: string[]): string =>
  `package main\nimport (\n${paths.map(path => `\t"${path}"\n`).join('')})\n`;
const from = (contents: Record<string, string>, ...paths: string[]): string[] =>
  edgesOf(tree({ ...app, ...contents, 'main.go': main(...paths) }), 'main.go').map(
    edge => edge.split(' → ')[1]!,
  );

describe('packages of the workspace', () => {
  it('the go.mod module path: an import means all files of the folder but *_test.go', () => {
    expect(from({}, 'example.com/acme/app/db')).toEqual(['db/db.go db/pool.go']);
  });
  it('a _test package imports the package that it tests', () => {
    expect(edgesOf(tree(app), 'db/db_test.go')).toEqual(['"example.com/acme/app/db" → db/db.go db/pool.go']);
  });
  it('build tags and GOOS suffix files all count', () => {
    const files = { 'sys/a_linux.go': '', 'sys/a_windows.go': '//go:build windows', 'sys/_old.go': '' };
    expect(from(files, 'example.com/acme/app/sys')).toEqual(['sys/a_linux.go sys/a_windows.go']);
  });
  it('internal/ is left to the compiler: an import of it is one like others', () => {
    expect(from({ 'x/internal/y/y.go': '' }, 'example.com/acme/app/x/internal/y')).toEqual([
      'x/internal/y/y.go',
    ]);
  });
  it('a folder that is not there is unresolved, also one with tests alone', () => {
    expect(
      from({ 'only/a_test.go': '' }, 'example.com/acme/app/nowhere', 'example.com/acme/app/only'),
    ).toEqual(['unresolved', 'unresolved']);
  });
  it('generated .pb.go files that Git ignores do not make it unresolved', () => {
    const files = tree({ ...app, 'main.go': main('example.com/acme/app/gen/api') });
    const onDisk = { ...files, isFolder: (path: string) => path === 'gen/api' };
    expect(edgesOf(onDisk, 'main.go')).toEqual(['"example.com/acme/app/gen/api" → gen/api']);
  });
  it('relative imports of the old kind', () => {
    expect(from({}, './db', './nowhere', '../outside')).toEqual([
      'db/db.go db/pool.go',
      'unresolved',
      'unresolved',
    ]);
  });
});

describe('several modules', () => {
  it('nested modules: the longest module prefix wins, and their folders are no part of the outer one', () => {
    const nested = {
      'sub/go.mod': 'module example.com/acme/app/sub',
      'sub/a/a.go': '',
      'other/go.mod': 'module example.com/elsewhere',
      'other/b/b.go': '',
    };
    expect(
      from(nested, 'example.com/acme/app/sub/a', 'example.com/acme/app/other/b', 'example.com/elsewhere/b'),
    ).toEqual([
      'sub/a/a.go (example.com/acme/app/sub)',
      'unresolved',
      'other/b/b.go (example.com/elsewhere)',
    ]);
  });
  it('replace with a local folder', () => {
    const replaced = {
      'go.mod':
        'module m\nreplace (\n\texample.com/lib v1.0.0 => ./third/lib\n\texample.com/away => ../away\n)\nreplace example.com/fork => example.com/mine v1.2.3\nrequire example.com/away v1.0.0',
      'third/lib/x/x.go': '',
    };
    expect(from(replaced, 'example.com/lib/x', 'example.com/away/y', 'example.com/fork/z')).toEqual([
      'third/lib/x/x.go (example.com/lib)',
      'package example.com/away',
      'package example.com/fork/z example.com/fork',
    ]);
  });
  it('go.work: of two modules with one path the one in use counts', () => {
    const work = {
      'go.work': 'go 1.22\nuse (\n\t./\n\t./zzz\n)\n',
      'aaa/go.mod': 'module example.com/two',
      'aaa/p/p.go': '',
      'zzz/go.mod': 'module example.com/two',
      'zzz/p/p.go': '',
    };
    expect(from(work, 'example.com/two/p')).toEqual(['zzz/p/p.go (example.com/two)']);
  });
  it('a module in testdata does not stand in for the library', () => {
    expect(from({ 'testdata/go.mod': 'module log', 'testdata/log.go': '' }, 'log')).toEqual(['builtin log']);
  });
});

describe('packages from outside', () => {
  it('the longest required module path, also without its major version', () => {
    expect(
      from({}, 'github.com/pkg/errors/sub', 'github.com/jackc/pgx/v5/pgxpool', 'gopkg.in/yaml.v3'),
    ).toEqual([
      'package github.com/pkg/errors',
      'package github.com/jackc/pgx/v5 github.com/jackc/pgx',
      'package gopkg.in/yaml.v3 gopkg.in/yaml',
    ]);
  });
  it('by custom, where go.mod does not say', () => {
    expect(from({}, 'github.com/a/b/c/d', 'golang.org/x/text/width')).toEqual([
      'package github.com/a/b',
      'package golang.org/x/text/width golang.org/x/text golang.org/x',
    ]);
  });
  it('the standard library and cgo are built in', () => {
    expect(from({}, 'net/http', 'unsafe', 'C')).toEqual(['builtin net/http', 'builtin unsafe', 'builtin C']);
  });
  it('vendor/: an import that hits it is a package', () => {
    const vendored = {
      'vendor/modules.txt': '',
      // Go's own command leaves these out, other tools do not.
      'vendor/github.com/pkg/errors/go.mod': 'module github.com/pkg/errors',
      'vendor/github.com/pkg/errors/errors.go': main('github.com/x/y/z'),
    };
    expect(from(vendored, 'github.com/pkg/errors')).toEqual(['package github.com/pkg/errors']);
  });
  it('what is no path is unresolved', () => {
    expect(from({}, '/x', 'a b')).toEqual(['unresolved', 'unresolved']);
  });
});

describe('declared packages', () => {
  const status = (path: string, name: string, contents: Record<string, string> = app) =>
    graphOf(tree({ ...contents, [path]: '' })).statusOf(path, name, 'value');

  it('what go.mod requires, indirectly too, is declared', () => {
    expect(status('main.go', 'github.com/pkg/errors')).toEqual({ as: 'production', manifest: 'go.mod' });
    expect(status('main.go', 'github.com/jackc/pgx/v5')).toEqual({ as: 'production', manifest: 'go.mod' });
    expect(status('main.go', 'example.com/acme/app')).toEqual({ as: 'production', manifest: 'go.mod' });
    expect(status('main.go', 'github.com/a/b')).toEqual({ as: 'undeclared', manifest: 'go.mod' });
  });
  it('the nearest go.mod speaks for a file', () => {
    const nested = { ...app, 'sub/go.mod': 'module sub' };
    expect(status('sub/a.go', 'github.com/pkg/errors', nested)).toEqual({
      as: 'undeclared',
      manifest: 'sub/go.mod',
    });
  });
  it('without a go.mod, and in vendored code, it cannot be told', () => {
    expect(status('main.go', 'github.com/a/b', {}).as).toBe('unknown');
    expect(status('vendor/x/x.go', 'github.com/a/b').as).toBe('unknown');
  });
});

describe('hostile input', () => {
  it('whatever stands in go.mod and in paths, an answer comes', () => {
    const line = fc.constantFrom(
      ...['module m', 'module', 'require (', 'require a.b/c v1', ')', '"a.b/c" v1', 'replace a.b/c => ../..'],
      ...['replace m => ./m', 'replace (', 'use ./x', '=> .', '// c', 'constructor v1', '__proto__ v1'],
    );
    const lines = fc.array(line, { maxLength: 10 }).map(all => all.join('\n'));
    const path = fc.oneof(
      fc.constantFrom('m/x', 'a.b/c/d', '..', './x', 'constructor', '//', 'm/../x'),
      fc.string(),
    );
    fc.assert(
      fc.property(lines, lines, path, (mod, work, written) => {
        const text = `import ${JSON.stringify(written)}`;
        const files = tree({
          'go.mod': mod,
          'go.work': work,
          'x/go.mod': mod,
          'x/x.go': text,
          'main.go': text,
        });
        for (const file of ['main.go', 'x/x.go']) expect(edgesOf(files, file).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
