import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { scanEcmascript } from '../../../../src/core/drift/extract/ecmascript.ts';
import type { Import } from '../../../../src/core/drift/extract/import.ts';
import { dialectOf, differences, importsOfTree, parseTree } from '../../../accuracy/ecmascriptTree.ts';
import { sourceFiles } from '../../../accuracy/sourceFiles.ts';

// Packages of all tastes: hand-written and bundled, CommonJS and modules, TypeScript sources and declarations.
// The accuracy script does the same on whole trees; here bundles that take TypeScript seconds to parse are left out.
const longestText = 3_000_000;
const packages = [
  '@types/node',
  'commander',
  'fast-check',
  'lit',
  'picomatch',
  'typescript/lib',
  'vite/dist',
  'vscode-languageserver',
  'yaml',
  'zod',
];

describe("against TypeScript's syntax tree", () => {
  it.each(packages)(
    'finds the same imports in %s',
    name => {
      const found: unknown[] = [];
      let occurrences = 0;
      for (const path of sourceFiles(`node_modules/${name}`)) {
        const text = readFileSync(path, 'utf8');
        if (text.length > longestText) continue;
        const tree = importsOfTree(parseTree(path, text));
        occurrences += tree.length;
        for (const difference of differences(text, tree, scanEcmascript(text, dialectOf(path)!))) {
          found.push({ path, ...difference });
        }
      }
      expect(found).toEqual([]);
      expect(occurrences).toBeGreaterThan(0);
    },
    120_000,
  );
});

describe('memory', () => {
  it('keeps no text alive through the specifiers found in it', () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const used = (): number => {
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const kept: Import[][] = [];
    const before = used();
    for (let file = 0; file < 40; file++) {
      const head = `/// <reference path="./some/longer/path/${file}" />\nimport './another/longer/path/${file}';`;
      const text = Buffer.from(`${head}\n// ${'x'.repeat(1_000_000)}`).toString('latin1');
      kept.push(scanEcmascript(text, { jsx: false, typescript: true }));
    }
    expect(used() - before).toBeLessThan(10_000_000);
    expect(kept.flat()).toHaveLength(80);
  });
});
