import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

const blueprint = `version: 1
components:
  app: { paths: ["src/app/**"] }
  domain: { paths: ["src/domain/**"] }
rules:
  - { id: DEP-1, kind: forbid, from: domain, to: app, because: "the domain stands alone" }
`;
const drifting = {
  '.plumbrule/blueprint.yaml': blueprint,
  'src/domain/d.ts': "import '../app/a';\n",
  'src/app/a.ts': '',
};

describe('exit codes', () => {
  it('0 when the code holds to the plan', () => {
    workspace = Workspace.of({ ...drifting, 'src/domain/d.ts': '' });
    expect(workspace.run(['check'])).toMatchObject({ code: 0 });
  });

  it('1 for findings at or above --fail-on only', () => {
    workspace = Workspace.of(drifting);
    expect(workspace.run(['check']).code).toBe(1);
    expect(workspace.run(['check', '--fail-on', 'critical']).code).toBe(0);
  });

  it('2 for a broken plan, with its place and what to write, as text and as JSON', () => {
    workspace = Workspace.of({
      ...drifting,
      '.plumbrule/blueprint.yaml': blueprint.replace('from:', 'form:'),
    });
    const text = workspace.run(['check']);
    expect(text).toMatchObject({ code: 2, out: '' });
    expect(text.err).toContain('.plumbrule/blueprint.yaml:6:32: unknown key `form`; did you mean `from`?');
    const json = workspace.run(['check', '--format', 'json']);
    expect(json.code).toBe(2);
    expect(JSON.parse(json.out)).toMatchObject({
      version: 1,
      problems: expect.arrayContaining([
        {
          path: '.plumbrule/blueprint.yaml',
          range: { start: { line: 5, character: 31 }, end: { line: 5, character: 35 } },
          message: 'unknown key `form`; did you mean `from`?',
        },
      ]),
    });
  });

  it('2 where two components claim a file with equal right', () => {
    workspace = Workspace.of({
      ...drifting,
      '.plumbrule/blueprint.yaml': blueprint.replace('rules:', '  same: { paths: ["src/app/*.ts"] }\nrules:'),
    });
    const { code, err } = workspace.run(['check']);
    expect(code).toBe(2);
    expect(err).toContain('components app and same both claim src/app/a.ts');
  });

  it('0 where only a file that a rule names, and that is not there, would be claimed twice', () => {
    workspace = Workspace.of({
      ...drifting,
      'src/domain/d.ts': '',
      '.plumbrule/blueprint.yaml': `${blueprint.replace('rules:', '  same: { paths: ["src/app/*.js"] }\nrules:')}  - { id: DEP-2, kind: allow, from: domain, to: ["src/app/gone.js"] }\n  - { id: DEP-3, kind: forbid, from: domain, to: "src/app/gone.js" }\n`,
    });
    expect(workspace.check('--fail-on', 'critical')).toMatchObject({ code: 0 });
  });

  it('2 for wrong usage and where there is no blueprint', () => {
    workspace = Workspace.of({ 'src/a.ts': '' });
    expect(workspace.run(['check', '--format', 'xml']).code).toBe(2);
    expect(workspace.run(['chekc']).code).toBe(2);
    expect(workspace.run(['check', '../elsewhere']).code).toBe(2);
    const { code, err } = workspace.run(['check']);
    expect(code).toBe(2);
    expect(err).toContain('plumbrule init');
  });

  it('2 for wrong usage is a JSON document too where one is asked for', () => {
    workspace = Workspace.of(drifting);
    for (const args of [
      ['check', 'nosuch.ts', '--format', 'json'],
      ['check', '--format=json', '--bogus'],
      ['check', '--format', 'json', '--fail-on', 'everything'],
      ['gate', '--plan', 'none', '--format', 'json'],
      ['verify', '--format', 'json'],
      ['prompt', 'T1', '--budget', '0', '--format', 'json'],
    ]) {
      const { code, out, err } = workspace.run(args);
      expect(code, args.join(' ')).toBe(2);
      expect(JSON.parse(out)).toMatchObject({ version: 1, problems: [{ message: expect.any(String) }] });
      expect(err, args.join(' ')).not.toMatch(/^ +at /m);
    }
  });

  it('2 for a clock that is no time', () => {
    workspace = Workspace.of(drifting);
    const { code, err } = workspace.run(['check'], { env: { PLUMBRULE_NOW: 'tomorrow' } });
    expect(code).toBe(2);
    expect(err).toContain('PLUMBRULE_NOW is `tomorrow`');
  });

  it('3 for a rule that cannot be checked', () => {
    workspace = Workspace.of({
      ...drifting,
      'src/domain/d.ts': '',
      'src/domain/D.java': 'package domain;\nimport org.hibernate.Session;\nclass D {}\n',
      '.plumbrule/blueprint.yaml': `${blueprint}  - { id: PKG, kind: packages, from: domain, undeclared: true }\n`,
    });
    const { code, summary } = workspace.check();
    expect(code).toBe(3);
    expect(summary.inconclusive).toMatchObject([{ check: 'PKG' }]);
  });
});

