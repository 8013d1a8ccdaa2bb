import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as esbuild from 'esbuild';
import { flowchartsOnly } from './flowchartsOnly.ts';
import { inRoot } from './root.ts';

const folder = inRoot('dist', 'webview');

/** The icon font and its stylesheet, which the pages link on their own. */
const codicons = ['codicon.css', 'codicon.ttf'];

/**
 * Bundles every page: one script and one stylesheet each, under fixed names, because the extension host writes
 * the pages' HTML itself and only a script with the nonce may run. Gives back the paths of all modules that went
 * in. Whoever has a page open goes on finding its files: what no build makes any more is removed at the end.
 */
export async function buildPages(options: { development: boolean; watch: boolean }): Promise<string[]> {
  const context = await esbuild.context({
    entryPoints: {
      panel: inRoot('webview-ui/src/main.ts'),
      dashboard: inRoot('webview-ui/src/dashboard/main.ts'),
    },
    outdir: folder,
    plugins: [flowchartsOnly],
    bundle: true,
    format: 'esm',
    // The browser of the oldest VS Code that we support.
    target: 'chrome134',
    minify: !options.development,
    sourcemap: options.development,
    logLevel: 'warning',
    metafile: true,
  });
  const { metafile } = await context.rebuild();
  if (options.watch) await context.watch();
  else await context.dispose();
  await mkdir(folder, { recursive: true });
  for (const file of codicons) {
    await copyFile(inRoot('node_modules/@vscode/codicons/dist', file), join(folder, file));
  }
  const made = new Set([...codicons, ...Object.keys(metafile?.outputs ?? {}).map(path => basename(path))]);
  const stale = (await readdir(folder)).filter(file => !made.has(file));
  await Promise.all(stale.map(file => rm(join(folder, file), { recursive: true })));
  return Object.keys(metafile?.inputs ?? {});
}
