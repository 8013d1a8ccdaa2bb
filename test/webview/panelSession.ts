import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from '../../scripts/editor/chromium.ts';
import { PanelPage, type ThemeName } from './browser.ts';
import type { FakeHost } from './fakeHost.ts';
import { sampleHost } from './samplePlan.ts';

/**
 * One browser for the tests of a file, a page of its own for each panel opened. After each test every page must
 * be free of errors and of refusals by the content security policy.
 */
export function usePanels() {
  let browser: Browser;
  const pages: PanelPage[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) {
      expect(await page.complaints()).toEqual([]);
      await page.close();
    }
  });
  afterAll(() => browser.close());
  return async (
    host: FakeHost = sampleHost(),
    options: { theme?: ThemeName; width?: number; height?: number; waitFor?: string } = {},
  ): Promise<PanelPage> => {
    const panel = await PanelPage.open(browser, host, options);
    pages.push(panel);
    const { waitFor } = options;
    await (waitFor === undefined
      ? panel.page.getByRole('heading', { level: 1 })
      : panel.page.getByText(waitFor)
    ).waitFor();
    return panel;
  };
}
