import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** The active text editor. Lines and columns count from 1, as VS Code shows them. */
export class TextEditor {
  constructor(private readonly workbench: Workbench) {}

  /** Opens a file by its path in the workspace and waits until its text is shown. */
  async open(path: string): Promise<void> {
    await this.workbench.openQuickInput('Control+P', path);
    await this.workbench.chooseQuickPick(fileName(path));
    await this.tab(path).waitFor();
    await this.lines.first().waitFor();
    await this.focus();
  }

  /** Gives the editor the keyboard, which a panel or the side bar may have. The cursor stays. */
  async focus(): Promise<void> {
    const focused = this.group.locator('.monaco-editor.focused');
    if ((await focused.count()) === 0) await this.workbench.page.keyboard.press('Control+1');
    await focused.waitFor();
  }

  /** Puts the cursor somewhere. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.workbench.openQuickInput('Control+G', `:${line}:${column}`);
    await this.workbench.page.keyboard.press('Enter');
    await this.workbench.quickInput.waitFor({ state: 'hidden' });
  }

  /** Pastes text at the cursor: nothing is completed or indented, and one undo takes it back. */
  async insert(text: string): Promise<void> {
    await this.workbench.setClipboard(text);
    await this.press('Control+V');
  }

  /** Replaces the whole text. */
  async replaceAll(text: string): Promise<void> {
    await this.press('Control+A');
    await this.insert(text);
  }

  /** Presses a key or chord in the editor, for example "Control+Z". */
  async press(key: string): Promise<void> {
    await this.focus();
    await this.workbench.page.keyboard.press(key);
  }

  /** Saves and waits until nothing is unsaved. */
  async save(): Promise<void> {
    await this.press('Control+S');
    await this.workbench.page.locator('.part.editor .tab.active:not(.dirty)').waitFor();
  }

  /** The tab of an open file. */
  tab(path: string): Locator {
    return this.workbench.page.locator('.part.editor .tab.active').filter({ hasText: fileName(path) });
  }

  /** The lines on the screen, as elements. */
  get lines(): Locator {
    return this.root.locator('.view-line');
  }

  /** The wavy underlines on the screen. */
  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.root.locator(`.squiggly-${severity}`);
  }

  private get root(): Locator {
    return this.group.locator('.monaco-editor').first();
  }

  private get group(): Locator {
    return this.workbench.page.locator('.part.editor .editor-group-container.active');
  }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
