import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const inRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The icon font and its stylesheet, which the page links on its own (vscode-elements looks for that link). */
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

/**
 * Script, stylesheet and icon font under fixed names, because the extension host writes the page's
 * HTML itself and has to know them. Nothing is inlined: the page's content security policy forbids it.
 */
export default defineConfig({
  root: inRoot('webview-ui'),
  base: './',
  publicDir: false,
  plugins: [codicons],
  logLevel: 'warn',
  build: {
    outDir: inRoot('dist/webview'),
    emptyOutDir: true,
    target: 'chrome134',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      // zod's notes for tree shaking stand where Rollup cannot use them; it says so for each.
      onwarn: (warning, show) => warning.code === 'INVALID_ANNOTATION' || show(warning),
      input: inRoot('webview-ui/src/main.ts'),
      output: {
        entryFileNames: 'panel.js',
        assetFileNames: 'panel[extname]',
      },
    },
  },
});
