import { joinPath } from '../workspacePath.ts';

/** A `replace` that puts a folder in the place of a module. */
interface LocalReplacement {
  /** The import path that is replaced. */
  module: string;
  /** Relative to the workspace; undefined where it leads out of it. */
  folder: string | undefined;
}

/** What resolution reads of a `go.mod`. */
export interface GoMod {
  path: string;
  folder: string;
  /** Import path of the module; undefined in a file that only keeps a folder out of the module around it. */
  module: string | undefined;
  /** Modules that it requires, directly or by way of others. */
  requires: ReadonlySet<string>;
  replaces: readonly LocalReplacement[];
}

/** What resolution reads of a `go.work`. */
export interface GoWork {
  folder: string;
  /** Folders of the modules that are used together. */
  uses: ReadonlySet<string>;
  replaces: readonly LocalReplacement[];
}

/** Reads a `go.mod`; lines that make no sense are left out. */
export function parseGoMod(path: string, folder: string, text: string): GoMod {
  const directives = readDirectives(text);
  return {
    path,
    folder,
    module: directives.find(([verb, name]) => verb === 'module' && name !== undefined)?.[1],
    requires: new Set(directives.flatMap(([verb, name]) => (verb === 'require' && name ? [name] : []))),
    replaces: localReplacements(directives, folder),
  };
}

/** Reads a `go.work`. */
export function parseGoWork(folder: string, text: string): GoWork {
  const directives = readDirectives(text);
  const uses = directives.flatMap(([verb, used]) =>
    verb === 'use' && used ? (joinPath(folder, used) ?? []) : [],
  );
  return { folder, uses: new Set(uses), replaces: localReplacements(directives, folder) };
}

/** The words of each directive, its verb first, also for those in parentheses; comments and quotes are taken off. */
function readDirectives(text: string): string[][] {
  const directives: string[][] = [];
  let verb: string | undefined;
  for (const line of text.split('\n')) {
    const comment = line.indexOf('//');
    const words = (comment < 0 ? line : line.slice(0, comment)).trim().split(/\s+/).map(withoutQuotes);
    if (words[0] === '') continue;
    if (verb !== undefined) {
      if (words[0] === ')') verb = undefined;
      else directives.push([verb, ...words]);
    } else if (words[1] === '(') verb = words[0];
    else if (words[0]?.endsWith('(')) verb = words[0].slice(0, -1);
    else directives.push(words);
  }
  return directives;
}

const withoutQuotes = (word: string): string => word.replace(/^(["`])(.*)\1$/, '$2');

function localReplacements(directives: readonly string[][], folder: string): LocalReplacement[] {
  return directives.flatMap(([verb, module, ...rest]) => {
    const target = rest[rest.indexOf('=>') + 1];
    // Only a path with dots or from the root is a folder; all else is another module.
    if (
      verb !== 'replace' ||
      module === undefined ||
      target === undefined ||
      !/^(?:\.{1,2}(?:\/|$)|\/)/.test(target)
    )
      return [];
    return [{ module, folder: target.startsWith('/') ? undefined : joinPath(folder, target) }];
  });
}
