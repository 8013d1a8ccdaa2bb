import { describe, expect, it } from 'vitest';
import { baselinePath } from '../../../../src/core/drift/baseline/baseline.ts';
import type { DriftEngine } from '../../../../src/core/drift/engine.ts';
import { blueprint, engineOf, planOf, type Tree } from '../tree.ts';

const rule = (written: string): string => `  - { id: P, kind: pattern, language: ts, rule: ${written} }`;
const tree = (written: string): Tree => ({
  '.plumbrule/blueprint.yaml': blueprint('  all: { paths: "**" }', rule(written)),
  [baselinePath]: 'P src/a.ts x\n',
  'src/a.ts': 'x;\n',
});

/** An engine that was told that its rule object is refused at a place of its configuration. */
function refused(written: string, at: readonly (string | number)[]): DriftEngine {
  const engine = engineOf(tree(written));
  const work = engine.matches.takeOutstanding()!;
  const { key } = work.searches[0]!;
  for (const file of work.files) {
    engine.takeMatches(work, {
      file,
      outcomes: [{ key, matches: [], refusal: { why: 'no such kind', at } }],
    });
  }
  return engine;
}

describe('a rule object that is refused', () => {
  it.each([
    ['{ kind: nope }', ['rule', 'kind'], 'nope'],
    ['{ rule: { any: [{ kind: a }, { kind: nope }] } }', ['rule', 'any', 1, 'kind'], 'nope'],
    ['{ rule: { kind: a }, utils: { u: { kind: nope } } }', ['utils', 'u', 'kind'], 'nope'],
    ['{ kind: a, constraints: { A: { regex: x } } }', ['constraints', 'A'], '{ regex: x }'],
    ['{ kind: a, regex: x }', [], '{ kind: a, regex: x }'],
  ])('is a problem at what is wrong: %s', (written, at, wrong) => {
    const [problem] = refused(written, at).ruleProblems();
    expect(problem).toMatchObject({ path: '.plumbrule/blueprint.yaml', message: 'no such kind' });
    const { start, end } = problem!.range;
    expect(rule(written).slice(start.character, end.character)).toBe(wrong);
  });

  it('is searched for no more until it is another, and makes nothing of its baseline stale', () => {
    const engine = refused('{ kind: nope }', ['rule', 'kind']);
    engine.setFile('src/a.ts', { text: 'y;\n' });
    expect(engine.matches.takeOutstanding()).toBeUndefined();
    const { findings, summary } = engine.evaluate();
    expect(findings).toEqual([]);
    expect(summary.inconclusive).toMatchObject([{ check: 'P', message: 'no such kind' }]);
    const { policy, baseline } = planOf(tree('{ kind: identifier }'));
    engine.setPolicy(policy, baseline);
    expect(engine.ruleProblems()).toEqual([]);
    expect(engine.matches.takeOutstanding()?.files).toHaveLength(1);
  });
});
