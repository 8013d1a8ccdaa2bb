import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sidebarWidths, type ThemeName, themes } from './appearance.ts';
import { useWorkbench } from './session.ts';

const plan = '.plumbrule/plans/digest-emails';
const research = `${plan}/research.md`;
const blueprint = '.plumbrule/blueprint.yaml';
const tasks = `${plan}/tasks.yaml`;

describe('forms', () => {
  const session = useWorkbench();
  const absolute = (file: string): string => join(session.folder, file);
  const onDisk = (file: string): Promise<string> => readFile(absolute(file), 'utf8');
  const panel = () => session.workbench.webview();
  const openPhase = async (title: string): Promise<void> => {
    // Its commands are offered once the workspace is known to have a plan.
    await session.workbench.page.locator('.statusbar-item', { hasText: /Drift/ }).waitFor();
    await session.workbench.runCommand('Plumbrule: Open Phase');
    await session.workbench.chooseQuickPick(`. ${title}`);
    await panel().getByRole('heading', { level: 1, name: title }).waitFor();
  };
  const unfold = async (name: string | RegExp): Promise<void> => {
    const button = panel().getByRole('button', { name }).first();
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  };

  it('write an answer into the file and leave every other line as it is', async () => {
    const before = await onDisk(research);
    await openPhase('Research');
    const field = panel().getByRole('textbox', { name: 'Technical goal' });
    await field.fill('Collect what is unread once a day.');
    await field.blur();
    await expect
      .poll(() => onDisk(research), { timeout: 15_000 })
      .toContain('Collect what is unread once a day.');
    // VS Code takes a write of somebody else for its own while it is still saving.
    await panel().getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    const after = (await onDisk(research)).split('\n');
    const lost = before.split('\n').filter(line => !after.includes(line));
    expect(lost.length).toBeLessThan(8);
    expect(after.filter(line => line.startsWith('#'))).toEqual(
      before.split('\n').filter(line => line.startsWith('#')),
    );
  });

  it('show what somebody else writes into the file', async () => {
    const text = await onDisk(research);
    await writeFile(
      absolute(research),
      text.replace('Collect what is unread once a day.', 'Written by an agent.'),
    );
    await expect
      .poll(() => panel().getByRole('textbox', { name: 'Technical goal' }).inputValue(), { timeout: 15_000 })
      .toBe('Written by an agent.');
  });

  it('keep comments and order of the blueprint when a component is edited', async () => {
    const before = await onDisk(blueprint);
    await openPhase('Architecture');
    await unfold('Components');
    await unfold(/^domain/);
    const field = panel().getByRole('textbox', { name: 'Responsibility' }).first();
    await field.waitFor();
    const words = 'What a notification is, and nothing about how it travels';
    await field.fill(words);
    await field.blur();
    await expect.poll(() => onDisk(blueprint), { timeout: 15_000 }).toContain(words);
    const after = await onDisk(blueprint);
    const comments = (text: string): string[] => text.match(/#.*$/gm) ?? [];
    expect(comments(after)).toEqual(comments(before));
    expect(after.split('\n').filter(line => line.includes('- {') || line.includes('id:'))).toEqual(
      before.split('\n').filter(line => line.includes('- {') || line.includes('id:')),
    );
  });

  it('show a broken file as it is, and lose nothing of it', async () => {
    const before = await onDisk(tasks);
    await openPhase('Tasks');
    const broken = before.replace('milestones:', 'milestones: [');
    await writeFile(absolute(tasks), broken);
    await panel().getByText('tasks.yaml cannot be read').waitFor();
    await session.workbench.appearance.screenshot('forms-broken', 'sidebar');
    expect(await onDisk(tasks)).toBe(broken);
    await writeFile(absolute(tasks), before);
    await panel().getByText('tasks.yaml cannot be read').waitFor({ state: 'detached' });
    expect(await onDisk(tasks)).toBe(before);
  });

  it('fit every theme and width', async () => {
    const { appearance } = session.workbench;
    for (const theme of Object.keys(themes) as ThemeName[]) {
      await appearance.setTheme(theme);
      for (const title of ['Research', 'Architecture', 'Tasks']) {
        await openPhase(title);
        for (const width of sidebarWidths) {
          await appearance.setSidebarWidth(width);
          const overflow = await panel()
            .locator('body')
            .evaluate(body => body.scrollWidth - body.clientWidth);
          expect(overflow, `${title} in ${theme} at ${width}`).toBeLessThanOrEqual(0);
          await appearance.screenshot(`forms-${title.toLowerCase()}-${theme}-${width}`, 'sidebar');
        }
      }
    }
  });
});
