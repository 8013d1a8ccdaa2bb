import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useWorkbench } from './session.ts';

const blueprint = '.plumbrule/blueprint.yaml';
const path = 'src/app/listUnread.ts';
const forbidden = "import '../infra/postgres/pool.js';\n";
const message = /app may not import infra/;

describe('drift in the editor', () => {
  const session = useWorkbench();
  const absolute = (file: string): string => join(session.folder, file);

  it('is listed for all files, none of them opened', async () => {
    const { problems } = session.workbench;
    await problems.waitFor(/domain may not use the package pg/);
    await problems.waitFor(/domain must not reach vendor/);
    await session.workbench.appearance.screenshot('drift-problems');
  });

  it('is underlined on the specifier while unsaved, and gone when the import is', async () => {
    const { editor, appearance } = session.workbench;
    await editor.open(path);
    expect(await editor.squiggles('warning').count()).toBe(0);
    await editor.goTo(1);
    await editor.insert(forbidden);
    await editor.squiggles('warning').first().waitFor();
    await session.workbench.problems.waitFor(message);
    const squiggle = (await editor.squiggles('warning').first().boundingBox())!;
    const text = editor.lines.filter({ hasText: 'infra/postgres' }).locator('span').first();
    const line = (await text.boundingBox())!;
    // The specifier with its quotes: 27 of the line's 35 characters, behind the first 7.
    const character = line.width / 35;
    expect(Math.abs(squiggle.x - line.x - 7 * character)).toBeLessThan(character);
    expect(Math.abs(squiggle.width - 27 * character)).toBeLessThan(character);
    for (const theme of ['light', 'high-contrast', 'dark'] as const) {
      await appearance.setTheme(theme);
      await appearance.screenshot(`drift-squiggle-${theme}`);
    }
    expect(await readFile(absolute(path), 'utf8')).not.toContain(forbidden);
    await editor.press('Control+Z');
    await editor.squiggles('warning').first().waitFor({ state: 'detached' });
  });

  it('explains itself on hover and leads to its rule', async () => {
    const { editor, page, appearance } = session.workbench;
    await editor.open('src/app/handleBounce.ts');
    await editor.press('Control+Home');
    await editor.press('F8');
    await page.getByText('app may not import infra').first().waitFor();
    await editor.press('Escape');
    await editor.press('Control+K');
    await page.keyboard.press('Control+I');
    const hover = page.locator('.monaco-hover').filter({ hasText: 'What to do' });
    await hover.waitFor();
    await appearance.screenshot('drift-hover');
    await editor.press('Escape');
    await editor.press('Control+.');
    await page.getByText('Open the rule DEP-1').click();
    await editor.tab(blueprint).waitFor();
    await page.locator('.part.editor .tab.active').filter({ hasText: 'blueprint.yaml' }).waitFor();
  });

  it('written by something else is reported without opening the file', async () => {
    const { problems } = session.workbench;
    const other = 'src/app/sendNotification.ts';
    const before = await readFile(absolute(other), 'utf8');
    await writeFile(absolute(other), `${forbidden}${before}`);
    await problems.waitFor(/sendNotification\.ts/);
    await writeFile(absolute(other), before);
    await problems.waitUntilGone(/sendNotification\.ts/);
    await writeFile(absolute('src/app/agentMade.ts'), forbidden);
    await problems.waitFor(/agentMade\.ts/);
    await rm(absolute('src/app/agentMade.ts'));
    await problems.waitUntilGone(/agentMade\.ts/);
  });

  it('follows the blueprint as it is typed, and survives a broken one', async () => {
    const { editor, problems, appearance } = session.workbench;
    await editor.open(blueprint);
    await editor.press('Control+End');
    await editor.insert('\nrules: [ {\n');
    await editor.squiggles('error').first().waitFor();
    await problems.waitFor(message);
    await appearance.screenshot('drift-broken-blueprint');
    await editor.press('Control+Z');
    await editor.squiggles('error').first().waitFor({ state: 'detached' });
  });
});
