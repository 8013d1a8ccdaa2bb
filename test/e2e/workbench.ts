import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchChromium } from '../../scripts/editor/chromium.ts';
import { Appearance } from './appearance.ts';
import { Problems } from './problems.ts';
import type { TestServer } from './server.ts';
import { TextEditor } from './textEditor.ts';

/** The window of a running VS Code, driven as a person does: by keyboard, palette and what is to be seen. */
export class Workbench {
  readonly editor: TextEditor;
  readonly problems: Problems;
  readonly appearance: Appearance;

  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
  ) {
    this.editor = new TextEditor(this);
    this.problems = new Problems(this);
    this.appearance = new Appearance(this);
  }

  /** Opens a folder (absolute path) and waits until the extension's contributions are there. */
  static async open({ editor }: TestServer, folder: string): Promise<Workbench> {
    const browser = await launchChromium();
    try {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      context.setDefaultTimeout(30_000);
      await context.addInitScript(tellPartsOfWebviews);
      const page = await context.newPage();
      await page.goto(editor.address(folder));
      const workbench = new Workbench(page, browser);
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
      await workbench.isReady();
      return workbench;
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  /** Loads the window again, as after an update of VS Code; what is open comes back. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    // This command loads nothing before VS Code wrote down where its pages are. Reloading the page as the browser
    // does would drop what was not written yet, and that is done only when the browser calls itself idle: in a
    // window where nothing is drawn it may never do so.
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.isReady();
  }

  /** The palette lists only what is contributed when it opens. */
  private async isReady(): Promise<void> {
    await this.container('Plumbrule').waitFor();
  }

  /** Runs a command by its full title, for example "Plumbrule: Generate Task Prompt". */
  async runCommand(title: string): Promise<void> {
    // A page of ours that is still being shown may take the focus, which closes the palette.
    for (let attempt = 1; ; attempt++) {
      await this.openQuickInput('F1', `>${title}`);
      try {
        await this.quickPick(title).click({ timeout: 5_000 });
        return;
      } catch (error) {
        if (attempt === 4) throw error;
        // The list is made when the palette opens: one that opened too early does not learn of a command.
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Waits for a list of the quick input to show this entry and takes it. */
  async chooseQuickPick(label: string): Promise<void> {
    await this.quickPick(label).click();
  }

  private quickPick(label: string): Locator {
    return this.quickInput.locator('.monaco-list-row').filter({ hasText: label }).first();
  }

  /** Opens the quick input with a key and fills it; the caller presses Enter or chooses an entry. */
  async openQuickInput(key: string, text: string): Promise<void> {
    const input = this.quickInput.locator('input');
    // A webview that had the focus may take it back from the input that just opened, which closes it again.
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press(key);
      try {
        await input.fill(text, { timeout: 3_000 });
        return;
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }

  /** The palette, quick open, quick picks and input boxes: VS Code shows them all in one widget. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** Opens a view container by its title in the activity bar. */
  async openContainer(title: string): Promise<void> {
    const entry = this.container(title);
    // A click on the container that is open already would hide the side bar.
    if ((await entry.getAttribute('aria-selected')) !== 'true') await entry.click();
    await this.page.locator('.part.sidebar .composite.title').filter({ hasText: title }).first().waitFor();
  }

  private container(title: string): Locator {
    return this.page.locator('.part.activitybar').getByRole('tab', { name: title });
  }

  /** The document inside the extension's webview in a part of the window. */
  webview(part: 'sidebar' | 'editor' = 'sidebar'): FrameLocator {
    const outer = `iframe.webview.ready[src*="extensionId=plumbrule.plumbrule"][data-part="${part}"]`;
    return this.page.frameLocator(outer).frameLocator('#active-frame');
  }

  /** The rows of a tree view in the side bar, by the view's title. */
  treeRows(view: string): Locator {
    return this.pane(view).locator('.monaco-list-row');
  }

  /** Gives one view of our container the whole side bar: only rows on the screen exist. */
  async openView(view: string): Promise<void> {
    await this.openContainer('Plumbrule');
    const headers = this.page.locator('.part.sidebar .pane-header');
    for (const header of await headers.all()) {
      const wanted = String((await header.innerText()).includes(view));
      // A click on a pane that is still moving is lost.
      await expect
        .poll(async () => {
          const state = await header.getAttribute('aria-expanded');
          if (state !== wanted) await header.click();
          return state;
        })
        .toBe(wanted);
    }
  }

  /** A view in the side bar, by its title. */
  pane(view: string): Locator {
    const header = this.page.locator('.pane-header', { hasText: view });
    return this.page.locator('.part.sidebar .pane').filter({ has: header });
  }

  /** The messages shown at the bottom right. */
  get notifications(): Locator {
    return this.page.locator('.notification-toast');
  }

  /** The text on the clipboard. */
  clipboard(): Promise<string> {
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  /** Puts a text on the clipboard. */
  async setClipboard(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  /** Closes the window. */
  async close(): Promise<void> {
    await this.browser.close();
  }
}

/**
 * Webviews lie above the window, and nothing but their place ties them to a part of it. Runs in the page, as text:
 * there it may use what the types of Node do not know.
 */
const tellPartsOfWebviews = `setInterval(() => {
  const sidebar = document.querySelector('.part.sidebar')?.getBoundingClientRect();
  for (const frame of document.querySelectorAll('iframe.webview')) {
    const { left, width } = frame.getBoundingClientRect();
    frame.dataset.part = sidebar && left + width / 2 < sidebar.right ? 'sidebar' : 'editor';
  }
}, 100)`;
