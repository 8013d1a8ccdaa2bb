import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './server.ts';
import { Workbench } from './workbench.ts';

describe('a folder without a plan', () => {
  let server: TestServer;
  let workbench: Workbench;
  let folder: string;

  beforeAll(async () => {
    server = await startTestServer();
    folder = join(server.profile.folder, 'young-project');
    await mkdir(join(folder, 'src'), { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "name": "young-project" }\n');
    await writeFile(join(folder, 'src', 'main.ts'), "import './mail.ts';\n");
    await writeFile(join(folder, 'src', 'mail.ts'), 'export {};\n');
    workbench = await Workbench.open(server, folder);
  });
  afterAll(async () => {
    await workbench?.close();
    await server?.stop();
  });

  it('is offered a start by panel and tree, and shows nothing in the status bar', async () => {
    await workbench.openContainer('Plumbrule');
    await workbench.webview().getByRole('button').first().waitFor();
    const tree = workbench.page.locator('.part.sidebar .pane').filter({ hasText: 'Tasks appear here' });
    await tree.getByRole('button', { name: 'Initialise' }).waitFor();
    expect(await workbench.page.locator('.statusbar-item', { hasText: /drift/i }).count()).toBe(0);
  });

  it('gets a blueprint and opens it', async () => {
    await workbench.runCommand('Plumbrule: Initialise');
    await workbench.editor.tab('blueprint.yaml').waitFor();
    expect(await readFile(join(folder, '.plumbrule/blueprint.yaml'), 'utf8')).toMatch(/^version: 1$/m);
    await workbench.page.locator('.statusbar-item', { hasText: /drift/i }).waitFor();
  });

  it('then gets its first plan', async () => {
    await workbench.runCommand('Plumbrule: New Plan');
    await workbench.quickInput.locator('input').fill('Send mail');
    await workbench.page.keyboard.press('Enter');
    await workbench.chooseQuickPick('Full');
    await workbench.webview().getByRole('heading', { name: 'Research' }).waitFor();
    expect(await readFile(join(folder, '.plumbrule/plans/send-mail/plan.yaml'), 'utf8')).toMatch(
      /title: "?Send mail"?$/m,
    );
  });
});
