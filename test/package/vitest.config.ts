import { defineConfig } from 'vitest/config';

/** Looks into the packed extension, which has to be there already (`npm run package`). */
export default defineConfig({ test: { include: ['test/package/**/*.test.ts'] } });
