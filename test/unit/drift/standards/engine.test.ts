import { describe, expect, it } from 'vitest';
import { blueprintPath } from '../../../../src/core/artifacts/paths.ts';
import { blueprint, engineOf, planOf, type Tree } from '../tree.ts';

const components = '  app: { paths: ["src/**"] }';
const swallows = 'try { run(); } catch {}\n';

function treeWith(standards: string): Tree {
  const text = blueprint(components, '  []');
  return { [blueprintPath]: `${text}\nstandards: ${standards}\n`, 'src/a.ts': swallows };
}

describe('standards of a blueprint', () => {
  it('are findings of their own, with the severity that the blueprint gives', () => {
    const { findings, summary } = engineOf(treeWith('{ empty-catch: critical, naming: off }')).evaluate();
    expect(findings).toMatchObject([
      {
        rule: 'standard/empty-catch',
        kind: 'builtin',
        severity: 'critical',
        path: 'src/a.ts',
        from: 'app',
        fingerprint: 'standard/empty-catch src/a.ts try%20{%20run();%20}%20catch%20{}',
        range: { start: { line: 0, character: 15 }, end: { line: 0, character: 20 } },
      },
    ]);
    expect(summary.inconclusive).toEqual([]);
  });

  it('are not checked unless they are listed', () => {
    expect(engineOf(treeWith('{}')).evaluate().findings).toEqual([]);
  });

  it('say so where there is no standard of that name', () => {
    const { inconclusive } = engineOf(treeWith('{ empty-cath: major }')).evaluate().summary;
    expect(inconclusive).toMatchObject([{ check: 'standard/empty-cath' }]);
    expect(inconclusive[0]!.message).toContain('empty-catch');
  });

  it('follow an edit, and want the texts again only when one is added', () => {
    const engine = engineOf(treeWith('{ empty-catch: major }'));
    engine.setFile('src/a.ts', { text: 'run();\n' });
    expect(engine.evaluate().findings).toEqual([]);
    expect(engine.needsTextsFor(planOf(treeWith('{ empty-catch: minor }')).policy)).toBe(false);
    expect(engine.needsTextsFor(planOf(treeWith('{ empty-catch: minor, secret: major }')).policy)).toBe(true);
  });
});
