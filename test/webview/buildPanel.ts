import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Build the panel as it is shipped: the tests open what users get. */
export async function setup(): Promise<void> {
  await build({ configFile: fileURLToPath(new URL('../../webview-ui/vite.config.ts', import.meta.url)) });
}