describe('check', () => {
  it('prints place, rule, reason and remedy', () => {
    workspace = Workspace.of(drifting);
    const { out, err } = workspace.run(['check']);
    expect(out).toContain('src/domain/d.ts:1:8  major  DEP-1  domain must not import app');
    expect(out).toContain('why  the domain stands alone');
    expect(err).toBe('');
  });

  it('filters by path while the graph stays whole', () => {
    workspace = Workspace.of(drifting);
    expect(workspace.check('src/app').findings).toEqual([]);
    expect(workspace.check('src/domain').findings).toHaveLength(1);
    expect(workspace.check('src/domain/d.ts').findings).toHaveLength(1);
    const { code, err } = workspace.run(['check', 'src/domian']);
    expect(code).toBe(2);
    expect(err).toContain('src/domian does not exist');
  });

  it('writes SARIF whose regions count from 1', () => {
    workspace = Workspace.of(drifting);
    const { out } = workspace.run(['check', '--format', 'sarif', '--output', 'report.sarif']);
    expect(out).toBe('');
    const log = JSON.parse(workspace.read('report.sarif'));
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0].results[0]).toMatchObject({
      ruleId: 'DEP-1',
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/domain/d.ts' },
            region: { startLine: 1, startColumn: 8 },
          },
        },
      ],
      partialFingerprints: { 'plumbrule/v1': 'DEP-1 src/domain/d.ts src/app/a.ts' },
    });
  });

  it('leaves out what Git ignores, and without Git what .gitignore says', () => {
    for (const versioned of [false, true]) {
      workspace?.remove();
      workspace = Workspace.of({ ...drifting, '.gitignore': 'src/domain/\n' });
      if (versioned) workspace.commit();
      expect(workspace.check().findings.filter(({ rule }) => rule === 'DEP-1')).toEqual([]);
    }
  });

  it('reports binary and oversized files and goes on', () => {
    workspace = Workspace.of({
      ...drifting,
      '.plumbrule/config.yaml': 'version: 1\nsources: { max_bytes: 100 }\n',
    });
    workspace.write('src/app/binary.ts', Buffer.from([1, 0, 2]));
    workspace.write('src/app/big.ts', 'x'.repeat(101));
    const { findings, summary, code } = workspace.check();
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'builtin/unparsed src/app/big.ts',
      'builtin/unparsed src/app/binary.ts',
      'DEP-1 src/domain/d.ts',
    ]);
    expect(summary.inconclusive).toHaveLength(2);
    expect(code).toBe(1);
  });
});

describe('links', () => {
  it('are not followed, neither for sources nor for the plan', () => {
    workspace = Workspace.of(drifting);
    const outside = Workspace.of({ 'research.md': 'secret', 'd.ts': "import '../app/a';" });
    try {
      workspace.write('.plumbrule/plans/p/plan.yaml', 'version: 1\ntitle: P\nstate: active\n');
      symlinkSync(join(outside.root, 'research.md'), join(workspace.root, '.plumbrule/plans/p/research.md'));
      symlinkSync(join(outside.root, 'd.ts'), join(workspace.root, 'src/domain/linked.ts'));
      symlinkSync(workspace.root, join(workspace.root, 'src/app/loop'));
      expect(workspace.check().summary.files).toBe(2);
      workspace.git('init', '-q');
      expect(workspace.check().summary).toMatchObject({ files: 2, inconclusive: [] });
      const { plans } = JSON.parse(workspace.run(['status', '--format', 'json']).out);
      expect(plans[0].phases[0]).toMatchObject({ id: 'research', state: 'empty' });
    } finally {
      outside.remove();
    }
  });
});

describe('capitals', () => {
  it('are told apart in .gitignore, with Git and without', () => {
    workspace = Workspace.of({ ...drifting, '.gitignore': 'SRC/\n*.TS\n' });
    for (const versioned of [false, true]) {
      if (versioned) workspace.git('init', '-q');
      expect(workspace.check().summary.files).toBe(2);
    }
  });
});

describe('a disk that ignores case', () => {
  it('finds files under other spellings, which are unresolved here as everywhere', () => {
    workspace = Workspace.of({
      '.gitignore': 'Src/\n',
      '.plumbrule/blueprint.yaml': 'version: 1\ncomponents: { all: { paths: ["**"] } }\n',
      'go.mod': 'module example.com/m\n',
      'src/a.ts': "import '../Src/b';\nimport '../src/b';\n",
      'src/b.ts': '',
      'src/go/c.go': 'package c\n',
      'main.go': 'package main\nimport "example.com/m/Src/go"\n',
    });
    // On a disk that tells capitals apart, a link that Git ignores stands for the other spelling.
    if (!existsSync(join(workspace.root, 'Src'))) symlinkSync('src', join(workspace.root, 'Src'));
    for (const versioned of [false, true]) {
      if (versioned) workspace.git('init', '-q');
      expect(workspace.check().findings.map(({ fingerprint }) => fingerprint)).toEqual([
        'builtin/unresolved main.go example.com/m/Src/go',
        'builtin/unresolved src/a.ts ../Src/b',
      ]);
    }
  });
});

