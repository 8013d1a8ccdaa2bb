import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { blueprint, code, decision, files, planOf } from './changingPlan.ts';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

const record = 'docs/decisions/0007-billing.md';
const extraction = decision('Extract billing into a service');
const both = planOf({ app: 'src/app/**', billing: 'src/billing/**' });
const appAlone = planOf({ app: 'src/app/**' });
const before = {
  [blueprint]: both,
  ...files('src/app', ['main']),
  ...files('src/billing', ['invoice', 'discount', 'receipt']),
};

/** One commit that writes these files and deletes the paths with `null`. */
function commit(changes: Record<string, string | null>): string {
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) workspace.delete(path);
    else workspace.write(path, text);
  }
  workspace.commit();
  return workspace.git('rev-parse', 'HEAD').slice(0, 8);
}

/** Billing was there, and then this happened. */
function history(...steps: Record<string, string | null>[]): void {
  workspace = Workspace.of({});
  for (const step of [before, ...steps]) commit(step);
}

/** Billing left in one commit with its decision. */
const extracted = () => history({ 'src/billing': null, [blueprint]: appAlone, [record]: extraction });

/** What is said of returns since a commit. */
function returned(since = 'HEAD') {
  return workspace.check('--since', since).findings.filter(({ rule }) => rule === 'builtin/returned');
}

describe('a file that is there again', () => {
  it('is named with its component, the decision and the commit that took it out', () => {
    extracted();
    const removal = workspace.git('rev-parse', 'HEAD').slice(0, 8);
    workspace.write('src/billing/invoice.ts', 'export const invoice = 1;\n');
    expect(workspace.check('--since', 'HEAD').code).toBe(1);
    expect(returned()).toMatchObject([
      {
        kind: 'builtin',
        severity: 'major',
        state: 'new',
        path: 'src/billing/invoice.ts',
        target: 'src/billing/invoice.ts',
        to: 'billing',
        decision: '0007',
        because: 'Extract billing into a service',
        fingerprint: 'builtin/returned src/billing/invoice.ts src/billing/invoice.ts',
        message: `src/billing/invoice.ts is there again: decision 0007 holds it out of component billing, and commit ${removal} removed it`,
      },
    ]);
  });

  it('is told from the change alone: what came back before is not new', () => {
    extracted();
    commit({ 'src/billing/invoice.ts': code('invoice') });
    expect(returned('HEAD~1')).toHaveLength(1);
    expect(returned('HEAD')).toEqual([]);
  });

  it('counts where the component left the blueprint without a decision', () => {
    history({ 'src/billing': null, [blueprint]: appAlone });
    workspace.write('src/billing/invoice.ts', code('invoice'));
    expect(returned()).toMatchObject([
      { to: 'billing', message: expect.stringContaining('left the blueprint') },
    ]);
  });

  it('counts where files, blueprint and decision went in commits of their own', () => {
    history({ 'src/billing': null }, { [blueprint]: appAlone });
    workspace.write('src/billing/invoice.ts', code('invoice'));
    expect(returned()).toMatchObject([{ to: 'billing' }]);
    workspace.delete('src/billing');
    commit({ [record]: extraction });
    workspace.write('src/billing/invoice.ts', code('invoice'));
    expect(returned()).toHaveLength(1);
  });

  it('counts where the blueprint still has the component and a decision says that it left', () => {
    history({ [record]: extraction }, { 'src/billing': null });
    workspace.write('src/billing/invoice.ts', code('invoice'));
    expect(returned()).toMatchObject([{ to: 'billing', decision: '0007' }]);
  });

  it('counts where a decision names the path', () => {
    const says = decision(
      'Where money is',
      'accepted',
      'We moved\n`src/billing/invoice.ts` to another repository.',
    );
    history({ 'src/billing/invoice.ts': null }, { [record]: says });
    workspace.write('src/billing/invoice.ts', code('invoice'));
    expect(returned()).toMatchObject([{ to: 'billing', decision: '0007' }]);
  });

  it('counts across a merge that brought file, decision and blueprint in several commits', () => {
    history();
    workspace.git('checkout', '-q', '-b', 'extract');
    commit({ [record]: extraction });
    commit({ 'src/billing': null });
    commit({ [blueprint]: appAlone });
    workspace.git('checkout', '-q', 'main');
    commit({ 'src/app/other.ts': code('other') });
    workspace.git('merge', '-q', '--no-ff', '-m', 'Extract billing', 'extract');
    workspace.git('checkout', '-q', '-b', 'feature');
    commit({ 'src/billing/invoice.ts': code('invoice') });
    expect(returned('main')).toMatchObject([{ to: 'billing', decision: '0007' }]);
  });

  it('is not said of a file that was deleted and restored', () => {
    history({ 'src/billing/invoice.ts': null });
    workspace.write('src/billing/invoice.ts', code('invoice'));
    expect(returned()).toEqual([]);
  });

  it('is not said where the same commit only wrote a decision about something else', () => {
    const other = decision('Use Postgres', 'accepted', 'One database for all.');
    history({ 'src/billing/invoice.ts': null, 'src/app/main.ts': null, 'docs/decisions/0002-db.md': other });
    workspace.write('src/billing/invoice.ts', code('invoice'));
    expect(returned()).toEqual([]);
  });

  it('is not said of a component that was renamed', () => {
    history(
      { 'src/billing/invoice.ts': null },
      { [blueprint]: planOf({ app: 'src/app/**', money: 'src/billing/**' }) },
    );
    workspace.write('src/billing/invoice.ts', code('invoice'));
    expect(returned()).toEqual([]);
  });

  it('is not said once the change supersedes the decision, and is while that is only proposed', () => {
    extracted();
    workspace.write('src/billing/invoice.ts', code('invoice'));
    const back = (status: string) =>
      workspace.write(
        'docs/decisions/0008-back.md',
        decision('Bring billing back', status).replace('date:', 'supersedes: ["0007"]\ndate:'),
      );
    back('proposed');
    expect(returned()).toHaveLength(1);
    back('accepted');
    workspace.write(record, extraction.replace('accepted', 'superseded by 0008'));
    expect(returned()).toEqual([]);
  });

  it('is a hint while the decision is only proposed', () => {
    history({
      'src/billing/invoice.ts': null,
      [record]: decision('Extract the invoice of billing', 'proposed'),
    });
    workspace.write('src/billing/invoice.ts', code('invoice'));
    expect(returned()).toMatchObject([{ hint: true, severity: 'minor', decision: '0007' }]);
    expect(workspace.check('--since', 'HEAD').code).toBe(0);
  });

  it('is not said where the blueprint has the component again', () => {
    history({ 'src/billing': null, [blueprint]: appAlone });
    workspace.write(blueprint, both);
    workspace.write('src/billing/invoice.ts', code('invoice'));
    expect(returned()).toEqual([]);
  });

  it('is left to a rule that wants it absent', () => {
    extracted();
    workspace.write(
      blueprint,
      `${appAlone}rules:\n  - { id: ABS-1, kind: absent, paths: ["src/billing/**"] }\n`,
    );
    workspace.write('src/billing/invoice.ts', code('invoice'));
    const { findings } = workspace.check('--since', 'HEAD');
    expect(findings.map(({ rule }) => rule)).toEqual(['ABS-1', 'builtin/unmapped']);
  });
});

