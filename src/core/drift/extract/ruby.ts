import type { Import, Scan } from './import.ts';
import type { Language } from './language.ts';
import { lastCallEnd } from './ruby/calls.ts';
import { Scanner } from './ruby/scanner.ts';
import { symbolsOfRuby } from './ruby/symbols.ts';
import { TextSpans } from './textSpans.ts';

/** The space in which a Ruby file declares the folders that it adds to the load path. */
export const loadPathSpace = '$LOAD_PATH';

/** The files that a Ruby file loads by name, in one pass that never fails. */
export function scanRuby(text: string): Scan {
  const imports: Import[] = [];
  const until = lastCallEnd(text);
  if (until === 0) return { imports };
  const scanner = new Scanner(text, imports);
  scanner.scan(until);
  const names = [...new Set(scanner.loadPath)];
  return names.length === 0 ? { imports } : { imports, declares: [{ space: loadPathSpace, names }] };
}

/** What is no code in a Ruby file. */
export function spansOfRuby(text: string): TextSpans {
  const spans = new TextSpans();
  new Scanner(text, [], spans).scan(text.length);
  return spans;
}

/** Ruby. What is loaded by its path counts, constants do not. */
export const ruby: Language = {
  id: 'ruby',
  name: 'Ruby',
  family: 'ruby',
  scan: scanRuby,
  spans: spansOfRuby,
  symbols: symbolsOfRuby,
  limits: [
    'Only `require`, `require_relative`, `load` and `autoload` with a path count. Constants that Zeitwerk or Rails load by their names are not seen, whatever its inflections, collapsed folders and root namespaces say.',
    'Classes that associations such as `belongs_to :order` name are not seen.',
    'A path is read when it is written out, alone or built with `__dir__`, `__FILE__`, `File.join`, `File.expand_path` and `File.dirname`; paths made of variables, and files listed by `Dir[…]`, are not.',
    'The load path is taken to be the `lib`, `test` and `spec` folders of the gems in the workspace, the require paths of their gemspecs, and what sources add to `$LOAD_PATH` with a path that is written out.',
  ],
};
