import { build } from 'vite';
import { pageConfig, pageNames } from '../../webview-ui/pages.ts';

/** Build the pages as they are shipped: the tests open what users get. */
export async function setup(): Promise<void> {
  for (const page of pageNames) await build(pageConfig(page));
}
