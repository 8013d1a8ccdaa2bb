import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../../src/core/artifacts/blueprint.ts';
import { ComponentMap } from '../../../../src/core/drift/policy/components.ts';
import { compileSelector } from '../../../../src/core/drift/policy/selectors.ts';
import { blueprint, builtinFindings, fingerprints, ruleFindings } from '../tree.ts';

const components = new ComponentMap({
  app: { paths: ['src/app/**'], layer: 'top' },
  ui: { paths: ['src/ui/**'], layer: 'top' },
});
const selects = (written: string[], path: string): boolean =>
  compileSelector(written, components).file(path, components.place(path));

describe('a selector with `!`', () => {
  it('takes out of the list, wherever it stands', () => {
    expect(selects(['src/**', '!src/**/*.test.ts'], 'src/app/a.ts')).toBe(true);
    expect(selects(['!src/**/*.test.ts', 'src/**'], 'src/app/a.test.ts')).toBe(false);
    expect(selects(['layer:top', '!ui'], 'src/ui/u.ts')).toBe(false);
    expect(selects(['layer:top', '!ui'], 'src/app/a.ts')).toBe(true);
  });

  it('takes packages out of packages', () => {
    const { package: matches } = compileSelector(['package:*', '!package:node:*'], components);
    expect([matches({ package: 'left-pad' }), matches({ package: 'node:fs' })]).toEqual([true, false]);
  });

  it('leaves whole only what nothing is taken from', () => {
    expect(compileSelector(['layer:top', '!ui'], components).components).toEqual(['app']);
    expect(compileSelector(['app', '!src/app/old/**'], components).components).toEqual([]);
    expect(compileSelector(['app', '!package:zod'], components).components).toEqual(['app']);
  });

  it('narrows a rule', () => {
    const rules =
      '  - { id: F, kind: forbid, from: ["**", "!**/*.test.ts"], to: ["lib/**", "!lib/open.ts"] }';
    const tree = {
      '.plumbrule/blueprint.yaml': blueprint('  all: { paths: ["**"] }', rules),
      'lib/open.ts': '',
      'lib/shut.ts': '',
      'src/a.ts': "import '../lib/open'; import '../lib/shut';",
      'src/a.test.ts': "import '../lib/shut';",
    };
    expect(fingerprints(ruleFindings(tree))).toEqual(['F src/a.ts lib/shut.ts']);
    expect(builtinFindings(tree)).toEqual([]);
  });
});

describe('what is wrong with one', () => {
  const said = (from: string): string[] =>
    readBlueprint(
      'blueprint.yaml',
      `version: 1\nrules:\n  - { id: F, kind: forbid, from: ${from}, to: "lib/**" }\n`,
    ).problems.map(({ message }) => message);

  it('is what would be wrong without the mark', () => {
    expect(said('["src/**", "!nothing"]')).toEqual([
      expect.stringContaining('no component is named `nothing`'),
    ]);
    expect(said('["src/**", "!../x/**"]')).toEqual([expect.stringContaining('leaves the workspace')]);
    expect(said('["src/**", "!src/x/**"]')).toEqual([]);
  });

  it('is a list that only takes out', () => {
    expect(said('"!src/**"')).toEqual([expect.stringContaining('name first what it is taken out of')]);
  });
});
