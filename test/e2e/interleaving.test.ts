import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useWorkbench } from './session.ts';

const research = '.plumbrule/plans/digest-emails/research.md';
/** Each is filled in at most once, so that no answer may rightly replace another. */
const fields = [
  'Business goal',
  'Technical goal',
  'Stakeholders',
  'Success in production',
  'Unacceptable failures',
  'Constraints',
] as const;
const seed = 20_261_121;

/** A generator of numbers from 0 to below `below` that gives the same ones for the same seed. */
function numbersFrom(start: number): (below: number) => number {
  let state = start;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('form, text editor and other programs at once', () => {
  const session = useWorkbench();
  const path = (): string => join(session.folder, research);
  const onDisk = (): string => readFileSync(path(), 'utf8');
  const panel = () => session.workbench.webview('sidebar');
  const conflict = () =>
    session.workbench.page.locator('.notification-toast', { hasText: /content of the file is newer/i });
  const isUnsaved = async (): Promise<boolean> =>
    (await session.workbench.page.locator('.part.editor .tab.active.dirty').count()) > 0;

  /** The editor's text, saved or not. */
  async function inEditor(): Promise<string> {
    const { editor, page } = session.workbench;
    await session.workbench.setClipboard('');
    await editor.press('Control+A');
    await page.keyboard.press('Control+C');
    await expect.poll(() => session.workbench.clipboard(), { timeout: 10_000 }).not.toBe('');
    return session.workbench.clipboard();
  }

  /** Saves as a person does: where VS Code says that the disk has something newer, with that taken in. */
  async function save(): Promise<void> {
    const { editor, page } = session.workbench;
    // A form's answer that arrives in a file with unsaved edits waits in it to be saved as well.
    for (let attempt = 1; attempt <= 8 && (await isUnsaved()); attempt++) {
      await editor.press('Control+S');
      const saved = page.locator('.part.editor .tab.active:not(.dirty)');
      // The panel may take the focus and the key with it: then the next attempt saves.
      await conflict()
        .or(saved)
        .first()
        .waitFor({ timeout: 5_000 })
        .catch(() => undefined);
      if ((await conflict().count()) === 0) continue;
      const text = await inEditor();
      const missing = (onDisk().match(/^outside-\d+$/gm) ?? []).filter(mark => !text.includes(mark));
      await editor.goTo(2);
      if (missing.length > 0) await editor.insert(`\n${missing.join('\n')}\n`);
      const overwrite = conflict().getByRole('button', { name: 'Overwrite' }).first();
      // The notification goes away by itself after a while; saving once more brings it back.
      if (await overwrite.isVisible()) await overwrite.click();
      await conflict().first().waitFor({ state: 'detached' });
    }
    expect(await isUnsaved()).toBe(false);
  }

  /** Adds a line at the end in the text editor, and saves. */
  async function writeInEditor(mark: string): Promise<void> {
    const { editor } = session.workbench;
    await editor.press('Control+End');
    await editor.insert(`\n${mark}\n`);
    await save();
  }

  /** Adds a line under the title, as a program does that knows nothing of editors. */
  function writeOutside(mark: string): void {
    const [title = '', ...rest] = onDisk().split('\n');
    writeFileSync(path(), [title, '', mark, ...rest].join('\n'));
  }

  /** Types an answer and leaves saving it to the panel. */
  async function fillIn(field: string, mark: string): Promise<void> {
    await panel().getByRole('textbox', { name: field }).first().fill(mark);
  }

  it('lose nothing', async () => {
    const { workbench } = session;
    await workbench.page.locator('.statusbar-item', { hasText: /Drift/ }).waitFor();
    await workbench.openView('Phases');
    await workbench.runCommand('Plumbrule: Open Phase');
    await workbench.chooseQuickPick('. Research');
    await panel().getByRole('textbox', { name: 'Technical goal' }).waitFor();
    await workbench.editor.open(research);

    const next = numbersFrom(seed);
    const marks: string[] = [];
    const open = [...fields];
    for (let turn = 1; turn <= 18; turn++) {
      const what = open.length > 0 ? next(3) : 1 + next(2);
      if (what === 0) {
        const [field = ''] = open.splice(next(open.length), 1);
        marks.push(`form-${turn}`);
        await fillIn(field, `form-${turn} for ${field}`);
      } else if (what === 1) {
        marks.push(`editor-${turn}`);
        await writeInEditor(`editor-${turn}`);
      } else {
        marks.push(`outside-${turn}`);
        writeOutside(`outside-${turn}`);
      }
      // Sometimes at once, sometimes in the midst of the panel's pause before it saves, sometimes after it.
      await workbench.page.waitForTimeout(next(700));
    }

    const again = panel().getByRole('button', { name: /try again/i });
    await expect
      .poll(
        async () => {
          if (await isUnsaved()) await save();
          for (const button of await again.all()) await button.click();
          return marks.filter(mark => !new RegExp(`\\b${mark}\\b`).test(onDisk()));
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toEqual([]);
    // The same is seen everywhere.
    for (const field of fields.filter(name => !open.includes(name))) {
      await expect
        .poll(() => panel().getByRole('textbox', { name: field }).first().inputValue(), { timeout: 20_000 })
        .toContain(`for ${field}`);
    }
    expect(await isUnsaved()).toBe(false);
    // And no answer stands twice.
    for (const mark of marks) expect(onDisk().split(new RegExp(`\\b${mark}\\b`))).toHaveLength(2);
  });
});
