import { describe, expect, it } from 'vitest';
import { blueprintPath } from '../../../src/core/artifacts/paths.ts';
import { isSourceFile } from '../../../src/core/drift/policy/sources.ts';
import { ignoredByComments, ignoredNotes, withIgnored } from '../../../src/core/rulefiles/ignored.ts';
import { type Merged, mergeRuleFiles } from '../../../src/core/rulefiles/merge.ts';
import { readRuleFiles, ruleFilePaths } from '../../../src/core/rulefiles/readers.ts';
import { engineOf, type Tree, today } from '../drift/tree.ts';
import { sourceOf } from './source.ts';

/** The rule files of a tree in its blueprint, with what comments in the code add to them. */
function carried(tree: Tree) {
  const source = sourceOf(tree);
  const files = ruleFilePaths(source).flatMap(path => readRuleFiles(path, source));
  const sources = Object.keys(tree).filter(isSourceFile({ include: [], exclude: [], maxBytes: 5_000_000 }));
  const merge = (read: typeof files): Merged =>
    mergeRuleFiles(tree[blueprintPath], read, { title: 'app', sources });
  const check = ({ text }: Merged) => {
    const engine = engineOf({ ...tree, [blueprintPath]: text });
    return { engine, findings: engine.evaluate().findings, textOf: (path: string) => tree[path], now: today };
  };
  const plain = merge(files);
  const ignored = ignoredByComments(plain.files, check(plain));
  const merged = merge(withIgnored(files, ignored));
  return {
    text: merged.text,
    notes: ignoredNotes(ignored),
    except: merged.files.flatMap(({ rules }) => rules.flatMap(({ except }) => except ?? [])),
    lost: merged.files.flatMap(({ lost }) => lost),
    /** Findings that are left, but for unused exceptions and the like. */
    left: check(merged)
      .findings.filter(({ state, kind }) => state === 'new' && kind !== 'builtin')
      .map(({ fingerprint }) => fingerprint),
  };
}

const tach = (files: Tree): Tree => ({
  'tach.toml':
    'source_roots = ["."]\n' +
    ['app.low', 'app.high', 'app.util']
      .map(path => `[[modules]]\npath = "${path}"\ndepends_on = []\n`)
      .join(''),
  'app/__init__.py': '',
  'app/low/__init__.py': '',
  'app/high/__init__.py': 'x = y = 1\n',
  'app/high/views.py': '',
  'app/util.py': '',
  ...files,
});

describe('local imports of tach', () => {
  const files = {
    'app/low/a.py': 'def late():\n    from app.high import (\n        views,\n    )\nif 1: import app.util\n',
    'app/low/b.py': 'from app.high import (\n    views,\n)\n',
  };

  it('become exceptions where tach leaves them alone', () => {
    const tree = tach(files);
    for (const setting of ['off', 'warn']) {
      const text = `${tree['tach.toml']}[rules]\nlocal_imports = "${setting}"\n`;
      const { except, left, notes } = carried({ ...tree, 'tach.toml': text });
      expect(except).toEqual([
        { from: 'app/low/a.py', to: 'app/high/views.py', reason: 'local import in app/low/a.py:2' },
        { from: 'app/low/a.py', to: 'app/util.py', reason: 'local import in app/low/a.py:5' },
      ]);
      expect(left).toEqual(['TACH-app.low app/low/b.py app/high/views.py']);
      expect(notes[0]).toContain('2 exceptions for what `tach-ignore` comments and settings ignore');
    }
  });

  it('are told from names with one dot, which tach passes over among texts', () => {
    const short = tach({
      'app/low/a.py':
        'from importlib import import_module\nimport_module("app.high")\nimport_module(".high", "app")\nimport_module("app.high.views")\n',
    });
    const { except, left } = carried({
      ...short,
      'tach.toml': `include_string_imports = true\n${short['tach.toml']}`,
    });
    expect(except).toMatchObject([
      { to: 'app/high/__init__.py', reason: 'name with one dot in app/low/a.py:2' },
    ]);
    expect(left).toEqual(['TACH-app.low app/low/a.py app/high/views.py']);
  });

  it('are judged like all others otherwise', () => {
    expect(carried(tach(files)).except).toEqual([]);
  });
});

