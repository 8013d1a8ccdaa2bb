import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * One script, one stylesheet and the icon font under fixed names, because the extension host writes the page's
 * HTML itself and has to know them. Nothing is inlined: the page's content security policy forbids it.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: fileURLToPath(new URL('../dist/webview', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome134',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      // zod's notes for tree shaking stand where Rollup cannot use them; it says so for each.
      onwarn: (warning, show) => warning.code === 'INVALID_ANNOTATION' || show(warning),
      input: fileURLToPath(new URL('./src/main.ts', import.meta.url)),
      output: {
        entryFileNames: 'panel.js',
        assetFileNames: asset => (asset.names[0]?.endsWith('.css') ? 'panel.css' : '[name][extname]'),
      },
    },
  },
});
