import { join } from 'node:path';
import type { Import, Scan } from '../../src/core/drift/extract/import.ts';
import { inBytes, lineOf } from './inBytes.ts';
import { OtherProgram } from './otherProgram.ts';
import type { OpenReference } from './reference.ts';

interface Tree {
  imports: Import[];
  declares: string[];
  errors: number;
}

/** nikic/php-parser (Debian: `apt install php-cli php-parser`): imports and declared names. */
export const openPhp: OpenReference = async folder => {
  const php = new OtherProgram('php', [join(folder, 'phpTree.php')]);
  return {
    parser: `nikic/php-parser on PHP ${php.version('-r', 'echo PHP_VERSION;')}`,
    compare: files =>
      php.answers<Tree>(files.map(({ path }) => path)).map((tree, index) => {
        const { text, scan } = files[index]!;
        return {
          imports: {
            parser: tree.imports.map(lineOf),
            scanner: scan.imports.map(found => lineOf(inBytes(text, found))),
          },
          declares: { parser: tree.declares, scanner: namesOf(text, scan, tree) },
          gaveUp: tree.errors > 0,
        };
      }),
  };
};

/** Names of `define` and `class_alias` are calls, which the tree's reader leaves out. */
function namesOf(text: string, { declares }: Scan, tree: Tree): string[] {
  const names = (declares ?? []).flatMap(({ space, names }) =>
    names.map(name => (space === '' ? name : `${space}\\${name}`)),
  );
  const known = new Set(tree.declares);
  return /\b(?:define|class_alias)\s*\(/i.test(text) ? names.filter(name => known.has(name)) : names;
}
