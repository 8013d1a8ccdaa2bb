import { expandAlternatives } from '../../globs/globPattern.ts';
import { compileSegment, matchSegment } from '../../globs/globSegment.ts';
import { folderFrom } from '../basePaths.ts';
import type { RuleFileSource } from '../ruleFile.ts';
import { scriptSheet } from '../script/scriptSheet.ts';
import { Entry } from '../sheets/sheet.ts';

/** A namespace and a folder that holds its classes, each with a final `/`; the namespace may be ``. */
interface Space {
  prefix: string;
  folder: string;
}

/** Where classes stand, as composer.json tells (PSR-4). */
export class ClassFiles {
  readonly #spaces: readonly Space[];
  readonly #paths: ReadonlySet<string>;

  constructor(base: string, source: RuleFileSource) {
    this.#paths = new Set(source.paths());
    const read = scriptSheet(`${base}composer.json`, source);
    const root = read === undefined || 'fault' in read ? undefined : Entry.rootOf(read.sheet);
    this.#spaces = ['autoload', 'autoload-dev']
      .flatMap(key => root?.at(key, 'psr-4').entries() ?? [])
      .flatMap(([prefix, folders]) =>
        folders.texts.flatMap(written => {
          const folder = folderFrom(base, written);
          if (folder === undefined) return [];
          return { prefix: prefix.replaceAll('\\', '/').replace(/^\//, ''), folder };
        }),
      );
  }

  get areKnown(): boolean {
    return this.#spaces.length > 0;
  }

  /** The file of a class; undefined where there is none. */
  fileOf(name: string): string | undefined {
    const path = name.replace(/^\\/, '').replaceAll('\\', '/');
    return this.#spaces
      .filter(({ prefix }) => path.startsWith(prefix))
      .sort((a, b) => b.prefix.length - a.prefix.length)
      .map(({ prefix, folder }) => `${folder}${path.slice(prefix.length)}.php`)
      .find(file => this.#paths.has(file));
  }

  /** Globs of files for a glob over class names, which are written with `/`. */
  fileGlobs(classGlob: string): string[] {
    const globs = new Set<string>();
    for (const plain of expandAlternatives(classGlob.replace(/^\.\//, ''))) {
      for (const { prefix, folder } of this.#spaces) {
        let rests = [plain.split('/')];
        for (const part of prefix.split('/').filter(name => name !== ''))
          rests = rests.flatMap(rest => inside(rest, part));
        for (const rest of rests) globs.add(folder + asFile(rest));
      }
    }
    return [...globs];
  }
}

/** What remains of a glob's parts inside of a namespace. */
function inside(parts: readonly string[], name: string): string[][] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  if (first === '**') return [[...parts], ...inside(rest, name)];
  return matchSegment(compileSegment(first), name) && rest.length > 0 ? [rest] : [];
}

function asFile(parts: readonly string[]): string {
  const glob = parts.join('/');
  return glob.endsWith('**') ? `${glob}/*.php` : `${glob}.php`;
}
