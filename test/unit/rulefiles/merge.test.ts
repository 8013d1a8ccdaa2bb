import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/core/artifacts/blueprint.ts';
import type { Rule } from '../../../src/core/model/rule.ts';
import { startOfFile } from '../../../src/core/model/text.ts';
import { mergeRuleFiles } from '../../../src/core/rulefiles/merge.ts';
import { pruneUnused } from '../../../src/core/rulefiles/prune.ts';
import { readRuleFiles, ruleFilePaths } from '../../../src/core/rulefiles/readers.ts';
import type { RuleFile } from '../../../src/core/rulefiles/ruleFile.ts';
import { evaluate } from '../drift/tree.ts';
import { sourceOf } from './source.ts';

const file = (given: Partial<RuleFile>): RuleFile => ({
  source: { tool: 'tach', path: 'tach.toml' },
  isReadable: true,
  components: {},
  rules: [],
  checks: {},
  lost: [],
  ...given,
});
const forbid = (id: string, from: string | string[], to: string | string[]): Rule => ({
  id,
  kind: 'forbid',
  from,
  to,
});
const sources = ['src/a/a.ts', 'src/a/deep/d.ts', 'src/b/b.ts', 'src/c.ts'];
const merge = (existing: string | undefined, files: readonly RuleFile[]) => {
  const merged = mergeRuleFiles(existing, files, { title: 'My app', sources });
  const { value, problems } = readBlueprint('blueprint.yaml', merged.text);
  return {
    ...merged,
    value,
    problems,
    lost: merged.files.flatMap(({ lost }) => lost.map(({ what, why }) => `${what}: ${why}`)),
  };
};

const two = file({
  components: {
    a: { paths: ['src/a/**'], layer: 'tach' },
    deep: { paths: ['src/a/deep/**'], layer: 'tach' },
    b: { paths: ['src/b/**'], layer: 'tach' },
  },
  rules: [forbid('TACH-a', 'a', ['layer:tach', '!a'])],
});

describe('merging rule files', () => {
  it('starts a blueprint, and turns off what would be new noise', () => {
    const { value, problems, notes } = merge(undefined, [two]);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      version: 1,
      title: 'My app',
      components: two.components,
      rules: two.rules,
    });
    expect(value.checks).toEqual({ unmapped: 'off' });
    expect(notes).toEqual([expect.stringContaining('1 source file in no component')]);
  });

  it('leaves checks alone where there is a blueprint, or nothing is left out', () => {
    expect(merge('version: 1\nchecks: { unused: off }\n', [two]).value.checks).toEqual({ unused: 'off' });
    const all = file({ components: { all: { paths: ['**'] } }, checks: { unmapped: 'major' } });
    expect(merge(undefined, [all]).value.checks).toEqual({ unmapped: 'major' });
    expect(merge('version: 1\nchecks: { unmapped: minor }\n', [all]).value.checks).toEqual({
      unmapped: 'minor',
    });
  });

  it('uses a component of the blueprint that is the same, whatever its name', () => {
    const existing = 'version: 1\ncomponents:\n  mine: { paths: ["src/a/**"], layer: tach }\n';
    const { value, lost } = merge(existing, [
      file({ components: { a: two.components.a! }, rules: [forbid('X', 'a', 'src/c.ts')] }),
    ]);
    expect(Object.keys(value.components!)).toEqual(['mine']);
    expect(value.rules).toEqual([forbid('X', 'mine', 'src/c.ts')]);
    expect(lost).toEqual([]);
  });

  it('writes paths for a component whose files belong to another already', () => {
    const existing = 'version: 1\ncomponents:\n  all: { paths: ["src/**"] }\n';
    const rules = [
      forbid('X', 'a', ['b', 'deep']),
      forbid('Y', ['layer:tach', '!b'], 'src/c.ts'),
      forbid('Z', 'src/b/**', 'a'),
      { id: 'W', kind: 'allow', from: 'a', to: ['b'] } as Rule,
    ];
    const { value, lost } = merge(existing, [file({ ...two, rules })]);
    expect(Object.keys(value.components!)).toEqual(['all']);
    expect(value.rules).toEqual([
      forbid('X', ['src/a/**', '!src/a/deep/**'], ['src/b/**', 'src/a/deep/**']),
      forbid('Y', ['src/a/**', 'src/a/deep/**', 'src/b/**', '!src/b/**'], 'src/c.ts'),
      forbid('Z', 'src/b/**', ['src/a/**', '!src/a/deep/**']),
    ]);
    expect(lost).toEqual([
      'component a: component all of the blueprint owns files of it already',
      'component deep: component all of the blueprint owns files of it already',
      'component b: component all of the blueprint owns files of it already',
      'rule W: it needs a component of its own where the blueprint has another one already',
    ]);
  });

  it('keeps ids and layers apart from those that are there', () => {
    const existing =
      'version: 1\ncomponents:\n  a: { paths: ["lib/**"], layer: tach }\nrules:\n  - { id: TACH-a, kind: acyclic }\n';
    const { value, lost } = merge(existing, [two]);
    expect(value.components).toMatchObject({ 'a-2': { layer: 'tach-tach' }, b: { layer: 'tach-tach' } });
    expect(value.rules).toHaveLength(1);
    expect(lost).toEqual(['rule TACH-a: the blueprint has another rule of this id']);
    const other = merge(existing.replace('TACH-a', 'OTHER'), [two]);
    expect(other.value.rules![1]).toEqual(forbid('TACH-a', 'a-2', ['layer:tach-tach', '!a-2']));
    expect(other.problems).toEqual([]);
  });

  it('does not add what is there', () => {
    const once = merge(undefined, [two]).text;
    const again = merge(once, [two]);
    expect(again.text).toBe(once);
    expect(again.files[0]).toMatchObject({ components: [], rules: [], known: ['TACH-a'], lost: [] });
  });
});

