import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LspClient } from './lspClient.ts';
import { cli, server, Workspace } from './sample.ts';

const drifts = [
  'DEP-1 src/app/handleBounce.ts src/infra/email/smtpStatus.ts',
  'DEP-4 src/domain/preview.ts src/vendor/htmlToText/htmlToText.ts',
  'LAY-1 src/features/preferences/updatePreferences.ts src/api/schemas/preferencesSchema.ts',
  'API-1 src/api/routes/digestRoutes.ts src/features/digest/summary.ts',
  'CYC-1 src/features/digest/schedule.ts feature[digest]+feature[preferences]',
  '0003/PKG-1 src/domain/duplicateNotification.ts pg',
].sort();
const accepted = 'DEP-3 src/api/routes/healthRoutes.ts src/infra/postgres/pool.ts';
const planted = 'DEP-1 src/app/listUnread.ts src/infra/postgres/pool.ts';
const plant = (text: string): string =>
  `import { pool } from '../infra/postgres/pool.js';\n${text}\nvoid pool;\n`;

let workspace: Workspace;
let client: LspClient;

beforeEach(() => {
  workspace = Workspace.ofSample();
});
afterEach(async () => {
  await client?.stop();
  workspace.remove();
});

const fresh = (): string[] =>
  workspace
    .check()
    .findings.filter(({ state }) => state === 'new')
    .map(({ fingerprint }) => fingerprint)
    .sort();

describe('the sample', () => {
  it('shows the same findings on the command line and in the language server', async () => {
    const { code, findings, summary } = workspace.check();
    expect(fresh()).toEqual(drifts);
    expect(code).toBe(1);
    expect(summary).toMatchObject({ new: 6, baseline: 1, waived: 1, inconclusive: [] });
    client = await LspClient.start([server, '--stdio'], workspace.root);
    const shown = findings.filter(({ state }) => state !== 'waived').map(({ fingerprint }) => fingerprint);
    await client.until(() => client.fingerprints().length === shown.length);
    expect(client.fingerprints()).toEqual(shown.sort());
    for (const finding of findings) {
      const diagnostic = client
        .diagnostics(finding.path)
        .find(({ data }) => (data as { fingerprint: string }).fingerprint === finding.fingerprint);
      if (finding.state === 'waived') expect(diagnostic).toBeUndefined();
      else {
        expect(diagnostic).toMatchObject({ range: finding.range, code: finding.rule, source: 'plumbrule' });
        expect(diagnostic!.severity).toBe(finding.fingerprint === accepted ? 4 : 2);
      }
    }
  });

  it('starts the same server from the command line', async () => {
    client = await LspClient.start([cli, 'lsp', '--stdio'], workspace.root);
    await client.until(() => client.fingerprints().length === drifts.length + 1);
    expect(client.fingerprints()).toEqual([...drifts, accepted].sort());
  });
});

