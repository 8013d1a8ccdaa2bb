import { readFileSync } from 'node:fs';
import type { InlineConfig, Plugin } from 'vite';
import { inRoot } from '../scripts/root.ts';
import { flowchartsOnly } from './flowchartsOnly.ts';

/** The icon font and its stylesheet, which the pages link on their own (vscode-elements looks for that link). */
const codicons: Plugin = {
  name: 'codicons',
  generateBundle() {
    for (const fileName of ['codicon.css', 'codicon.ttf']) {
      this.emitFile({
        type: 'asset',
        fileName,
        source: readFileSync(inRoot(`node_modules/@vscode/codicons/dist/${fileName}`)),
      });
    }
  },
};

/** Each page by its entry; what one of them ships for all is a plugin of that one. */
const pages = {
  panel: { entry: 'webview-ui/src/main.ts', plugins: [codicons] },
  dashboard: { entry: 'webview-ui/src/dashboard/main.ts', plugins: [flowchartsOnly] },
} as const;
export type PageName = keyof typeof pages;
export const pageNames = Object.keys(pages) as PageName[];

/** Where the build of the pages goes; names are fixed, so that each build writes over the last. */
export const pagesFolder = inRoot('dist/webview');

/**
 * The build of one page: script and stylesheet under fixed names, because the extension host writes the page's
 * HTML itself and has to know them. One script a page, since only what carries the nonce may run, and nothing
 * inlined: the content security policy forbids it.
 */
export function pageConfig(name: PageName): InlineConfig {
  const { entry, plugins } = pages[name];
  return {
    configFile: false,
    root: inRoot('webview-ui'),
    base: './',
    publicDir: false,
    plugins: [...plugins],
    logLevel: 'warn',
    build: {
      outDir: pagesFolder,
      emptyOutDir: false,
      target: 'chrome134',
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1000,
      rollupOptions: {
        // zod's notes for tree shaking stand where Rollup cannot use them; it says so for each.
        onwarn: (warning, show) => warning.code === 'INVALID_ANNOTATION' || show(warning),
        input: inRoot(entry),
        output: {
          entryFileNames: `${name}.js`,
          assetFileNames: `${name}[extname]`,
          inlineDynamicImports: true,
        },
      },
    },
  };
}
