import { describe, expect, it } from 'vitest';
import { blueprintPath } from '../../../../src/core/artifacts/paths.ts';
import { readWorkspace } from '../../../../src/core/plan/workspace.ts';
import { blueprint, engineOf, filesOf, planOf, type Tree } from '../tree.ts';

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

  it('are those that there are: another name breaks the blueprint, a name of one’s own is let be', () => {
    const said = (standards: string): string[] =>
      (readWorkspace(filesOf(treeWith(standards))).blueprint?.problems ?? []).map(({ message }) => message);
    expect(said('{ empty-cath: major }')).toEqual(['unknown key `empty-cath`; did you mean `empty-catch`?']);
    expect(said('{ x-house-style: { since: 2026 }, secret: major }')).toEqual([]);
  });

  it('follow an edit, and want the texts again only when one is added', () => {
    const engine = engineOf(treeWith('{ empty-catch: major }'));
    engine.setFile('src/a.ts', { text: 'run();\n' });
    expect(engine.evaluate().findings).toEqual([]);
    expect(engine.needsTextsFor(planOf(treeWith('{ empty-catch: minor }')).policy)).toBe(false);
    expect(engine.needsTextsFor(planOf(treeWith('{ empty-catch: minor, secret: major }')).policy)).toBe(true);
  });
});