describe('code that comes back under another name', () => {
  it('is known by its content, with how much of it', () => {
    extracted();
    workspace.write('src/app/bill.ts', `${code('invoice')}\n${code('bill')}`);
    expect(returned()).toMatchObject([
      {
        path: 'src/app/bill.ts',
        from: 'app',
        target: 'src/billing/invoice.ts',
        to: 'billing',
        decision: '0007',
        message: expect.stringMatching(
          /^100 % of src\/billing\/invoice\.ts stand here again, under another name: /,
        ),
      },
    ]);
  });

  it('is known in a file that was there before', () => {
    extracted();
    workspace.write('src/app/main.ts', `${code('main')}\n${code('invoice')}`);
    expect(returned()).toMatchObject([{ path: 'src/app/main.ts', target: 'src/billing/invoice.ts' }]);
    workspace.commit();
    workspace.write('src/app/main.ts', `${code('main')}\n${code('invoice')}\nexport const more = 1;\n`);
    expect(returned()).toEqual([]);
  });

  it('is nothing new while the code stands somewhere else all the time', () => {
    history();
    workspace.git('mv', 'src/billing', 'billing-service');
    commit({
      [blueprint]: planOf({ app: 'src/app/**', billing: 'billing-service/**' }),
      [record]: decision('Extract billing into a folder of its own'),
    });
    workspace.write('src/app/copy.ts', code('invoice'));
    expect(returned()).toEqual([]);
    workspace.delete('billing-service/invoice.ts');
    expect(returned()).toEqual([]);
    workspace.delete('src/app/copy.ts');
    workspace.write('src/billing/invoice.ts', code('invoice'));
    expect(returned()).toMatchObject([{ decision: '0007' }]);
  });

  it('is known where it is moved back to where a decision took it from', () => {
    history();
    workspace.git('mv', 'src/billing', 'billing-service');
    commit({
      [record]: decision('Move billing to a folder of its own', 'accepted', 'It leaves src/billing.'),
    });
    workspace.write('src/billing/.keep', '');
    workspace.git('mv', 'billing-service/invoice.ts', 'src/billing/invoice.ts');
    expect(returned()).toMatchObject([{ path: 'src/billing/invoice.ts', decision: '0007' }]);
  });
});

