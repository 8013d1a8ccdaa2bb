import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../scripts/editor/chromium.ts';
import { installEditor } from '../scripts/editor/install.ts';
import { createProfile } from '../scripts/editor/profile.ts';
import { installVsix, serve } from '../scripts/editor/served.ts';
import { copySample } from '../scripts/sampleWorkspace.ts';

/** How long the extension host was busy with activating the extension: milliseconds as VS Code tells them, a window each. */
export interface Activations {
  /** In a folder without a plan; undefined where the extension was not activated, as it should be. */
  withoutPlan: (number | undefined)[];
  /** In the sample workspace. */
  withPlan: (number | undefined)[];
}

/** Opens windows of a real VS Code with the packed extension, and reads what VS Code has measured. */
export async function measureActivations(vsix: string, windows: number): Promise<Activations> {
  const editor = await installEditor();
  const profile = await createProfile();
  try {
    await installVsix(editor, profile, vsix);
    const served = await serve(editor, profile, { trusted: true, unattended: true });
    const browser = await launchChromium();
    try {
      const plain = join(profile.folder, 'plain');
      await mkdir(plain);
      const sample = await copySample(profile.folder);
      return {
        withoutPlan: await inWindows(browser, served.address(plain), windows),
        withPlan: await inWindows(browser, served.address(sample), windows),
      };
    } finally {
      await browser.close();
      await served.stop();
    }
  } finally {
    await profile.remove();
  }
}

async function inWindows(
  browser: Browser,
  address: string,
  windows: number,
): Promise<(number | undefined)[]> {
  const times: (number | undefined)[] = [];
  for (let window = 0; window < windows; window++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    try {
      await page.goto(address);
      times.push(await activationIn(page));
    } finally {
      await page.close();
    }
  }
  return times;
}

/** Milliseconds; undefined where the list of running extensions does not name ours. */
async function activationIn(page: Page): Promise<number | undefined> {
  await page.getByRole('tab', { name: 'Plumbrule' }).waitFor({ timeout: 60_000 });
  await page.keyboard.press('F1');
  const title = 'Developer: Show Running Extensions';
  const input = page.locator('.quick-input-widget:visible input');
  await input.fill(`>${title}`);
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: title }).first().click();
  const list = page.locator('.runtime-extensions-editor');
  await list.locator('.extension').first().click();
  // The slowest stand first, and only what is on the screen exists.
  const entry = list.locator('.extension', { hasText: 'Plumbrule' });
  for (let step = 0; step < 60; step++) {
    const shown = await entry.isVisible();
    // While it is still being activated no time stands there.
    const time = shown ? /Activation: (\d+)ms/.exec(await entry.innerText())?.[1] : undefined;
    if (time !== undefined) return Number(time);
    if (!shown) await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(50);
  }
  return undefined;
}