describe('check --since', () => {
  it('reports only what the change brings, committed or not', () => {
    workspace = Workspace.of(drifting);
    workspace.commit();
    workspace.git('checkout', '-q', '-b', 'work');
    expect(workspace.check('--since', 'main')).toMatchObject({ findings: [], code: 0 });
    workspace.write('src/domain/e.ts', "import '../app/a';\n");
    expect(workspace.check('--since', 'main').findings.map(({ path }) => path)).toEqual(['src/domain/e.ts']);
    workspace.commit();
    expect(workspace.check('--since', 'main').findings.map(({ path }) => path)).toEqual(['src/domain/e.ts']);
  });

  it('finds nothing new in a file that was moved about inside', () => {
    workspace = Workspace.of(drifting);
    workspace.commit();
    workspace.write('src/domain/d.ts', "// a comment\n\nimport '../app/a';\n");
    expect(workspace.check('--since', 'HEAD').findings).toEqual([]);
  });

  it('is inconclusive where the earlier state cannot be told', () => {
    workspace = Workspace.of(drifting);
    for (const prepare of [() => {}, () => workspace.commit()]) {
      prepare();
      const { findings, summary, code } = workspace.check('--since', 'nowhere');
      expect(findings).toEqual([]);
      expect(code).toBe(3);
      expect(summary.inconclusive[0]).toMatchObject({ check: '--since' });
    }
  });
});

describe('plans', () => {
  it('start, are listed, and close the gate until their phases are approved', () => {
    workspace = Workspace.of(drifting);
    expect(workspace.run(['plan', 'new', 'Digest e-mails']).code).toBe(0);
    expect(existsSync(join(workspace.root, '.plumbrule/plans/digest-e-mails/research.md'))).toBe(true);
    const { plans } = JSON.parse(workspace.run(['plan', 'list', '--format', 'json']).out);
    expect(plans).toMatchObject([{ slug: 'digest-e-mails', title: 'Digest e-mails', mode: 'full' }]);
    const gate = workspace.run(['gate', '--format', 'json']);
    expect(gate.code).toBe(1);
    expect(JSON.parse(gate.out)).toMatchObject({ version: 1, open: false });
  });

  it('are approved by a person on a terminal only', () => {
    workspace = Workspace.ofSample();
    const before = workspace.read('.plumbrule/plans/digest-emails/plan.yaml');
    const { code, err } = workspace.run(['approve', 'research'], { input: 'y\n' });
    expect(code).toBe(2);
    expect(err).toContain("a person's act");
    expect(workspace.read('.plumbrule/plans/digest-emails/plan.yaml')).toBe(before);
  });

  it('report their status', () => {
    workspace = Workspace.ofSample();
    const status = JSON.parse(workspace.run(['status', '--format', 'json']).out);
    expect(status).toMatchObject({
      version: 1,
      drift: { new: 6, baseline: 1, waived: 1 },
      gate: { open: false },
    });
    expect(status.plans[0].phases.map(({ id }: { id: string }) => id)).toHaveLength(7);
    expect(status.plans[0].phases[0]).toMatchObject({ id: 'research', state: 'complete', missing: [] });
    expect(status.plans[0].phases[1]).toMatchObject({ id: 'architecture', state: 'draft' });
  });
});

describe('prompt and explain', () => {
  it('writes the prompt of a task, within a budget when asked to', () => {
    workspace = Workspace.ofSample();
    const whole = workspace.run(['prompt', 'T001']);
    expect(whole.code).toBe(0);
    const small = workspace.run(['prompt', 'T001', '--budget', '900']);
    expect(small.out.length).toBeLessThan(whole.out.length);
    expect(small.err).toContain('left out');
    expect(workspace.run(['prompt', 'T999']).code).toBe(2);
  });

  it('says what binds a path, and why a finding is one', () => {
    workspace = Workspace.ofSample();
    const path = 'src/domain/duplicateNotification.ts';
    const about = JSON.parse(workspace.run(['explain', path, '--format', 'json']).out);
    expect(about).toMatchObject({
      version: 1,
      path,
      component: 'domain',
      decisions: expect.arrayContaining(['0003']),
    });
    const finding = JSON.parse(workspace.run(['explain', `0003/PKG-1 ${path} pg`, '--format', 'json']).out);
    expect(finding.findings).toMatchObject([{ rule: '0003/PKG-1', target: 'pg' }]);
  });
});

describe('init', () => {
  it('writes a sound blueprint once, and never over another', () => {
    workspace = Workspace.of({ 'src/app/a.ts': '', 'src/domain/d.ts': '' });
    expect(workspace.run(['init']).code).toBe(0);
    expect(workspace.check().code).toBe(0);
    workspace.write('.plumbrule/blueprint.yaml', blueprint);
    expect(workspace.run(['init']).code).toBe(0);
    expect(workspace.read('.plumbrule/blueprint.yaml')).toBe(blueprint);
  });
});