describe('where the history does not tell', () => {
  const undone = (since: string, folder = workspace) => {
    const { findings, summary, code: exit } = folder.check('--since', since);
    return {
      findings,
      exit,
      checks: summary.inconclusive.map(({ check }) => check),
      first: summary.inconclusive[0],
    };
  };

  it('both are inconclusive without Git', () => {
    extracted();
    rmSync(join(workspace.root, '.git'), { recursive: true });
    expect(undone('HEAD')).toMatchObject({
      exit: 3,
      findings: [],
      checks: ['--since', 'builtin/boundary', 'builtin/returned'],
      first: { message: expect.stringContaining('no Git repository') },
    });
  });

  it('both are inconclusive for a commit that is not there, unless they are off', () => {
    extracted();
    expect(undone('nowhere').checks).toEqual(['--since', 'builtin/boundary', 'builtin/returned']);
    workspace.write(blueprint, `${appAlone}checks: { boundary: off, returned: off }\n`);
    expect(undone('nowhere').checks).toEqual(['--since']);
  });

  it('a clone of the latest part says so once code came, and what to do', () => {
    extracted();
    commit({ 'src/app/more.ts': code('more') });
    const clone = Workspace.of({});
    try {
      clone.git('clone', '-q', '--depth', '2', `file://${workspace.root}`, '.');
      expect(undone('HEAD', clone)).toMatchObject({ exit: 0, checks: [] });
      expect(undone('HEAD~1', clone)).toMatchObject({
        exit: 3,
        checks: ['builtin/returned'],
        first: { message: expect.stringContaining('--unshallow') },
      });
      clone.git('fetch', '-q', '--unshallow');
      expect(undone('HEAD~1', clone)).toMatchObject({ exit: 0, checks: [] });
    } finally {
      clone.remove();
    }
  });

  it('neither is asked for without --since', () => {
    extracted();
    workspace.write('src/billing/invoice.ts', code('invoice'));
    expect(workspace.check().findings.map(({ rule }) => rule)).toEqual(['builtin/unmapped']);
  });
});

describe('around a finding of the history', () => {
  it('a path narrows it, every format prints it, and explain says why', () => {
    extracted();
    workspace.write('src/app/bill.ts', code('invoice'));
    expect(workspace.check('--since', 'HEAD', 'src/app').findings).toHaveLength(1);
    expect(workspace.check('--since', 'HEAD', 'docs').findings).toEqual([]);
    for (const format of ['text', 'sarif', 'gitlab', 'github']) {
      expect(workspace.run(['check', '--since', 'HEAD', '--format', format]).out).toContain(
        'builtin/returned',
      );
    }
    const fingerprint = 'builtin/returned src/app/bill.ts src/billing/invoice.ts';
    const explained = workspace.run(['explain', fingerprint]);
    expect(explained).toMatchObject({ code: 0 });
    expect(explained.out).toContain('why  Extract billing into a service');
    workspace.commit();
    expect(workspace.run(['explain', fingerprint])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--since REF'),
    });
    expect(workspace.run(['explain', fingerprint, '--since', 'HEAD~1']).out).toContain('decision 0007');
  });

  it('a workspace inside a repository has the paths of its own', () => {
    workspace = Workspace.of({});
    const inner = (changes: Record<string, string | null>) =>
      Object.fromEntries(Object.entries(changes).map(([path, text]) => [`product/${path}`, text]));
    commit(inner(before));
    commit(inner({ 'src/billing': null, [blueprint]: appAlone, [record]: extraction }));
    workspace.write('product/src/app/bill.ts', code('invoice'));
    workspace.write(`product/${blueprint}`, planOf({ application: 'src/app/**' }));
    const { out } = workspace.run(['-C', 'product', 'check', '--since', 'HEAD', '--format', 'json']);
    expect(JSON.parse(out).findings).toMatchObject([
      { rule: 'builtin/boundary', target: 'app+application' },
      { rule: 'builtin/returned', path: 'src/app/bill.ts', target: 'src/billing/invoice.ts' },
    ]);
  });
});
