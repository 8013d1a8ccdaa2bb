import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useWorkbench } from './session.ts';

const planFolder = '.plumbrule/plans/digest-emails';

describe('commands', () => {
  const session = useWorkbench();
  const { onDisk, untilOnDisk } = session;
  const answer = (text: string) => session.answer(text);

  it('show drift and gate in the status bar, which leads to the panel', async () => {
    const item = session.workbench.page.locator('.statusbar-item', {
      hasText: /^\s*Drift: \d+ · gate closed/,
    });
    await item.waitFor();
    expect(await item.getByRole('button').getAttribute('aria-label')).toMatch(
      /Plumbrule: \d+ new finding.*The gate is closed/,
    );
    await item.click();
    await session.workbench.webview().getByRole('button', { name: 'Research' }).first().waitFor();
  });

  it('generate a task prompt, open it beside and copy it', async () => {
    const { workbench } = session;
    await workbench.editor.open('README.md');
    await workbench.runCommand('Plumbrule: Generate Task Prompt');
    await workbench.chooseQuickPick('T001');
    await workbench.editor.tab('T001.md').waitFor();
    expect(await workbench.page.locator('.editor-group-container').count()).toBe(2);
    const text = await onDisk(`${planFolder}/prompts/T001.md`);
    expect(text).toContain('T001');
    await workbench.runCommand('Notifications: Show Notifications');
    const message = workbench.page
      .locator('.notifications-center .notification-list-item')
      .filter({ hasText: /Prompt for T001: about [\d,]+ tokens/ });
    await message.getByRole('button', { name: 'Copy Prompt' }).click();
    await expect.poll(() => workbench.clipboard(), { timeout: 10_000 }).toContain('T001');
    expect(text).toContain(await workbench.clipboard());
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it('set the status of a task and keep the rest of the file as it is', async () => {
    const { workbench } = session;
    const path = `${planFolder}/tasks.yaml`;
    const before = await onDisk(path);
    await workbench.openContainer('Plumbrule');
    await workbench.runCommand('Plumbrule: Set Task Status');
    await workbench.chooseQuickPick('T001');
    await workbench.chooseQuickPick('doing');
    await answer('A trial, behind a closed gate');
    await untilOnDisk(path, /status: doing/);
    expect((await onDisk(path)).replace('status: doing', 'status: todo')).toBe(before);
    await workbench
      .treeRows('Tasks')
      .filter({ hasText: /T001.*doing/s })
      .waitFor();
  });

  it('leave a file unsaved that somebody was editing, with both changes', async () => {
    const { workbench } = session;
    const path = `${planFolder}/tasks.yaml`;
    const before = await onDisk(path);
    await workbench.editor.open(path);
    await workbench.editor.goTo(1);
    await workbench.editor.insert('# mine\n');
    await workbench.runCommand('Plumbrule: Set Task Status');
    await workbench.chooseQuickPick('T001');
    await workbench.chooseQuickPick('blocked');
    await answer('The mail server');
    await workbench
      .treeRows('Tasks')
      .filter({ hasText: /T001.*blocked/s })
      .waitFor();
    expect(await onDisk(path)).toBe(before);
    await workbench.editor.save();
    const after = await onDisk(path);
    expect(after).toMatch(/^# mine\n/);
    expect(after).toContain('status: blocked');
  });

  it('open a task from the tree at its place', async () => {
    const { workbench } = session;
    await workbench.openContainer('Plumbrule');
    await workbench.treeRows('Tasks').filter({ hasText: 'T002' }).click();
    await workbench.editor.tab('tasks.yaml').waitFor();
    await workbench.page.locator('.cursor').first().waitFor();
    const position = workbench.page.locator('.statusbar-item', { hasText: /Ln \d+, Col/ });
    const lines = (await onDisk(`${planFolder}/tasks.yaml`)).split('\n');
    // The editor comes up at its top and goes to the task a moment later.
    const shown = async () => lines[Number(/Ln (\d+)/.exec((await position.textContent()) ?? '')?.[1]) - 1];
    await expect.poll(shown, { timeout: 10_000 }).toContain('id: T002');
  });

  it('approve a phase with a note, in the name that Git knows', async () => {
    const { workbench } = session;
    const git = (...args: string[]) => execFileSync('git', args, { cwd: session.folder });
    git('config', 'user.name', 'Sample');
    git('config', 'user.email', 'sample@localhost');
    await workbench.runCommand('Plumbrule: Approve Phase');
    await workbench.chooseQuickPick('1. Research');
    await answer('Read with the team');
    await untilOnDisk(
      `${planFolder}/plan.yaml`,
      /phase: research[\s\S]*Sample <sample@localhost>[\s\S]*Read with the team/,
    );
    expect(await onDisk(`${planFolder}/plan.yaml`)).toContain('# Approvals are added by a person');
  });

  it('compare a stale phase with what was approved', async () => {
    const { workbench } = session;
    const path = join(session.folder, planFolder, 'research.md');
    await writeFile(path, `${await readFile(path, 'utf8')}\nAdded after the approval.\n`);
    await workbench.runCommand('Plumbrule: Open Phase');
    await workbench.chooseQuickPick('1. Research');
    await workbench.webview().getByRole('button', { name: 'Show what changed' }).click();
    await workbench.page
      .locator('.part.editor .tab.active', { hasText: 'research.md (approved ↔ now)' })
      .waitFor();
    const added = workbench.page.locator('.editor.modified .line-insert').first();
    await added.waitFor({ state: 'attached' });
  });

  it('amend what changed, with the reason', async () => {
    const { workbench } = session;
    await workbench.runCommand('View: Close All Editor Groups');
    await workbench.runCommand('Plumbrule: Amend Blueprint');
    await workbench.quickInput.getByText(/What Changed/).waitFor();
    await workbench.quickInput.locator('input').press('Enter');
    await workbench.quickInput.getByText(/Why did it change/).waitFor();
    await answer('Support told us more');
    await untilOnDisk(`${planFolder}/plan.yaml`, /amendments:[\s\S]*reason: "?Support told us more/);
    await untilOnDisk(`${planFolder}/research.md`, /Support told us more/);
  });

  it('import a task list of the workspace', async () => {
    const { workbench } = session;
    await mkdir(join(session.folder, 'specs'));
    await writeFile(
      join(session.folder, 'specs/tasks.md'),
      '# Quiet hours\n\n- [x] T101 Ask for the hours in src/api/server.ts\n- [ ] T102 Keep them\n',
    );
    await workbench.runCommand('Plumbrule: Import Task List');
    await workbench.chooseQuickPick('specs/tasks.md');
    await untilOnDisk(`${planFolder}/tasks.yaml`, /id: T101[\s\S]*id: T102/);
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it('generate the documents', async () => {
    const { workbench } = session;
    await workbench.runCommand('Plumbrule: Generate Documents');
    await untilOnDisk('docs/project-overview.md', /plumbrule:begin/);
  });

  it('generate a prompt from the lens above a task', async () => {
    const { workbench } = session;
    await workbench.editor.open(`${planFolder}/tasks.yaml`);
    await workbench.editor.goTo(1);
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Generate prompt' }).first().click();
    await untilOnDisk(`${planFolder}/prompts/T001.md`, /T001/);
    await workbench.editor.tab('T001.md').waitFor();
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it('start a plan and show its research in the panel', async () => {
    const { workbench } = session;
    await workbench.runCommand('Plumbrule: New Plan');
    await answer('Quiet hours');
    await workbench.chooseQuickPick('Scoped');
    await untilOnDisk(
      '.plumbrule/plans/quiet-hours/plan.yaml',
      /title: "?Quiet hours"?\n[\s\S]*mode: scoped/,
    );
    await workbench.webview().getByText('Quiet hours').first().waitFor();
    await workbench.webview().getByRole('heading', { name: 'Research' }).waitFor();
  });

  it('record a decision and open it', async () => {
    const { workbench } = session;
    await workbench.runCommand('Plumbrule: Record Decision');
    await answer('Ask before a digest is sent at night');
    const tab = workbench.page.locator('.part.editor .tab.active').filter({ hasText: /^\d{4}-.*\.md/ });
    await tab.waitFor();
    expect(await onDisk(`docs/decisions/${((await tab.textContent()) ?? '').trim()}`)).toContain(
      'Ask before a digest is sent at night',
    );
  });

  it('go on after the server was restarted', async () => {
    const { workbench } = session;
    await workbench.runCommand('Plumbrule: Restart Server');
    await workbench.page.locator('.statusbar-item', { hasText: /^\s*Drift: \d+/ }).waitFor();
    await workbench.runCommand('Plumbrule: Refresh');
    await workbench.treeRows('Tasks').filter({ hasText: 'T002' }).waitFor();
  });
});
