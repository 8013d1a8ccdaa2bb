import { join } from 'node:path';
import type { Scan } from '../../src/core/drift/extract/import.ts';
import { OtherProgram } from './otherProgram.ts';
import type { OpenReference } from './reference.ts';

/** One import: kind, specifier, name, and the offset of the last of them that is written. */
type Row = readonly [kind: string, specifier: string, name: string | null, offset: number];

/** CPython's own parser. */
export const openPython: OpenReference = async folder => {
  const python = new OtherProgram('python3', [join(folder, 'python.py')]);
  return {
    parser: `CPython ${python.version('--version').replace('Python ', '')}`,
    compare: files =>
      python.answers<Row[] | null>(files.map(({ path }) => path)).map((tree, index) => {
        const { text, scan } = files[index]!;
        return {
          imports: { parser: (tree ?? []).map(String), scanner: rowsOf(text, scan).map(String) },
          gaveUp: tree === null,
        };
      }),
  };
};

/** The offset that the tree knows: the name's, the string's, the star's or the module's. */
function rowsOf(text: string, { imports }: Scan): Row[] {
  return imports.map(({ kind, specifier, start, end, member, all }) => {
    const star = all === undefined ? start : text.indexOf('*', end);
    return [kind, specifier, member?.name ?? (all === undefined ? null : '*'), member?.start ?? star];
  });
}
