import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workspace } from './sample.ts';
import { hasTerminal, runOnTerminal } from './terminal.ts';

const baselinePath = '.plumbrule/baseline.txt';
const blueprintPath = '.plumbrule/blueprint.yaml';
const breach = 'R src/app/a.ts src/infra/db.ts';

const files = {
  [blueprintPath]: `version: 1
components:
  app: { paths: ["src/app/**"] }
  infra: { paths: ["src/infra/**"] }
rules:
  - { id: R, kind: forbid, from: app, to: infra }
`,
  'src/app/a.ts': "import '../infra/db';\n",
  'src/infra/db.ts': 'export {};\n',
};

let workspace: Workspace;
beforeEach(() => {
  workspace = Workspace.of(files);
  workspace.commit();
});
afterEach(() => workspace.remove());

const states = (): string[] =>
  workspace.check().findings.map(({ state, fingerprint }) => `${state} ${fingerprint}`);
const journal = (): unknown[] =>
  workspace
    .read('.plumbrule/journal/2026-11.jsonl')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));

describe('without a terminal', () => {
  it('the baseline does not grow, and no finding is waived', () => {
    for (const args of [['baseline'], ['waive', breach, '--reason', 'r', '--until', '2026-12-01']]) {
      const { code, out, err } = workspace.run(args);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toContain("is a person's act");
    }
    expect(existsSync(join(workspace.root, baselinePath))).toBe(false);
    expect(workspace.read(blueprintPath)).toBe(files[blueprintPath]);
  });

  it('pruning takes out what is gone and follows what moved', () => {
    workspace.write(baselinePath, `# accepted\nR src/app/gone.ts src/infra/old.ts\n${breach}\n`);
    workspace.write('src/app/deep/a.ts', "import '../../infra/db';\n");
    workspace.delete('src/app/a.ts');
    const stale = 'new builtin/stale-baseline .plumbrule/baseline.txt R%20src/app/gone.ts%20src/infra/old.ts';
    expect(states()).toEqual([stale, 'baseline R src/app/deep/a.ts src/infra/db.ts']);
    const { code, out } = workspace.run(['baseline', '--prune', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      path: baselinePath,
      added: [],
      removed: ['R src/app/gone.ts src/infra/old.ts'],
      moved: [{ from: breach, to: 'R src/app/deep/a.ts src/infra/db.ts' }],
      rules: {},
      entries: 1,
      inconclusive: [],
    });
    expect(workspace.read(baselinePath)).toBe('# accepted\nR src/app/deep/a.ts src/infra/db.ts\n');
    expect(states()).toEqual(['baseline R src/app/deep/a.ts src/infra/db.ts']);
    expect(existsSync(join(workspace.root, '.plumbrule/journal'))).toBe(false);
    expect(workspace.run(['baseline', '--prune']).out).toBe('Nothing to change in the baseline.\n');
  });

  it('freezing what only shrinks needs none either', () => {
    workspace.write(baselinePath, `${breach}\nR src/app/gone.ts src/infra/db.ts\n`);
    expect(workspace.run(['baseline']).code).toBe(0);
    expect(workspace.read(baselinePath)).toBe(`${breach}\n`);
  });

  it('a check that could not be done freezes nothing', () => {
    const rule = '{ id: PKG, kind: packages, from: app, undeclared: true }';
    workspace.write(blueprintPath, `${files[blueprintPath]}  - ${rule}\n`);
    workspace.write('src/app/A.java', 'import org.acme.Shape;\nclass A {}\n');
    const { code, out, err } = workspace.run(['baseline', '--format', 'json']);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      added: [],
      inconclusive: [{ check: 'PKG' }],
    });
    expect(err).toContain('nothing was accepted');
  });

  it('a broken blueprint is told as every command tells it', () => {
    workspace.write(blueprintPath, 'version: 1\nrules: [\n');
    expect(workspace.run(['baseline', '--format', 'json']).code).toBe(2);
  });
});