describe('comments of tach', () => {
  it('become exceptions for what they ignore, with their place and their words', () => {
    const { except, left, notes, lost } = carried(
      tach({
        'app/low/a.py': 'import app.util  # tach-ignore(until v2)\n# tach-ignore\nfrom app import high\n',
        'app/low/b.py': 'import app.util\n',
      }),
    );
    expect(except).toEqual([
      { from: 'app/low/a.py', to: 'app/util.py', reason: 'tach-ignore in app/low/a.py:1: until v2' },
      { from: 'app/low/a.py', to: 'app/high/__init__.py', reason: 'tach-ignore in app/low/a.py:2' },
    ]);
    expect(left).toEqual(['TACH-app.low app/low/b.py app/util.py']);
    expect(notes).toEqual([expect.stringMatching(/^2 exceptions for what `tach-ignore` comments ignore/)]);
    expect(lost).toEqual([]);
  });

  it('are one exception for one comment, and none where nothing is broken', () => {
    const { except, left } = carried(
      tach({
        'app/low/a.py':
          'from app import (  # tach-ignore\n    high,\n    util,\n)\nimport os # tach-ignore\n',
      }),
    );
    expect(except).toEqual([
      {
        from: 'app/low/a.py',
        to: ['app/high/__init__.py', 'app/util.py'],
        reason: 'tach-ignore in app/low/a.py:1',
      },
    ]);
    expect(left).toEqual([]);
  });

  it('that name imports are for those only, absolute and relative ones', () => {
    const { except, left } = carried(
      tach({
        'app/low/a.py': '# tach-ignore high\nfrom app import high, util\n',
        'app/low/b.py': 'from ..high import x, y  # tach-ignore x\n',
        'app/low/c.py': 'from ..high import x, y  # tach-ignore x high.y\n',
        'app/low/d.py': 'from app import (\n    high,\n    util,  # tach-ignore\n)\n',
      }),
    );
    expect(except.map(({ from, to }) => [from, to])).toEqual([
      ['app/low/a.py', 'app/high/__init__.py'],
      ['app/low/c.py', 'app/high/__init__.py'],
      ['app/low/d.py', 'app/util.py'],
    ]);
    expect(left).toEqual([
      'TACH-app.low app/low/a.py app/util.py',
      'TACH-app.low app/low/b.py app/high/__init__.py',
      'TACH-app.low app/low/d.py app/high/__init__.py',
    ]);
  });

  it('that ignore one of two imports of the same file are listed', () => {
    const { except, left, lost } = carried(
      tach({ 'app/low/a.py': 'import app.util  # tach-ignore\ndef f():\n    import app.util\n' }),
    );
    expect(except).toEqual([]);
    expect(left).toHaveLength(2);
    expect(lost).toMatchObject([
      {
        path: 'app/low/a.py',
        range: { start: { line: 0 } },
        what: 'tach-ignore',
        why: 'another import of app/util.py in this file is not ignored, and an exception would be for both',
      },
    ]);
  });

  it('leave the rules known that they were added to, whatever end people give them', () => {
    const tree = tach({ 'app/low/a.py': 'import app.util  # tach-ignore\n' });
    const { text } = carried(tree);
    const dated = text.replace('reason: tach-ignore', 'until: 2027-01-31\n        reason: tach-ignore');
    expect(dated).not.toBe(text);
    const again = carried({ ...tree, [blueprintPath]: dated });
    expect(again).toMatchObject({ text: dated, lost: [], notes: [], left: [] });
  });
});

