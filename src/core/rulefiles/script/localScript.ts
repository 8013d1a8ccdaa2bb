import { folderOf, joinPath } from '../../drift/resolve/workspacePath.ts';
import type { RuleFileSource } from '../ruleFile.ts';

const endings = ['', '.js', '.cjs', '.mjs', '.json', '/index.js', '/index.cjs', '/index.mjs', '/index.json'];

/** The local file that a script at `from` means by a specifier; undefined for packages and files that are not there. */
export function localScript(source: RuleFileSource, from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const base = joinPath(folderOf(from), specifier);
  if (base === undefined) return undefined;
  return endings.map(ending => base + ending).find(path => source.read(path) !== undefined);
}
