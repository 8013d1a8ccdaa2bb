import { defineConfig } from 'vitest/config';

/** Unit and process tests. The real VS Code and Chromium suites have runners of their own (see scripts/test.ts). */
export default defineConfig({
  test: { include: ['test/{unit,process}/**/*.test.ts'], testTimeout: 30_000 },
});
