import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ThemeName, themes } from './appearance.ts';
import { useWorkbench } from './session.ts';

const plan = '.plumbrule/plans/digest-emails';

describe('views', () => {
  const session = useWorkbench();
  const { onDisk, untilOnDisk } = session;
  const answer = (text: string) => session.answer(text);
  const inPanel = (part: 'sidebar' | 'editor') => session.workbench.webview(part);
  const openPhase = async (title: string, part: 'sidebar' | 'editor'): Promise<void> => {
    await session.workbench.runCommand('Plumbrule: Open Phase');
    await session.workbench.chooseQuickPick(`. ${title}`);
    await inPanel(part).getByRole('heading', { level: 1, name: title }).waitFor();
  };

  it('show findings by component and file, and lead to their place', async () => {
    const { workbench } = session;
    await workbench.openView('Drift');
    const rows = workbench.treeRows('Drift');
    await rows
      .filter({ hasText: /domain.*finding/s })
      .first()
      .waitFor();
    await rows
      .filter({ hasText: /may not use the package pg/ })
      .first()
      .click();
    await workbench.page.locator('.part.editor .tab.active', { hasText: '.ts' }).waitFor();
    await workbench.runCommand('Plumbrule: Group Drift');
    await workbench.chooseQuickPick('By Rule');
    await rows
      .filter({ hasText: /^\s*0003\/PKG-1/ })
      .first()
      .waitFor();
    await workbench.runCommand('Plumbrule: Group Drift');
    await workbench.chooseQuickPick('By Component');
    await rows
      .filter({ hasText: /domain.*finding/s })
      .first()
      .waitFor();
  });

  it('show decisions by what binds, and take a new one in force', async () => {
    const { workbench } = session;
    await workbench.openView('Decisions');
    const rows = workbench.treeRows('Decisions');
    await rows.filter({ hasText: 'In force' }).waitFor();
    await workbench.runCommand('Plumbrule: Record Decision');
    await answer('Ask before a digest is sent at night');
    const row = rows.filter({ hasText: 'Ask before a digest is sent at night' });
    await row.waitFor();
    const id = /\d{4}/.exec((await row.textContent()) ?? '')?.[0];
    await workbench.runCommand('Plumbrule: Accept Decision');
    await workbench.chooseQuickPick('Ask before a digest is sent at night');
    await untilOnDisk(
      `docs/decisions/${id}-ask-before-a-digest-is-sent-at-night.md`,
      /^---\nstatus: accepted$/m,
    );
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it.each(Object.keys(themes) as ThemeName[])('are drawn in the %s theme', async theme => {
    const { workbench } = session;
    await workbench.appearance.setSidebarWidth(320);
    await workbench.appearance.setTheme(theme);
    for (const view of ['Tasks', 'Drift', 'Decisions']) {
      await workbench.openView(view);
      await workbench.treeRows(view).first().waitFor();
      await workbench.appearance.screenshot(`views-${view.toLowerCase()}-${theme}`, 'sidebar');
    }
    await workbench.openView('Phases');
  });

  it('start a task behind a closed gate only with a reason, and block it', async () => {
    const { workbench } = session;
    await workbench.runCommand('Plumbrule: Start Task');
    await workbench.chooseQuickPick('T001');
    await workbench.quickInput.getByText(/Why start it anyway/).waitFor();
    await answer('A trial');
    await untilOnDisk(`${plan}/tasks.yaml`, /status: doing/);
    const status = workbench.page.locator('.statusbar-item', { hasText: /T001/ });
    await status.waitFor();
    await workbench.runCommand('Plumbrule: Block Task');
    await workbench.chooseQuickPick('T001');
    await answer('The mail server');
    await untilOnDisk(`${plan}/tasks.yaml`, /status: blocked/);
    await workbench.openView('Tasks');
    await workbench
      .treeRows('Tasks')
      .filter({ hasText: /T001.*blocked/s })
      .waitFor();
    await workbench.openView('Phases');
  });

  it('undo the last change, and say where somebody else was there since', async () => {
    const { workbench } = session;
    await workbench.runCommand('Plumbrule: Undo Last Change');
    await untilOnDisk(`${plan}/tasks.yaml`, /status: doing/);
    expect(await onDisk(`${plan}/tasks.yaml`)).not.toContain('status: blocked');
    await workbench.editor.open(`${plan}/tasks.yaml`);
    await workbench.editor.goTo(1);
    await workbench.editor.insert('# mine\n');
    await workbench.editor.save();
    await workbench.runCommand('Plumbrule: Undo Last Change');
    await workbench.notifications.filter({ hasText: /Not undone.*tasks\.yaml/ }).waitFor();
    expect(await onDisk(`${plan}/tasks.yaml`)).toMatch(/^# mine\n[\s\S]*status: doing/);
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it('undo what made new files', async () => {
    const { workbench } = session;
    const prompts = join(session.folder, plan, 'prompts');
    const made = async (): Promise<number> => (await readdir(prompts).catch(() => [])).length;
    await workbench.runCommand('Plumbrule: Write All Prompts');
    await expect.poll(made, { timeout: 20_000 }).toBe(8);
    await workbench.runCommand('Plumbrule: Undo Last Change');
    await expect.poll(made, { timeout: 20_000 }).toBe(0);
  });

  it('keep the panel in the side bar and the one in an editor tab in step', async () => {
    const { workbench } = session;
    await openPhase('Research', 'sidebar');
    await workbench.runCommand('Plumbrule: Open Panel in Editor');
    await openPhase('Research', 'editor');
    const field = (part: 'sidebar' | 'editor') =>
      inPanel(part).getByRole('textbox', { name: 'Technical goal' });
    await field('editor').fill('One digest a day, from one query.');
    await field('editor').blur();
    await untilOnDisk(`${plan}/research.md`, /One digest a day, from one query\./);
    await expect
      .poll(() => field('sidebar').inputValue(), { timeout: 20_000 })
      .toBe('One digest a day, from one query.');
    await workbench.appearance.screenshot('views-panel-tab');
  });

  it('bring the tab back where it was after a reload', async () => {
    const { workbench } = session;
    await workbench.reload();
    await inPanel('editor').getByRole('heading', { level: 1, name: 'Research' }).waitFor();
    expect(await inPanel('editor').getByRole('textbox', { name: 'Technical goal' }).inputValue()).toBe(
      'One digest a day, from one query.',
    );
    await openPhase('Tasks', 'editor');
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it('have a walkthrough of the first minutes', async () => {
    const { workbench } = session;
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.chooseQuickPick('Plan a Piece of Work with Plumbrule');
    const page = workbench.page.locator('.gettingStartedContainer');
    const first = page.locator('.getting-started-step', { hasText: 'A plan that the code is held to' });
    await first.getByRole('button', { name: 'Show the Phases' }).click();
    await first.locator('.complete').waitFor();
    for (const theme of Object.keys(themes) as ThemeName[]) {
      await workbench.appearance.setTheme(theme);
      await workbench.appearance.screenshot(`views-walkthrough-${theme}`);
    }
  });
});
