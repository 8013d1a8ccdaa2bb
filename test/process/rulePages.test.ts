import { afterEach, describe, expect, it } from 'vitest';
import { rulePages } from '../../src/core/ruleguide/table.ts';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

/** What `check` says of an example's files, the built-in checks aside. */
function check(blueprint: string, files: Readonly<Record<string, string>>) {
  workspace = Workspace.of({ '.plumbrule/blueprint.yaml': `version: 1\n${blueprint}`, ...files });
  const { findings, summary } = workspace.check();
  return { findings: findings.filter(({ kind }) => kind !== 'builtin'), inconclusive: summary.inconclusive };
}

describe.each(Object.values(rulePages))('the page of $kind', ({ kind, blueprint, fails, passes }) => {
  it('has an example that fails in one place', () => {
    const { findings, inconclusive } = check(blueprint, fails.files);
    expect(inconclusive).toEqual([]);
    expect(findings.map(finding => [finding.kind, finding.message])).toEqual([[kind, fails.message]]);
  });

  it('has one that passes', () => {
    expect(check(blueprint, passes.files)).toEqual({ findings: [], inconclusive: [] });
  });
});
