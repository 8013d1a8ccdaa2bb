import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Board } from '../../src/core/model/board.ts';
import type { RequestName, RequestParams, RequestResult } from '../../src/protocol/lsp.ts';
import { LspClient } from './lspClient.ts';
import { server, Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

const cruiser = JSON.stringify({
  forbidden: [
    {
      name: 'no-up',
      comment: 'Down only',
      severity: 'error',
      from: { path: '^src/low/' },
      to: { path: '^src/high/' },
    },
    { name: 'no-gone', severity: 'error', from: { path: '^gone/' }, to: { path: '^src/' } },
    { name: 'no-orphans', severity: 'warn', from: { orphan: true }, to: {} },
  ],
});
const files = {
  '.dependency-cruiser.json': cruiser,
  '.importlinter':
    '[importlinter]\nroot_package = app\n[importlinter:contract:1]\nname = L\ntype = layers\nlayers =\n  app.high\n  app.low\nignore_imports =\n  app.low.a -> app.high\n',
  'src/low/l.ts': "import '../high/h';\n",
  'src/high/h.ts': '',
  'app/__init__.py': '',
  'app/low/__init__.py': '',
  'app/low/a.py': '',
  'app/high/__init__.py': '',
  'tests/fixtures/.dependency-cruiser.json': cruiser,
};
const blueprint = '.plumbrule/blueprint.yaml';

describe('rules import', () => {
  it('finds all rule files, starts a blueprint with them, and prints one JSON document', () => {
    workspace = Workspace.of(files);
    const first = workspace.run(['rules', 'import', '--format', 'json']);
    expect(first).toMatchObject({ code: 0, err: '' });
    const answer = JSON.parse(first.out);
    expect(Object.keys(answer)).toEqual(['version', 'blueprint', 'written', 'findings', 'notes', 'files']);
    expect(answer).toMatchObject({ blueprint, written: true, findings: 1 });
    expect(answer.files).toMatchObject([
      {
        tool: 'dependency-cruiser',
        path: '.dependency-cruiser.json',
        rules: [{ id: 'CRUISER-no-up', kind: 'forbid' }],
        lost: [
          { what: 'rule no-orphans' },
          { what: 'rule CRUISER-no-gone', why: 'it is about files that are not there today' },
        ],
      },
      {
        tool: 'import-linter',
        path: '.importlinter',
        rules: [{ id: 'IMPORTS-L-app.low', kind: 'forbid' }],
        lost: [],
      },
    ]);
    const text = workspace.read(blueprint);
    // The import that is ignored is not there, so that an exception for it would do nothing.
    expect(text).not.toContain('except');
    const check = JSON.parse(workspace.run(['check', '--format', 'json']).out);
    expect(check.findings.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual([
      'CRUISER-no-up src/low/l.ts src/high/h.ts',
    ]);
  });

  it('excepts what comments in the code ignore, and says so', () => {
    const module = (path: string): string => `[[modules]]\npath = "${path}"\ndepends_on = []\n`;
    workspace = Workspace.of({
      'tach.toml': `${module('app.low')}${module('app.high')}`,
      'app/__init__.py': '',
      'app/low/__init__.py': '',
      'app/low/a.py': 'import app.high  # tach-ignore(until v2)\nimport os  # tach-ignore\n',
      'app/high/__init__.py': '',
    });
    const { out, err } = workspace.run(['rules', 'import']);
    expect(out).toContain('1 exception for what `tach-ignore` comments ignore in the code.');
    expect(err).toContain('The code holds to all of them.');
    expect(workspace.read(blueprint)).toContain('reason: "tach-ignore in app/low/a.py:1: until v2"');
    const check = workspace.run(['check', '--format', 'json']);
    expect(check.code).toBe(0);
    expect(JSON.parse(check.out).summary).toMatchObject({ new: 0, waived: 1 });
    expect(workspace.run(['rules', 'import']).err).toContain('Nothing to add');
  });

  it('adds nothing twice, and leaves what is there as it is', () => {
    workspace = Workspace.of({
      ...files,
      [blueprint]: 'version: 1\n# ours\nrules:\n  - { id: A, kind: acyclic } # kept\n',
    });
    expect(workspace.run(['rules', 'import', '.dependency-cruiser.json'])).toMatchObject({ code: 0 });
    const text = workspace.read(blueprint);
    expect(text).toMatch(
      /^version: 1\n# ours\nrules:\n {2}- \{ id: A, kind: acyclic \} # kept\n {2}- \{ id: CRUISER-no-up, kind: forbid, /,
    );
    const again = workspace.run(['rules', 'import', '.dependency-cruiser.json']);
    expect(again.err).toContain('Nothing to add');
    expect(again.out).toContain('there already: CRUISER-no-up');
    expect(workspace.read(blueprint)).toBe(text);
  });

  it('says what would be carried over and what not, and where that stands', () => {
    workspace = Workspace.of(files);
    const { code, out, err } = workspace.run(['rules', 'import', '--dry-run', '.dependency-cruiser.json']);
    expect(code).toBe(0);
    expect(out).toContain(
      '.dependency-cruiser.json (dependency-cruiser): 1 rule, 0 components\n  CRUISER-no-up  forbid\n',
    );
    expect(out).toContain(
      '.dependency-cruiser.json:1:269: rule no-orphans: files that nothing imports are not looked for\n',
    );
    expect(err).toContain('Nothing was written (--dry-run).\nThe code breaks them in 1 place');
    expect(existsSync(join(workspace.root, blueprint))).toBe(false);
  });

  it('ends with 2 where nothing can be read', () => {
    workspace = Workspace.of({ 'a.ts': '', '.dependency-cruiser.js': 'module.exports = {' });
    const broken = workspace.run(['rules', 'import', '--format', 'json']);
    expect(broken.code).toBe(2);
    expect(JSON.parse(broken.out).files[0].lost[0]).toMatchObject({
      path: '.dependency-cruiser.js',
      range: { start: { line: 0 } },
    });
    expect(workspace.run(['rules', 'import', 'a.ts'])).toMatchObject({ code: 2 });
    expect(workspace.run(['rules', 'import', 'gone.json']).err).toContain('gone.json cannot be read');
    expect(workspace.run(['rules', 'import', '../x.json']).err).toContain('outside the workspace');
    writeFileSync(join(workspace.root, '.dependency-cruiser.js'), 'x');
    workspace.write(blueprint, 'version: 1\nrules: [{ id: A, kind: alow }]\n');
    expect(workspace.run(['rules', 'import']).err).toContain('did you mean `allow`?');
  });
});

describe('rules import in the editor', () => {
  let client: LspClient;
  afterEach(() => client.stop());
  const ask = <N extends RequestName>(name: N, params: RequestParams<N>) =>
    client.request<RequestResult<N>>(`plumbrule/${name}`, params);
  const onDisk = () => workspace.read(blueprint);

  it('finds a file that was put there a moment ago, before any watcher tells of it', async () => {
    workspace = Workspace.of({
      'a.ts': '',
      [blueprint]: 'version: 1\ncomponents: { a: { paths: [a.ts] } }\n',
    });
    client = await LspClient.start([server, '--stdio'], workspace.root);
    expect(await ask('ruleFiles', {})).toEqual([]);
    workspace.write('.importlinter', files['.importlinter']);
    expect(await ask('ruleFiles', {})).toMatchObject([{ path: '.importlinter', readable: true }]);
  });

  it('finds the files that the command line finds, and comes to the same blueprint', async () => {
    for (const existing of [undefined, 'version: 1\n# ours\ncomponents:\n  low: { paths: [src/low/**] }\n']) {
      workspace = Workspace.of(existing === undefined ? files : { ...files, [blueprint]: existing });
      client = await LspClient.start([server, '--stdio'], workspace.root);
      const found = await ask('ruleFiles', {});
      expect(found).toEqual([
        { path: '.dependency-cruiser.json', tools: ['dependency-cruiser'], rules: 2, readable: true },
        { path: '.importlinter', tools: ['import-linter'], rules: 1, readable: true },
      ]);
      const carried = await ask('carryRules', { paths: found.map(({ path }) => path) });
      if (!carried.ok) throw new Error(carried.message);
      expect(carried).toMatchObject({
        written: existing ?? null,
        changed: true,
        losses: expect.stringMatching(/^2 parts/),
        path: blueprint,
      });
      const imported = await ask('importRules', { shown: carried.shown });
      if (!imported.ok) throw new Error(imported.message);
      expect(existsSync(join(workspace.root, blueprint))).toBe(existing !== undefined);
      const [change] = imported.changes;
      const before = TextDocument.create(blueprint, 'yaml', 0, existing ?? '');
      const after = TextDocument.applyEdits(before, change!.edits);
      expect(after).toBe(carried.next);
      expect(workspace.run(['rules', 'import']).code).toBe(0);
      expect(after).toBe(onDisk());
      if (existing === undefined) {
        await client.stop();
        workspace.remove();
      }
    }
  });

  it('says what was left behind, with places that can be followed', async () => {
    workspace = Workspace.of(files);
    client = await LspClient.start([server, '--stdio'], workspace.root);
    expect(await ask('carryRules', { paths: ['.dependency-cruiser.json'] })).toMatchObject({
      message: '1 rule. The code breaks that in 1 place.',
      losses: '2 parts not carried over, or not exactly.',
      report: expect.stringContaining(
        '- [.dependency-cruiser.json:1](/.dependency-cruiser.json#L1) **rule no-orphans**: files that nothing imports',
      ),
    });
  });

  it('is offered by the panel for files that nothing was imported from yet', async () => {
    workspace = Workspace.of({
      ...files,
      [blueprint]: 'version: 1\ncomponents:\n  low: { paths: [src/low/**] }\n',
    });
    expect(workspace.run(['plan', 'new', 'Order']).code).toBe(0);
    expect(workspace.run(['rules', 'import', '.dependency-cruiser.json']).code).toBe(0);
    client = await LspClient.start([server, '--stdio'], workspace.root);
    const form = await ask('form', { plan: 'order', phase: 'architecture' });
    const sections = (form as { board?: Board }).board?.sections ?? [];
    expect(sections.find(({ id }) => id === 'ruleFiles')?.rows).toMatchObject([
      { title: '.importlinter', actions: [{ act: 'rules/import', target: '.importlinter' }] },
    ]);
  });

  it('writes only what was shown', async () => {
    workspace = Workspace.of({ ...files, [blueprint]: 'version: 1\nrules: []\n' });
    client = await LspClient.start([server, '--stdio'], workspace.root);
    expect(await ask('importRules', { shown: 1 })).toMatchObject({ ok: false });
    const carried = await ask('carryRules', { paths: ['.importlinter'] });
    workspace.write(blueprint, 'version: 1\nrules: [] # mine\n');
    client.changedOnDisk(blueprint, 2);
    expect(await ask('importRules', { shown: carried.ok ? carried.shown : 0 })).toMatchObject({
      ok: false,
      message: expect.stringContaining('changed since it was shown'),
    });
  });

  it('refuses what cannot be read, and a blueprint that is broken', async () => {
    workspace = Workspace.of({ ...files, 'a.ts': '' });
    client = await LspClient.start([server, '--stdio'], workspace.root);
    for (const [path, why] of [
      ['a.ts', 'no rules of a known tool in a.ts'],
      ['gone.json', 'gone.json cannot be read'],
      ['../outside.json', '../outside.json cannot be read'],
    ] as const) {
      const refused = await ask('carryRules', { paths: [path] });
      expect(refused).toMatchObject({ ok: false, message: expect.stringContaining(why) });
    }
    workspace.write(blueprint, 'version: 1\nrules: [{ id: A, kind: alow }]\n');
    client.changedOnDisk(blueprint, 1);
    expect(await ask('carryRules', { paths: ['.importlinter'] })).toMatchObject({
      ok: false,
      message: expect.stringContaining('blueprint.yaml:2:24: '),
    });
  });
});
