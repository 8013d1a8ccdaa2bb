import { rm } from 'node:fs/promises';
import { build } from 'vite';
import { pageConfig, pageNames, pagesFolder } from '../../webview-ui/pages.ts';

/** Build the pages as they are shipped: the tests open what users get. */
export async function setup(): Promise<void> {
  await rm(pagesFolder, { recursive: true, force: true });
  for (const page of pageNames) await build(pageConfig(page));
}
