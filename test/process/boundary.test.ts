import { afterEach, describe, expect, it } from 'vitest';
import { blueprint, decision, files, planOf } from './changingPlan.ts';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

function committed(given: Record<string, string>): Workspace {
  workspace = Workspace.of(given);
  workspace.commit();
  return workspace;
}

/** What is said of boundaries since a commit. */
function told(since = 'HEAD'): { rule: string; path: string; target: string; message: string }[] {
  return workspace
    .check('--since', since)
    .findings.filter(({ rule }) => rule === 'builtin/boundary')
    .map(({ rule, path, target, message }) => ({ rule, path, target, message }));
}

const move = (folder: string, to: string): void => {
  workspace.git('mv', folder, to);
};

const threeFiles = ['invoice', 'discount', 'receipt'];

describe('builtin/boundary', () => {
  it('names a component that was renamed, with the decision that set its boundary', () => {
    committed({
      [blueprint]: planOf({ app: 'src/app/**', billing: 'src/billing/**' }),
      'docs/decisions/0001-billing.md': decision('Keep billing apart'),
      ...files('src/app', ['main']),
      ...files('src/billing', threeFiles),
    });
    workspace.write(blueprint, planOf({ app: 'src/app/**', invoicing: 'src/invoicing/**' }));
    move('src/billing', 'src/invoicing');
    const { findings, code: exit } = workspace.check('--since', 'HEAD');
    expect(findings).toMatchObject([
      {
        rule: 'builtin/boundary',
        kind: 'builtin',
        severity: 'minor',
        state: 'new',
        path: blueprint,
        range: { start: { line: 3, character: 2 }, end: { line: 3, character: 11 } },
        target: 'billing+invoicing',
        decision: '0001',
        fingerprint: `builtin/boundary ${blueprint} billing+invoicing`,
        message:
          'Component billing is invoicing now, and no decision of this change says why; decision 0001 set this boundary',
      },
    ]);
    expect(exit).toBe(0);
    workspace.commit();
    expect(told('HEAD~1')).toHaveLength(1);
    expect(told('HEAD')).toEqual([]);
  });

  it('is quiet once the change records a decision on it, also one that is only proposed', () => {
    committed({ [blueprint]: planOf({ billing: 'src/billing/**' }), ...files('src/billing', threeFiles) });
    workspace.write(blueprint, planOf({ invoicing: 'src/billing/**' }));
    expect(told()).toHaveLength(1);
    expect(workspace.run(['adr', 'new', 'Rename billing to invoicing']).code).toBe(0);
    expect(told()).toEqual([]);
  });

  it('follows files that were moved and not yet given to Git', () => {
    committed({ [blueprint]: planOf({ billing: 'src/billing/**' }), ...files('src/billing', threeFiles) });
    workspace.delete('src/billing');
    for (const [path, text] of Object.entries(files('src/invoicing', threeFiles)))
      workspace.write(path, text);
    workspace.write(blueprint, planOf({ invoicing: 'src/invoicing/**' }));
    expect(told()).toMatchObject([{ target: 'billing+invoicing' }]);
  });

  it('names a decision that was reversed without another one', () => {
    committed({
      [blueprint]: planOf({ billing: 'src/billing/**' }),
      'docs/decisions/0001-billing.md': decision('Keep billing apart'),
      ...files('src/billing', threeFiles),
    });
    workspace.write('docs/decisions/0001-billing.md', decision('Keep billing apart', 'deprecated'));
    expect(told()).toEqual([
      {
        rule: 'builtin/boundary',
        path: 'docs/decisions/0001-billing.md',
        target: 'docs/decisions/0001-billing.md',
        message:
          'Decision 0001 was accepted and is deprecated, and no other decision takes its place; it set the boundary of component billing',
      },
    ]);
    workspace.write('docs/decisions/0002-all.md', decision('One module', 'proposed', 'Supersedes ADR-1.'));
    expect(told()).toEqual([]);
  });

  it('is inconclusive where the blueprint was broken at the merge base, and says what to compare with', () => {
    committed({ [blueprint]: 'version: 1\ncomponents: [\n', ...files('src/billing', threeFiles) });
    workspace.write(blueprint, planOf({ billing: 'src/billing/**' }));
    const { code: exit, summary } = workspace.check('--since', 'HEAD');
    expect(exit).toBe(3);
    expect(summary.inconclusive).toMatchObject([
      { check: 'builtin/boundary', message: expect.stringContaining('compare with a commit') },
    ]);
  });

  it('can be weighed differently and turned off', () => {
    committed({ [blueprint]: planOf({ billing: 'src/billing/**' }), ...files('src/billing', threeFiles) });
    workspace.write(blueprint, planOf({ invoicing: 'src/billing/**' }, 'checks: { boundary: major }\n'));
    expect(workspace.check('--since', 'HEAD')).toMatchObject({ code: 1, findings: [{ severity: 'major' }] });
    workspace.write(blueprint, planOf({ invoicing: 'src/billing/**' }, 'checks: { boundary: off }\n'));
    expect(told()).toEqual([]);
  });
});
