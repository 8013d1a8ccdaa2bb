import { defineConfig } from 'vitest/config';

/** The phases panel in a real Chromium with a host in memory. The panel is built once, before the first test. */
export default defineConfig({
  test: {
    include: ['test/webview/**/*.test.ts'],
    globalSetup: ['test/webview/buildPages.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
