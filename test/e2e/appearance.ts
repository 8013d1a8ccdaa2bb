import { mkdir } from 'node:fs/promises';
import { inRoot } from '../../scripts/root.ts';
import type { Workbench } from './workbench.ts';

/** The themes every panel is looked at in: the defaults of VS Code, by the name under which the tests file them. */
export const themes = {
  light: { label: 'Light 2026', className: 'vs' },
  dark: { label: 'Dark 2026', className: 'vs-dark' },
  'high-contrast': { label: 'Dark High Contrast', className: 'hc-black' },
} as const;
export type ThemeName = keyof typeof themes;

/** The side bar widths every panel is looked at in, in CSS pixels. */
export const sidebarWidths = [240, 320, 480] as const;

/** How the window looks: theme, side bar width, screenshots. */
export class Appearance {
  constructor(private readonly workbench: Workbench) {}

  /** Switches the colour theme and waits until the window wears it. */
  async setTheme(theme: ThemeName): Promise<void> {
    const { label, className } = themes[theme];
    await this.workbench.runCommand('Preferences: Color Theme');
    await this.workbench.quickInput.locator('input').fill(label);
    await this.workbench.chooseQuickPick(label);
    await this.workbench.page.locator(`.monaco-workbench.${className}`).waitFor();
  }

  /** Drags the side bar's edge until its content is this wide, give or take a pixel. */
  async setSidebarWidth(width: number): Promise<void> {
    const { page } = this.workbench;
    const box = (await page.locator('.part.sidebar').boundingBox())!;
    const edge = { x: box.x + box.width, y: box.y + box.height / 2 };
    await page.mouse.move(edge.x, edge.y);
    await page.mouse.down();
    await page.mouse.move(edge.x + width - box.width, edge.y, { steps: 4 });
    await page.mouse.up();
  }

  /** The side bar's present width. */
  async sidebarWidth(): Promise<number> {
    return (await this.workbench.page.locator('.part.sidebar').boundingBox())!.width;
  }

  /** Files a picture of the window, or of the side bar alone, under .cache/screenshots. */
  async screenshot(name: string, part?: 'sidebar'): Promise<string> {
    const path = inRoot('.cache', 'screenshots', `${name}.png`);
    await mkdir(inRoot('.cache', 'screenshots'), { recursive: true });
    const { page } = this.workbench;
    await (part ? page.locator(`.part.${part}`).screenshot({ path }) : page.screenshot({ path }));
    return path;
  }
}
