import { describe, expect, it } from 'vitest';
import { sidebarWidths, type ThemeName, themes } from './appearance.ts';
import { useWorkbench } from './session.ts';

describe('the packed extension', () => {
  const session = useWorkbench();

  it('shows its panel from the activity bar', async () => {
    const { workbench } = session;
    await workbench.openContainer('Plumbrule');
    await workbench.webview().getByRole('button', { name: 'Research' }).first().waitFor();
    await workbench.treeRows('Tasks').first().waitFor();
  });

  it('is activated without an error', async () => {
    const { page } = session.workbench;
    await session.workbench.runCommand('Developer: Show Running Extensions');
    const list = page.locator('.runtime-extensions-editor');
    const entry = list.locator('.extension', { hasText: 'Plumbrule' });
    // The slowest stand first and only what is on the screen exists: walk down until ours comes up.
    await list.locator('.extension').first().click();
    await expect
      .poll(async () => (await entry.isVisible()) || page.keyboard.press('ArrowDown'), { timeout: 30_000 })
      .toBe(true);
    expect(await entry.innerText()).toMatch(/Activation: \d+ms/);
    expect(await entry.innerText()).not.toMatch(/uncaught/i);
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
  });

  it.each(Object.keys(themes) as ThemeName[])(
    'fits the side bar in the %s theme at every width',
    async theme => {
      const { workbench } = session;
      const { appearance } = workbench;
      await workbench.openContainer('Plumbrule');
      await appearance.setTheme(theme);
      for (const width of sidebarWidths) {
        await appearance.setSidebarWidth(width);
        expect(Math.abs((await appearance.sidebarWidth()) - width)).toBeLessThanOrEqual(1);
        const body = workbench.webview().locator('body');
        expect(await body.evaluate(element => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(
          0,
        );
        await appearance.screenshot(`phases-${theme}-${width}`, 'sidebar');
      }
    },
  );
});