describe('pruning', () => {
  it('takes out exceptions that silence nothing and rules about no file, of what was imported only', () => {
    const except = [
      { from: 'src/a/a.ts', to: 'src/b/b.ts', reason: 'used' },
      { from: 'src/a/a.ts', to: 'src/c.ts', reason: 'unused' },
    ];
    const imported = file({
      rules: [
        { ...forbid('USED', 'src/a/**', 'src/b/**'), except } as Rule,
        { ...forbid('IDLE', 'src/a/**', 'src/c.ts'), except: [except[1]!] } as Rule,
        forbid('GONE', 'nothing/**', 'src/**'),
      ],
    });
    const existing = 'version: 1\nrules:\n  - { id: OLD, kind: forbid, from: "nowhere/**", to: "src/**" }\n';
    const merged = mergeRuleFiles(existing, [imported], { title: '', sources });
    const tree = {
      '.plumbrule/blueprint.yaml': merged.text,
      'src/a/a.ts': "import '../b/b';",
      'src/b/b.ts': '',
      'src/c.ts': '',
    };
    const { text, files } = pruneUnused(merged, evaluate(tree).findings);
    expect(readBlueprint('b', text).value.rules).toEqual([
      forbid('OLD', 'nowhere/**', 'src/**'),
      { ...forbid('USED', 'src/a/**', 'src/b/**'), except: [except[0]] },
      forbid('IDLE', 'src/a/**', 'src/c.ts'),
    ]);
    expect(files[0]!.rules.map(({ id }) => id)).toEqual(['USED', 'IDLE']);
    expect(files[0]!.lost).toEqual([
      {
        path: 'tach.toml',
        range: startOfFile,
        what: 'rule GONE',
        why: 'it is about files that are not there today',
        instead: 'Import it again once they are',
      },
    ]);
  });
});

describe('finding rule files', () => {
  it('passes over those that are there to be tried out', () => {
    const files = {
      'tach.toml': '',
      'sub/deptrac.yaml': '',
      'test/tach.toml': '',
      'docs/.importlinter': '',
      'src/a.ts': '',
    };
    expect(ruleFilePaths(sourceOf(files))).toEqual(['sub/deptrac.yaml', 'tach.toml']);
  });

  it('shows a file of an unusual name to all tools', () => {
    const source = sourceOf({
      'lint/rules.cjs':
        "module.exports = { forbidden: [{ name: 'x', severity: 'error', from: { path: '^a/' }, to: { path: '^b/' } }] };",
      'lint/other.cjs': 'module.exports = {',
    });
    expect(readRuleFiles('lint/rules.cjs', source)).toMatchObject([
      { source: { tool: 'dependency-cruiser' } },
    ]);
    expect(readRuleFiles('lint/other.cjs', source)).toEqual([]);
  });
});