describe('a build that only reads', () => {
  it('never creates a baseline, and never lets one grow, whatever check finds', () => {
    expect(workspace.check().code).toBe(1);
    expect(workspace.run(['check', '--since', 'HEAD']).code).toBe(0);
    workspace.write(baselinePath, '# none yet\n');
    expect(workspace.check().code).toBe(1);
    expect(workspace.read(baselinePath)).toBe('# none yet\n');
    expect(workspace.git('status', '--porcelain')).toBe(`?? ${baselinePath}\n`);
  });

  it('is not broken by drift that is mended: a stale line is minor, and stays until somebody prunes', () => {
    workspace.write(baselinePath, `${breach}\n`);
    workspace.write('src/app/a.ts', '');
    const { code, findings } = workspace.check();
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['builtin/stale-baseline', 'minor'],
    ]);
    expect(code).toBe(0);
    expect(workspace.read(baselinePath)).toBe(`${breach}\n`);
  });
});

describe.runIf(hasTerminal)('on a terminal', () => {
  it('the first baseline accepts what drifts now, and says how much by rule', () => {
    const { code, shown } = runOnTerminal(workspace, ['baseline'], '');
    expect(shown).toContain('1 finding accepted');
    expect(shown).toContain('R  1');
    expect(code).toBe(0);
    expect(workspace.read(baselinePath)).toBe(`${breach}\n`);
    expect(workspace.check().code).toBe(0);
    expect(journal()).toEqual([
      {
        type: 'baseline',
        at: '2026-11-21T12:00:00Z',
        by: 'Ada <ada@example.org>',
        added: 1,
        removed: 0,
        moved: 0,
        rules: { R: 1 },
      },
    ]);
  });

  it('a baseline that is there grows only once that is agreed to', () => {
    workspace.write(baselinePath, `${breach}\n`);
    workspace.write('src/app/b.ts', "import '../infra/db';\n");
    expect(runOnTerminal(workspace, ['baseline'], 'n\n')).toMatchObject({ code: 1 });
    expect(workspace.read(baselinePath)).toBe(`${breach}\n`);
    expect(runOnTerminal(workspace, ['baseline'], 'y\n')).toMatchObject({ code: 0 });
    expect(workspace.read(baselinePath)).toBe(`${breach}\nR src/app/b.ts src/infra/db.ts\n`);
  });

  it('a finding is waived once that is agreed to', () => {
    const args = ['waive', ...breach.split(' '), '--reason', 'moves next month', '--until', '2026-12-01'];
    expect(runOnTerminal(workspace, args, 'n\n')).toMatchObject({ code: 1 });
    expect(states()).toEqual([`new ${breach}`]);
    expect(runOnTerminal(workspace, args, 'y\n')).toMatchObject({ code: 0 });
    expect(states()).toEqual([`waived ${breach}`]);
    expect(journal()).toMatchObject([{ type: 'waive', fingerprint: breach, by: 'Ada <ada@example.org>' }]);
  });

  it('asks for reason and day where they are not given', () => {
    expect(runOnTerminal(workspace, ['waive', breach], 'moves soon\n2026-12-01\ny\n').code).toBe(0);
    expect(states()).toEqual([`waived ${breach}`]);
  });

  it('refuses a day that is past, and what is no finding', () => {
    const args = ['waive', breach, '--reason', 'r', '--until'];
    expect(runOnTerminal(workspace, [...args, '2026-11-20'], 'y\n').code).toBe(2);
    expect(runOnTerminal(workspace, ['waive', 'R x y'], 'y\n').code).toBe(2);
  });
});

describe('the end of a waiver', () => {
  it('is the end of its last day in UTC', () => {
    const until = (day: string) => `except: [{ from: src/app/a.ts, reason: r, until: ${day} }] }`;
    workspace.write(
      blueprintPath,
      files[blueprintPath].replace('to: infra }', `to: infra, ${until('2026-11-21')}`),
    );
    const at = (now: string) => {
      const { out } = workspace.run(['check', '--format', 'json'], { env: { PLUMBRULE_NOW: now } });
      return (JSON.parse(out).findings as { state: string; rule: string }[]).map(
        ({ state, rule }) => `${state} ${rule}`,
      );
    };
    expect(at('2026-11-21T23:59:59Z')).toEqual(['waived R']);
    expect(at('2026-11-22T00:00:00Z')).toEqual(['new builtin/expired', 'new R']);
    expect(at('2026-11-21T23:30:00-02:00')).toEqual(['new builtin/expired', 'new R']);
  });
});
