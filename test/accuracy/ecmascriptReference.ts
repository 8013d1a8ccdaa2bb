import ts from 'typescript';
import type { Import } from '../../src/core/drift/extract/import.ts';
import { importsOfTree, parseTree } from './ecmascriptTree.ts';
import type { OpenReference } from './reference.ts';

const lineOf = ({ kind, specifier, start, end }: Import): string => `${kind} ${specifier} ${start}-${end}`;

/** TypeScript's own parser, for JavaScript too. */
export const openTypeScript: OpenReference = async () => ({
  parser: `TypeScript ${ts.version}`,
  compare: files =>
    files.map(({ path, text, scan }) => ({
      imports: {
        parser: importsOfTree(parseTree(path, text)).map(lineOf),
        scanner: scan.imports.map(lineOf),
      },
      gaveUp: false,
    })),
});
