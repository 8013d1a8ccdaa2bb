import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** The Problems panel. */
export class Problems {
  constructor(private readonly workbench: Workbench) {}

  /** Shows the panel; it lists every file's problems, open or not. */
  async show(): Promise<void> {
    const panel = this.workbench.page.locator('.markers-panel');
    if (await panel.isVisible()) return;
    await this.workbench.page.keyboard.press('Control+Shift+M');
    await panel.waitFor();
  }

  /** Waits until a problem with this text is listed. */
  async waitFor(text: string | RegExp): Promise<Locator> {
    await this.show();
    const row = this.row(text);
    await row.first().waitFor();
    return row;
  }

  /** Waits until no problem with this text is listed. */
  async waitUntilGone(text: string | RegExp): Promise<void> {
    await this.show();
    await this.row(text).first().waitFor({ state: 'detached' });
  }

  /** What the panel lists, one text per visible row; the rows of files are among them. */
  async read(): Promise<string[]> {
    await this.show();
    return this.rows.allInnerTexts();
  }

  private row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text });
  }

  private get rows(): Locator {
    return this.workbench.page.locator('.markers-panel .monaco-list-row');
  }
}