describe('a forbidden import', () => {
  const path = 'src/app/listUnread.ts';

  it('is underlined while unsaved, reported by check once saved, and gone when removed', async () => {
    client = await LspClient.start([server, '--stdio'], workspace.root);
    const text = workspace.read(path);
    await client.until(() => client.fingerprints().length === drifts.length + 1);
    client.open(path, text);
    client.change(path, plant(text));
    await client.until(() => client.fingerprints().includes(planted));
    expect(client.diagnostics(path)[0]!.range).toEqual({
      start: { line: 0, character: 21 },
      end: { line: 0, character: 48 },
    });
    expect(fresh()).toEqual(drifts);
    workspace.write(path, plant(text));
    expect(fresh()).toEqual([...drifts, planted].sort());
    workspace.write(path, text);
    client.change(path, text);
    await client.until(() => !client.fingerprints().includes(planted));
    expect(fresh()).toEqual(drifts);
  });

  for (const watches of [true, false]) {
    it(`written from outside is reported without opening the file (${watches ? "by the client's watcher" : 'by our own'})`, async () => {
      client = await LspClient.start([server, '--stdio'], workspace.root, watches);
      const text = workspace.read(path);
      await client.until(() => client.fingerprints().length === drifts.length + 1);
      workspace.write(path, plant(text));
      if (watches) client.changedOnDisk(path, 2);
      await client.until(() => client.fingerprints().includes(planted));
      workspace.write(path, text);
      if (watches) client.changedOnDisk(path, 2);
      await client.until(() => !client.fingerprints().includes(planted));
    });
  }

  it('in a new file is reported, and goes when the file does', async () => {
    client = await LspClient.start([server, '--stdio'], workspace.root);
    await client.until(() => client.fingerprints().length === drifts.length + 1);
    workspace.write('src/app/extra.ts', "import '../infra/postgres/pool.js';\n");
    client.changedOnDisk('src/app/extra.ts', 1);
    await client.until(() => client.fingerprints().some(entry => entry.startsWith('DEP-1 src/app/extra.ts')));
    workspace.delete('src/app/extra.ts');
    client.changedOnDisk('src/app/extra.ts', 3);
    await client.until(() => client.fingerprints().length === drifts.length + 1);
  });
});

describe('the plan under edit', () => {
  const blueprintPath = '.plumbrule/blueprint.yaml';

  it('shows broken YAML on its line, keeps every finding, and follows a rule that changes', async () => {
    client = await LspClient.start([server, '--stdio'], workspace.root);
    const text = workspace.read(blueprintPath);
    await client.until(() => client.fingerprints().length === drifts.length + 1);
    client.open(blueprintPath, text, 'yaml');
    const lines = text.split('\n');
    const line = lines.findIndex(entry => entry.startsWith('rules:'));
    client.change(
      blueprintPath,
      [...lines.slice(0, line), 'rules: [ {', ...lines.slice(line + 1)].join('\n'),
    );
    await client.until(() => client.diagnostics(blueprintPath).some(({ severity }) => severity === 1));
    expect(client.diagnostics(blueprintPath)[0]!.range.start.line).toBeGreaterThanOrEqual(line);
    expect(client.fingerprints()).toEqual([...drifts, accepted].sort());
    client.change(blueprintPath, text.replace('id: DEP-1', 'id: DEP-100'));
    await client.until(() => client.fingerprints().some(entry => entry.startsWith('DEP-100 ')));
    await client.until(() => client.diagnostics(blueprintPath).every(({ severity }) => severity !== 1));
  });

  it('explains a finding on hover and leads to its rule', async () => {
    client = await LspClient.start([server, '--stdio'], workspace.root);
    await client.until(() => client.fingerprints().length === drifts.length + 1);
    const path = 'src/app/handleBounce.ts';
    const [diagnostic] = client.diagnostics(path);
    const textDocument = { uri: client.uri(path) };
    const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument,
      position: diagnostic!.range.start,
    });
    expect(hover.contents.value).toContain('DEP-1');
    expect(hover.contents.value).toContain('What to do');
    expect(hover.contents.value).toContain('About `allow`: Of the workspace');
    const lines = workspace.read(blueprintPath).split('\n');
    const line = lines.findIndex(entry => entry.includes('kind: allow'));
    const ofKind = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri: client.uri(blueprintPath) },
      position: { line, character: lines[line]!.indexOf('kind: allow') + 8 },
    });
    expect(ofKind.contents.value).toContain('**allow**: Of the workspace');
    const actions = await client.request<
      { title: string; command: { command: string; arguments: { path: string }[] } }[]
    >('textDocument/codeAction', {
      textDocument,
      range: diagnostic!.range,
      context: { diagnostics: [diagnostic] },
    });
    expect(actions.map(({ command }) => [command.command, command.arguments[0]?.path])).toContainEqual([
      'plumbrule.rule.open',
      blueprintPath,
    ]);
  });
});
