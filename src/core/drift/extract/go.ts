import { importsOfGo } from './go/imports.ts';
import { spansOfGo } from './go/spans.ts';
import { symbolsOfGo } from './go/symbols.ts';
import type { Language } from './language.ts';

/** Go. Imports stand at the head of a file and name packages: folders with all their files. */
export const go: Language = {
  id: 'go',
  name: 'Go',
  family: 'go',
  scan: text => ({ imports: importsOfGo(text) }),
  spans: spansOfGo,
  symbols: symbolsOfGo,
  limits: [
    'Every file counts, whatever its build tags and whatever system its name is for.',
    'An import names a package: it leads to all files of the folder but its tests.',
    'Code in a `vendor` folder is checked like other code unless Git ignores it or `sources.exclude` names it; importing it is importing a package.',
    'Names declared inside of functions are not seen by rules of kind `absent`.',
    'Visibility of `internal` folders is left to the compiler.',
  ],
};
