import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { RequestResult } from '../../src/protocol/lsp.ts';
import { LspClient } from './lspClient.ts';
import { server, Workspace } from './sample.ts';

const baselinePath = '.plumbrule/baseline.txt';
const blueprintPath = '.plumbrule/blueprint.yaml';

const files = {
  [blueprintPath]: `version: 1
components:
  app: { paths: ["src/app/**"] }
  infra: { paths: ["src/infra/**"] }
rules:
  - id: R
    kind: forbid
    from: app
    to: infra
    except:
      - { from: src/app/old.ts, reason: legacy, until: 2026-11-20 }
      - { from: src/app/soon.ts, reason: legacy, until: 2026-12-01 }
`,
  [baselinePath]: `R src/app/b.ts src/infra/db.ts
R src/app/gone.ts src/infra/other.ts
R src/app/moved.ts src/infra/db.ts
R src/app/went.ts src/infra/gone.ts
`,
  'src/app/a.ts': "import '../infra/db';\n",
  'src/app/b.ts': "import '../infra/db';\n",
  'src/app/old.ts': "import '../infra/db';\n",
  'src/app/soon.ts': "import '../infra/db';\n",
  'src/app/new/moved.ts': "import '../../infra/db';\n",
  'src/infra/db.ts': 'export {};\n',
};

let workspace: Workspace;
let client: LspClient;
beforeEach(async () => {
  workspace = Workspace.of(files);
  workspace.commit();
  workspace.git('config', 'user.name', 'Ada');
  workspace.git('config', 'user.email', 'ada@example.org');
  client = await LspClient.start([server, '--stdio'], workspace.root);
  await client.until(() => client.diagnostics('src/app/a.ts').length === 1);
});
afterEach(async () => {
  await client.stop();
  workspace.remove();
});

async function actionsAt(path: string, line: number, character = 0): Promise<CodeAction[]> {
  const diagnostics = client.diagnostics(path).filter(({ range }) => range.start.line === line);
  const at = diagnostics[0]?.range ?? { start: { line, character }, end: { line, character } };
  return client.request('textDocument/codeAction', {
    textDocument: { uri: client.uri(path) },
    range: at,
    context: { diagnostics },
  });
}

const titles = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title);

/** Do what the edit of an action says, as an editor would. */
function apply(path: string, edits: readonly TextEdit[]): void {
  workspace.write(
    path,
    TextDocument.applyEdits(TextDocument.create(path, '', 0, workspace.read(path)), [...edits]),
  );
  client.changedOnDisk(path, 2);
}

function applyAction(path: string, actions: readonly CodeAction[], title: RegExp): void {
  const action = actions.find(known => title.test(known.title));
  apply(path, action!.edit!.changes![client.uri(path)]!);
}

const severities = (path: string) => client.diagnostics(path).map(({ severity }) => severity);

describe('findings in the editor', () => {
  it('have the states that check tells, moved ones included', async () => {
    const { findings } = workspace.check();
    const shown = findings.filter(({ state }) => state !== 'waived');
    await client.until(() => client.fingerprints().length === shown.length);
    expect(client.fingerprints()).toEqual(shown.map(({ fingerprint }) => fingerprint).sort());
    const hints = shown.filter(({ path, fingerprint }) =>
      client
        .diagnostics(path)
        .some(
          ({ data, severity }) =>
            severity === 4 && (data as { fingerprint: string }).fingerprint === fingerprint,
        ),
    );
    expect(hints.map(({ fingerprint }) => fingerprint)).toEqual(
      findings.filter(({ state }) => state === 'baseline').map(({ fingerprint }) => fingerprint),
    );
    expect(hints.map(({ path }) => path)).toEqual(['src/app/b.ts', 'src/app/new/moved.ts']);
  });

  it('that are accepted can be hidden and shown again', async () => {
    await client.until(() => severities('src/app/b.ts').length === 1);
    client.notify('workspace/didChangeConfiguration', {
      settings: { plumbrule: { drift: { showBaseline: false } } },
    });
    await client.until(() => severities('src/app/b.ts').length === 0);
    expect(severities('src/app/a.ts')).toEqual([2]);
    client.notify('workspace/didChangeConfiguration', { settings: { plumbrule: {} } });
    await client.until(() => severities('src/app/b.ts').length === 1);
  });

  it('have four ways out', async () => {
    expect(titles(await actionsAt('src/app/a.ts', 0))).toEqual([
      'Waive R here until…',
      'Open the rule R in .plumbrule/blueprint.yaml',
      'Record a decision…',
    ]);
    const diagnostic = client.diagnostics('src/app/a.ts')[0]!;
    const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri: client.uri('src/app/a.ts') },
      position: diagnostic.range.start,
    });
    expect(hover.contents.value).toContain('Remove the import');
  });

  it('say what they are about where the editor itself does not: accepted ones are mere hints there', async () => {
    await client.until(() => severities('src/app/b.ts').length === 1);
    const hoverAt = (path: string) =>
      client.request<{ contents: { value: string } }>('textDocument/hover', {
        textDocument: { uri: client.uri(path) },
        position: { line: 0, character: 9 },
      });
    expect((await hoverAt('src/app/b.ts')).contents.value).toMatch(
      /^\*\*app must not import infra\*\*\n\n\[R\]\(.*accepted in the baseline/,
    );
    expect((await hoverAt('src/app/a.ts')).contents.value).not.toContain('app must not import');
  });

  it('that no rule of the blueprint makes lead to where they are weighed', async () => {
    workspace.write('tools/run.ts', '');
    client.changedOnDisk('tools/run.ts', 1);
    await client.until(() => client.diagnostics('tools/run.ts').length === 1);
    const actions = await actionsAt('tools/run.ts', 0);
    expect(titles(actions)).toEqual([
      'Open `components` in .plumbrule/blueprint.yaml',
      'Open `checks` in .plumbrule/blueprint.yaml',
    ]);
    expect(actions[0]!.command).toMatchObject({
      command: 'plumbrule.rule.open',
      arguments: [{ path: blueprintPath, range: { start: { line: 1 } } }],
    });
  });

  it('are waived by a request, which writes nothing itself', async () => {
    const result = await client.request<RequestResult<'waive'>>('plumbrule/waive', {
      fingerprint: 'R src/app/a.ts src/infra/db.ts',
      reason: 'next month',
      until: '2026-12-21',
    });
    if (!result.ok) throw new Error(result.message);
    expect(workspace.read(blueprintPath)).toBe(files[blueprintPath]);
    apply(blueprintPath, result.changes.find(({ path }) => path === blueprintPath)!.edits);
    await client.until(() => severities('src/app/a.ts').length === 0);
    expect(result.changes.map(({ path }) => path)).toContain('.plumbrule/journal/2026-11.jsonl');
  });
});

