import { compileGlob, isWild, matchesAny } from '../../globs/globs.ts';
import { plainPath } from '../../globs/plainPath.ts';
import type { EdgeKind } from '../../model/edge.ts';
import { baseOf } from '../basePaths.ts';
import type { RuleFileDraft } from '../draft.ts';
import { listOfGlobs } from '../regex/regexGlobs.ts';
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
  /** Selectors that take out what it looks at only as a target. */
  unfollowed: readonly string[];
  /** Kinds of imports that it does not look at. */
  ignored: ReadonlySet<EdgeKind>;
  /** False where packages and modules of Node are left out of the graph, so that no rule about them ever finds one. */
  hasPackages: boolean;
}

/** What the options and the commands of package.json say about the files. */
export function cruisedBy(
  path: string,
  options: ReadonlyMap<string, Entry>,
  source: RuleFileSource,
  draft: RuleFileDraft,
): Cruised {
  const base = baseFolder(path, source);
  const roots = rootsOf(path, base, source);
  const includeOnly = globsOfOption(options.get('includeOnly'), base, draft);
  const from = includeOnly ?? roots ?? [base === '' ? '**' : `${base}**`];
  const excluded = globsOfOption(options.get('exclude'), base, draft) ?? [];
  const scripts = [...source.paths()].filter(isScript);
  // What takes nothing away today would only make every rule longer.
  const exclusions = (globs: readonly string[]): string[] =>
    globs
      .filter(glob => scripts.some(script => compileGlob(glob).match(script) !== undefined))
      .map(glob => `!${glob}`);
  return {
    base,
    from,
    without: exclusions(excluded),
    unfollowed: exclusions(globsOfOption(options.get('doNotFollow'), base, draft) ?? []),
    ignored: ignoredBy(options),
    hasPackages: (includeOnly === undefined || includes(includeOnly)) && !includes(excluded),
  };
}

const kindsBySystem: Readonly<Record<string, readonly EdgeKind[]>> = {
  es6: ['value', 'type', 'dynamic', 'reexport', 'side-effect'],
  cjs: ['require'],
};

/** Type-only imports count with `tsPreCompilationDeps` only. */
function ignoredBy(options: ReadonlyMap<string, Entry>): Set<EdgeKind> {
  const ignored = new Set<EdgeKind>();
  const types = options.get('tsPreCompilationDeps');
  if (types === undefined || !types.exists || types.value === false) ignored.add('type');
  if (options.get('exclude')?.at('dynamic').isTrue === true) ignored.add('dynamic');
  const systems = options.get('moduleSystems')?.texts ?? [];
  for (const [system, kinds] of Object.entries(kindsBySystem)) {
    if (systems.length > 0 && !systems.includes(system)) for (const kind of kinds) ignored.add(kind);
  }
  return ignored;
}

/** True where globs take in what is installed. */
const includes = (globs: readonly string[]): boolean => matchesAny(globs)('node_modules/package/index.js');

/** The nearest folder upwards with a package.json: where the command is run. */
function baseFolder(path: string, source: RuleFileSource): string {
  let folder = baseOf(path);
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
  const globs = listOfGlobs(written, base);
  if (!('why' in globs)) return globs;
  draft.lose(
    option,
    `options.${option.path.at(-1)}`,
    globs.why,
    'The rules look at these files too: narrow their `from`',
  );
  return undefined;
}

/** Options of the command line that are followed by a value. */
const valued =
  /^(?:-T|-f|-x|-I|-X|-M|-P|-R|-F|-H|-d|-S|-p|--(?:output-type|output-to|exclude|include-only|do-not-follow|module-systems|prefix|reaches|focus|focus-depth|highlight|max-depth|collapse|ts-config|webpack-config|babel-config|cache-strategy|affected|progress))$/;

/** A command line that runs the tool, with what it is given. */
const command =
  /^(?:\w+=\S+\s+)*(?:(?:npx|bunx|yarn|pnpm|node|exec|dlx|--yes|-y|--)\s+)*(?:\S*\/)?(?:depcruise|dependency-cruiser?(?:\.[cm]?js)?)\s+(.*)$/;

/** The folders that the commands in package.json name for this configuration; undefined where they name none. */
function rootsOf(path: string, base: string, source: RuleFileSource): string[] | undefined {
  const read = scriptSheet(`${base}package.json`, source);
  if (read === undefined || 'fault' in read) return undefined;
  const lines = Entry.rootOf(read.sheet)
    .at('scripts')
    .entries()
    .flatMap(([, entry]) => entry.text?.split(/&&|\|\||[;|]/) ?? []);
  const files = [...source.paths()];
  const roots = lines.flatMap(line => {
    const given = command.exec(line.trim())?.[1];
    // Those that draw are no checks.
    if (given === undefined || /(?:-T|--output-type)[\s=]+(?!err|text|null|teamcity|azure)/.test(given))
      return [];
    const words = (given.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map(word => word.replace(/^["']|["']$/g, ''));
    const named = words[words.findIndex(word => /^(?:-c|-v|--config|--validate)$/.test(word)) + 1];
    const isOther =
      named !== undefined && /\.[cm]?js(?:on)?$/.test(named) && base + plainPath(named) !== path;
    if (isOther && words.includes(named) && /--config|--validate|-c |-v /.test(given)) return [];
    return words.filter(
      (word, index) =>
        !word.startsWith('-') &&
        !valued.test(words[index - 1] ?? '') &&
        base + plainPath(word) !== path &&
        word !== named,
    );
  });
  const plain = [...new Set(roots.map(plainPath))];
  if (plain.some(root => root === '.' || root === '' || root.startsWith('..'))) return undefined;
  const globs = plain.flatMap(root => {
    if (isWild(root) || files.includes(base + root)) return [base + root];
    return files.some(file => file.startsWith(`${base}${root}/`)) ? [`${base}${root}/**`] : [];
  });
  return globs.length === 0 ? undefined : globs;
}
