import { moduleMatches, type PythonModules } from '../python/modules.ts';
import type { Entry } from '../sheets/sheet.ts';
import type { TachConfiguration, WrittenModule } from './configuration.ts';

/** A module that tach looks at, and what it says about it. */
export interface TachModule {
  name: string;
  written: WrittenModule;
}

/** The module that stands for all files in no other. */
export const rootModule = '<root>';

/** Every module by name: names with wildcards stand for the modules that there are, and give way to names without. */
export function tachModules({ modules }: TachConfiguration, python: PythonModules): Map<string, TachModule> {
  const found = new Map<string, TachModule>();
  const isWild = (name: string): boolean => /[*?[{]/.test(name);
  for (const written of modules) {
    for (const path of written.paths.filter(isWild)) {
      for (const name of python.names()) if (globMatches(path, name)) found.set(name, { name, written });
    }
  }
  for (const written of modules) {
    for (const name of written.paths) if (!isWild(name)) found.set(name, { name, written });
  }
  return found;
}

/** `a.**` means `a` too; otherwise `**` is one part of a name or more, or none in between. */
function globMatches(pattern: string, name: string): boolean {
  if (pattern === name || moduleMatches(pattern, name)) return true;
  if (pattern === '**') return true;
  return pattern.endsWith('.**') && moduleMatches(pattern.slice(0, -3), name);
}

/** Names of modules that a list of dependencies means; a dependency may be a table with a `path`. */
export function dependenciesOf(list: Entry, { absolute }: WrittenModule, names: Iterable<string>): string[] {
  const patterns = list.items().flatMap(item => {
    const text = item.text ?? item.at('path').text;
    return text === undefined ? [] : [absolute(text)];
  });
  return [...names].filter(name => patterns.some(pattern => globMatches(pattern, name)));
}