describe('the baseline in the editor', () => {
  it('shows stale lines on themselves, and removes one or all of them', async () => {
    await client.until(() => client.diagnostics(baselinePath).length === 2);
    const actions = await actionsAt(baselinePath, 1);
    expect(titles(actions)).toEqual(['Remove this line', 'Remove all 2 stale lines']);
    applyAction(baselinePath, actions, /^Remove this/);
    await client.until(() => client.diagnostics(baselinePath).length === 1);
    expect(workspace.read(baselinePath)).not.toContain('gone.ts src/infra/other.ts');
    applyAction(baselinePath, await actionsAt(baselinePath, 2), /^Remove this/);
    await client.until(() => client.diagnostics(baselinePath).length === 0);
    expect(workspace.read(baselinePath).trim().split('\n')).toHaveLength(2);
  });

  it('tells where a line went, and writes it anew', async () => {
    const now = 'R src/app/new/moved.ts src/infra/db.ts';
    const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri: client.uri(baselinePath) },
      position: { line: 2, character: 3 },
    });
    expect(hover.contents.value).toContain(now);
    applyAction(baselinePath, await actionsAt(baselinePath, 2), /^Write this line anew/);
    expect(workspace.read(baselinePath)).toContain(`${now}\n`);
    expect(workspace.read(baselinePath)).not.toContain('R src/app/moved.ts');
  });

  it('is frozen and pruned by a request that says what it comes to', async () => {
    const ask = (prune: boolean) =>
      client.request<RequestResult<'baseline'>>('plumbrule/baseline', { prune });
    expect(await ask(true)).toMatchObject({
      ok: true,
      added: 0,
      message: expect.stringContaining('2 stale lines'),
    });
    // The finding whose exception expired is drift again.
    expect(await ask(false)).toMatchObject({ ok: true, added: 2, rules: { R: 2 } });
    expect(workspace.read(baselinePath)).toBe(files[baselinePath]);
  });
});

describe('exceptions in the editor', () => {
  it('that expired can be extended or removed', async () => {
    await client.until(() => client.diagnostics(blueprintPath).length === 1);
    const actions = await actionsAt(blueprintPath, 10);
    expect(titles(actions)).toEqual([
      'Extend the exception until…',
      'Remove the exception src/app/old.ts → anything',
    ]);
    expect(actions[0]!.command!.arguments).toEqual([{ rule: 'R', index: 0 }]);
    applyAction(blueprintPath, actions, /^Remove/);
    await client.until(() => client.diagnostics(blueprintPath).length === 0);
    expect(workspace.read(blueprintPath)).toBe(
      files[blueprintPath].replace(
        '      - { from: src/app/old.ts, reason: legacy, until: 2026-11-20 }\n',
        '',
      ),
    );
  });

  it('that still hold say until when, and can be extended', async () => {
    const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri: client.uri(blueprintPath) },
      position: { line: 11, character: 12 },
    });
    expect(hover.contents.value).toContain('holds until 2026-12-01, 10 days left: it ends soon');
    expect(titles(await actionsAt(blueprintPath, 11, 12))).toEqual(['Extend the exception until…']);
    const result = await client.request<RequestResult<'putOffException'>>('plumbrule/putOffException', {
      rule: 'R',
      index: 1,
      until: '2027-01-31',
    });
    expect(result).toMatchObject({ ok: true, message: expect.stringContaining('until 2027-01-31') });
  });

  it('that end soon are told by status', () => {
    const { out } = workspace.run(['status']);
    expect(out).toContain('R src/app/soon.ts → anything holds until 2026-12-01, 10 days left');
    expect(out).not.toContain('src/app/old.ts');
  });
});
