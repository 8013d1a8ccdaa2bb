import { compileGlob } from '../../globs/globs.ts';
import type { RuleFileDraft } from '../draft.ts';
import { globsOfRegex } from '../regex/regexGlobs.ts';
import type { RuleFileSource } from '../ruleFile.ts';
import { scriptSheet } from '../script/scriptSheet.ts';
import { isScript } from '../scriptFiles.ts';
import { Entry } from '../sheets/sheet.ts';

/** Which files dependency-cruiser looks at. */
export interface Cruised {
  /** The folder that its paths are relative to, with a final `/`, or ``. */
  base: string;
  /** Selectors of the files that it starts from. */
  from: readonly string[];
  /** Selectors that take out what it never looks at. */
  without: readonly string[];
}

/** What the options and the commands of package.json say about the files. */
export function cruisedBy(
  path: string,
  options: ReadonlyMap<string, Entry>,
  source: RuleFileSource,
  draft: RuleFileDraft,
): Cruised {
  const base = baseFolder(path, source);
  const roots = rootsOf(base, source);
  const includeOnly = globsOfOption(options.get('includeOnly'), base, draft);
  const from = includeOnly ?? roots ?? [base === '' ? '**' : `${base}**`];
  const excluded = globsOfOption(options.get('exclude'), base, draft) ?? [];
  const scripts = [...source.paths()].filter(isScript);
  // What takes nothing away today would only make every rule longer.
  const without = excluded.filter(glob =>
    scripts.some(script => compileGlob(glob).match(script) !== undefined),
  );
  return {
    base,
    from,
    without: without.map(glob => `!${glob}`),
  };
}

/** The nearest folder upwards with a package.json: where the command is run. */
function baseFolder(path: string, source: RuleFileSource): string {
  let folder = path.slice(0, path.lastIndexOf('/') + 1);
  while (folder !== '' && source.read(`${folder}package.json`) === undefined) {
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  }
  return folder;
}

function globsOfOption(option: Entry | undefined, base: string, draft: RuleFileDraft): string[] | undefined {
  if (option === undefined || !option.exists) return undefined;
  const path = option.isMap ? option.at('path') : option;
  const written = path.texts.join('|');
  if (written === '') return undefined;
  const globs = globsOfRegex(written);
  if (!('why' in globs) && globs.exclude.length === 0)
    return globs.include.map(glob => base + glob.replace(/^\.\//, ''));
  const why = 'why' in globs ? globs.why : 'its look-ahead takes something out again';
  draft.lose(
    option,
    `options.${option.path.at(-1)}`,
    why,
    'The rules look at these files too: narrow their `from`',
  );
  return undefined;
}

/** Options of the command line that are followed by a value. */
const valued =
  /^(?:-T|-f|-x|-I|-X|-M|-P|-R|-F|-H|-d|-S|--(?:output-type|output-to|exclude|include-only|do-not-follow|module-systems|prefix|reaches|focus|focus-depth|highlight|max-depth|collapse|ts-config|webpack-config|ts-pre-compilation-deps|babel-config|config|cache-strategy|affected))$/;

/** The folders that the commands in package.json name; undefined where they name none. */
function rootsOf(base: string, source: RuleFileSource): string[] | undefined {
  const read = scriptSheet(`${base}package.json`, source);
  if (read === undefined || 'fault' in read) return undefined;
  const commands = Entry.rootOf(read.sheet)
    .at('scripts')
    .entries()
    .flatMap(([, entry]) => entry.text ?? [])
    .flatMap(text => text.split(/&&|\|\||[;|]/))
    .flatMap(
      text =>
        /(?:^|[\s/])(?:depcruise|dependency-cruiser?(?:\.[cm]?js)?)\s+(.*)$/.exec(text.trim())?.[1] ?? [],
    )
    // Those that draw are no checks.
    .filter(text => !/(?:-T|--output-type)[\s=]+(?!err|text|null|teamcity|azure)/.test(text));
  const files = new Set(source.paths());
  const roots = commands.flatMap(command => {
    const words = command.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
    return words
      .filter((word, index) => !word.startsWith('-') && !valued.test(words[index - 1] ?? ''))
      .map(word =>
        word
          .replace(/^["']|["']$/g, '')
          .replace(/^\.\//, '')
          .replace(/\/+$/, ''),
      );
  });
  if (roots.length === 0 || roots.some(root => root === '.' || root === '' || root.startsWith('..')))
    return undefined;
  return [...new Set(roots)].map(root => {
    if (/[*?{[]/.test(root) || files.has(base + root)) return base + root;
    return `${base}${root}/**`;
  });
}