const boundaries = (files: Tree): Tree => ({
  '.eslintrc.json': JSON.stringify({
    settings: {
      'boundaries/elements': [
        { type: 'ui', pattern: 'src/ui/*' },
        { type: 'data', pattern: 'src/data/*' },
      ],
    },
    rules: {
      'boundaries/element-types': [
        'error',
        { default: 'disallow', rules: [{ from: 'data', allow: ['data'] }] },
      ],
      'boundaries/external': ['error', { default: 'allow', rules: [{ from: 'ui', disallow: ['pg'] }] }],
    },
  }),
  'src/data/db/index.ts': '',
  'src/data/log/index.ts': '',
  ...files,
});

describe('comments of ESLint', () => {
  it('become exceptions of the rule that they name, at declarations of several lines as well', () => {
    const { except, left } = carried(
      boundaries({
        'src/ui/a/a.ts':
          "// eslint-disable-next-line boundaries/element-types -- moves in May\nimport {\n  db,\n} from '../../data/db';\n" +
          "import '../../data/log'; // eslint-disable-line boundaries/external\n" +
          "import 'pg'; // eslint-disable-line boundaries/external\n",
      }),
    );
    expect(except).toEqual([
      {
        from: 'src/ui/a/a.ts',
        to: 'src/data/db/index.ts',
        reason: 'eslint-disable-next-line in src/ui/a/a.ts:1: moves in May',
      },
      { from: 'src/ui/a/a.ts', to: 'package:pg', reason: 'eslint-disable-line in src/ui/a/a.ts:6' },
    ]);
    expect(left).toEqual(['BOUNDARIES-ui src/ui/a/a.ts src/data/log/index.ts']);
  });

  it('for a whole file are one exception a rule', () => {
    const { except, left } = carried(
      boundaries({
        'src/ui/a/a.ts': "/* eslint-disable */\nimport '../../data/db';\nimport '../../data/log';\n",
        'src/ui/b/b.ts': "import '../../data/db';\n/* eslint-disable */\n",
      }),
    );
    expect(except).toEqual([
      {
        from: 'src/ui/a/a.ts',
        to: ['src/data/db/index.ts', 'src/data/log/index.ts'],
        reason: 'eslint-disable in src/ui/a/a.ts:1',
      },
    ]);
    expect(left).toEqual(['BOUNDARIES-ui src/ui/b/b.ts src/data/db/index.ts']);
  });

  const nx = (a: string, b: string): Tree => ({
    '.eslintrc.json': JSON.stringify({
      rules: {
        '@nx/enforce-module-boundaries': [
          'error',
          { depConstraints: [{ sourceTag: '*', onlyDependOnLibsWithTags: ['*'] }] },
        ],
      },
    }),
    'libs/a/project.json': '{ "name": "a" }',
    'libs/a/a.ts': a,
    'libs/b/project.json': '{ "name": "b" }',
    'libs/b/b.ts': b,
    'libs/b/c.ts': '',
  });
  const off = '// eslint-disable-next-line @nx/enforce-module-boundaries\n';

  it('end a cycle of Nx projects where they ignore its imports', () => {
    const { except, left } = carried(
      nx(`${off}import '../b/b';\n${off}import '../b/c';\n`, `${off}import '../a/a';\n`),
    );
    expect(left).toEqual([]);
    expect(except.map(({ from, to }) => [from, to])).toEqual([
      ['libs/a/a.ts', 'libs/b/b.ts'],
      ['libs/a/a.ts', 'libs/b/c.ts'],
      ['libs/b/b.ts', 'libs/a/a.ts'],
    ]);
  });

  it('add nothing where a cycle goes on over other imports', () => {
    const { except, left } = carried(nx(`${off}import '../b/b';\nimport '../b/c';\n`, "import '../a/a';\n"));
    expect(except).toEqual([]);
    expect(left).toEqual(['NX-acyclic libs/a/a.ts a+b']);
  });
});
