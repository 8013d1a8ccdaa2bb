import { isWild, matchesAny } from '../../globs/globs.ts';
import type { Entry } from '../sheets/sheet.ts';
import type { TachConfiguration, WrittenModule } from './configuration.ts';

/** A module that tach looks at, and what it says about it. */
export interface TachModule {
  name: string;
  written: WrittenModule;
}

/** The module that stands for all files in no other. */
export const rootModule = '<root>';

/**
 * Every module by name. Names with wildcards stand for the files and packages that there are, folders without
 * `__init__.py` left out, and give way to names without.
 */
export function tachModules(
  { modules }: TachConfiguration,
  walked: ReadonlySet<string>,
): Map<string, TachModule> {
  const found = new Map<string, TachModule>();
  for (const written of modules) {
    for (const path of written.paths.filter(isWild)) {
      const matches = matcherOf(path);
      for (const name of walked) if (matches(name)) found.set(name, { name, written });
    }
  }
  for (const written of modules) {
    for (const name of written.paths) if (!isWild(name)) found.set(name, { name, written });
  }
  return found;
}

/** One part of a name is what a folder is in a path; `a.**` means `a` too. */
function matcherOf(pattern: string): (name: string) => boolean {
  if (!isWild(pattern)) return name => name === pattern;
  const path = pattern.replaceAll('.', '/');
  // Alone, two stars mean what one does.
  const globs = path === '**' ? ['*'] : path.endsWith('/**') ? [path.slice(0, -'/**'.length), path] : [path];
  const matches = matchesAny(globs);
  return name => matches(name.replaceAll('.', '/'));
}

/** Names of modules that a list of dependencies means. */
export interface Dependencies {
  /** Those that it names. */
  named: ReadonlySet<string>;
  /** Those that its wildcards mean. */
  meant: ReadonlySet<string>;
}

/** What of these modules a list of dependencies means; an item may be a table with a `path`. */
export function dependenciesOf(
  list: Entry,
  { absolute }: WrittenModule,
  names: Iterable<string>,
): Dependencies {
  const patterns = list.items().flatMap(item => {
    const text = item.text ?? item.at('path').text;
    return text === undefined ? [] : [absolute(text)];
  });
  const matchers = patterns.filter(isWild).map(matcherOf);
  return {
    named: new Set(patterns.filter(pattern => !isWild(pattern))),
    meant: new Set([...names].filter(name => matchers.some(matches => matches(name)))),
  };
}

/** The modules that a list lets see another. Its stars do not stop at dots. */
export function visibleTo(list: Entry, { absolute }: WrittenModule): (name: string) => boolean {
  return matchesAny(list.texts.map(absolute));
}
