import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LspClient } from './lspClient.ts';
import { server, Workspace } from './sample.ts';

const blueprint = (pattern: string) => `version: 1
components: { all: { paths: ["**"] } }
rules:
  - { id: P, kind: pattern, language: ts, rule: { pattern: "${pattern}" } }
  - { id: Q, kind: pattern, language: ts, rule: { pattern: "debugger" } }
`;

let workspace: Workspace;
let client: LspClient;

beforeEach(async () => {
  workspace = Workspace.of({
    '.plumbrule/blueprint.yaml': blueprint('eval($A)'),
    'src/a.ts': 'eval(1);\n',
    'src/b.ts': 'export const b = 1;\ndebugger;\n',
  });
  client = await LspClient.start([server, '--stdio'], workspace.root);
  await shows('P src/a.ts eval(1)', 'Q src/b.ts debugger');
});
afterEach(async () => {
  await client.stop();
  workspace.remove();
});

const shows = (...fingerprints: string[]) =>
  client.until(() => client.fingerprints().join() === [...fingerprints].sort().join());

describe('a pattern rule in the editor', () => {
  it('follows a buffer that is not saved, with the place of each match', async () => {
    client.open('src/b.ts', 'export const b = 1;\ndebugger;\n');
    client.change('src/b.ts', '\n  eval(b);\n');
    await shows('P src/a.ts eval(1)', 'P src/b.ts eval(b)');
    expect(client.diagnostics('src/b.ts')).toMatchObject([
      {
        code: 'P',
        source: 'plumbrule',
        severity: 2,
        range: { start: { line: 1, character: 2 }, end: { line: 1, character: 9 } },
      },
    ]);
    client.close('src/b.ts');
    await shows('P src/a.ts eval(1)', 'Q src/b.ts debugger');
  });

  it('follows files that something else writes', async () => {
    workspace.write('src/c.ts', 'eval(3);\n');
    client.changedOnDisk('src/c.ts', 1);
    await shows('P src/a.ts eval(1)', 'P src/c.ts eval(3)', 'Q src/b.ts debugger');
    workspace.delete('src/a.ts');
    client.changedOnDisk('src/a.ts', 3);
    await shows('P src/c.ts eval(3)', 'Q src/b.ts debugger');
  });

  it('that cannot be used is shown where the blueprint is wrong, until it is put right', async () => {
    const write = (pattern: string) => {
      workspace.write('.plumbrule/blueprint.yaml', blueprint(pattern));
      client.changedOnDisk('.plumbrule/blueprint.yaml', 2);
    };
    const diagnostics = () => client.diagnostics('.plumbrule/blueprint.yaml');
    write('a b c');
    await client.until(() => diagnostics().length > 0);
    expect(diagnostics()).toMatchObject([
      {
        severity: 1,
        source: 'plumbrule',
        message: expect.stringContaining('Multiple AST nodes'),
        range: { start: { line: 3, character: 59 }, end: { line: 3, character: 66 } },
      },
    ]);
    await shows('Q src/b.ts debugger');
    write('eval($A)');
    await shows('P src/a.ts eval(1)', 'Q src/b.ts debugger');
    expect(diagnostics()).toEqual([]);
  });

  it('follows an edit of the rule', async () => {
    workspace.write('.plumbrule/blueprint.yaml', blueprint('export const $A = $B'));
    client.changedOnDisk('.plumbrule/blueprint.yaml', 2);
    await shows('P src/b.ts export%20const%20b%20=%201;', 'Q src/b.ts debugger');
  });
});
