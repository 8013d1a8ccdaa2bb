import { join } from 'node:path';
import type { Import } from '../../src/core/drift/extract/import.ts';
import { inBytes, lineOf } from './inBytes.ts';
import { OtherProgram } from './otherProgram.ts';
import type { OpenReference } from './reference.ts';

/** Ripper, Ruby's own parser. */
export const openRuby: OpenReference = async folder => {
  const ruby = new OtherProgram('ruby', [join(folder, 'rubyTree.rb')]);
  return {
    parser: `Ripper of Ruby ${ruby.version('-e', 'print RUBY_VERSION')}`,
    compare: files =>
      ruby
        .answers<{ imports: Import[]; errors: number }>(files.map(({ path }) => path))
        .map(({ imports, errors }, index) => {
          const { text, scan } = files[index]!;
          return {
            imports: {
              parser: imports.map(lineOf),
              scanner: scan.imports.map(found => lineOf(inBytes(text, found))),
            },
            gaveUp: errors > 0,
          };
        }),
  };
};
