import process from 'node:process';
import { defineConfig } from 'vitest/config';

/**
 * One real VS Code at a time. A wait that ends late is a failure to look at, so nothing is retried; but for
 * continuous integration, where a busy machine would stop others, and where a second try is told in the report.
 */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/setUp.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    retry: process.env.CI ? 1 : 0,
  },
});
