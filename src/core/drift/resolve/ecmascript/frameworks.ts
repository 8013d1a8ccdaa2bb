import { remember } from '../../../remember.ts';
import type { Resolution, WorkspaceFiles } from '../resolution.ts';
import { joinPath } from '../workspacePath.ts';
import { declares, type PackageJson } from './packageJson.ts';
import type { Workspaces } from './workspaces.ts';

/** What a framework lets people import without saying so in a file that the workspace holds. */
interface Framework {
  /** A project uses it when its manifest names this package. */
  package: string;
  /** Folders of the project that a prefix stands for, in the order in which they are tried. */
  aliases: readonly (readonly [prefix: string, folders: readonly string[]])[];
  /** Modules that the framework makes by itself. */
  own: RegExp;
  /** A file of the project with further aliases. */
  config?: string;
}

const nuxtSource = ['app', '', 'src'];

// Both write a tsconfig.json with these paths when the project is first run; a fresh checkout has none.
const frameworks: readonly Framework[] = [
  {
    package: '@sveltejs/kit',
    aliases: [['$lib', ['src/lib']]],
    own: /^\$(?:app|env)(?:\/|$)|^\$service-worker$|^\.{1,2}\/(?:.*\/)?\$types(?:\.js)?$/,
    config: 'svelte.config.js',
  },
  {
    package: 'nuxt',
    aliases: [
      ['~~', ['']],
      ['@@', ['']],
      ['~', nuxtSource],
      ['@', nuxtSource],
      ['#shared', ['shared']],
    ],
    own: /^#(?!shared(?:\/|$))/,
  },
  { package: 'unplugin-icons', aliases: [], own: /^~icons\// },
];

/** The first of several paths where a module stands. */
type FirstFile = (paths: readonly string[]) => string | undefined;

/** A function that finds what only a framework gives a meaning to; undefined for all else. */
export function createFrameworkLookup(
  files: WorkspaceFiles,
  workspaces: Workspaces,
  firstFile: FirstFile,
): (specifier: string, folder: string) => Resolution | undefined {
  const configured = new Map<string, Framework['aliases']>();

  function aliasesOf(framework: Framework, project: PackageJson): Framework['aliases'] {
    const { config } = framework;
    if (config === undefined) return framework.aliases;
    const path = joinPath(project.folder, config) ?? config;
    return remember(configured, path, () => [
      ...writtenAliases(files.read(path) ?? ''),
      ...framework.aliases,
    ]);
  }

  function within(framework: Framework, project: PackageJson, specifier: string): Resolution | undefined {
    if (framework.own.test(specifier)) return { kind: 'package', name: framework.package };
    for (const [prefix, folders] of aliasesOf(framework, project)) {
      if (specifier !== prefix && !specifier.startsWith(`${prefix}/`)) continue;
      const rest = specifier.slice(prefix.length + 1).replace(/[?#][\s\S]*$/, '');
      const path = firstFile(
        folders.flatMap(folder => joinPath(project.folder, `${folder}/${rest}`.replace(/^\/+/, '')) ?? []),
      );
      if (path !== undefined) return { kind: 'file', path };
      // What a tool writes into a hidden folder is not there before it has run.
      if (folders.some(folder => folder.startsWith('.'))) return { kind: 'package', name: framework.package };
    }
    return undefined;
  }

  return (specifier, folder) => {
    for (const framework of frameworks) {
      const project = workspaces
        .manifestsFrom(folder)
        .find(manifest => declares(manifest, framework.package));
      const found = project && within(framework, project, specifier);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

const aliasTable = /\balias\s*:\s*\{([^{}]*)\}/;
const aliasEntry = /(?:'([^']+)'|"([^"]+)"|(?<![\w$])([\w$]+))\s*:\s*(?:'([^']+)'|"([^"]+)")/g;

/** The aliases that a configuration writes out; longer ones first, since they say more. */
function writtenAliases(text: string): [prefix: string, folders: string[]][] {
  const table = aliasTable.exec(text)?.[1] ?? '';
  const clean = (path: string): string => path.replace(/^\.\//, '').replace(/\/\*$/, '');
  return [...table.matchAll(aliasEntry)]
    .map(([, single, double, bare, from, folder]): [string, string[]] => [
      clean(single ?? double ?? bare ?? ''),
      [clean(from ?? folder ?? '')],
    ])
    .sort(([a], [b]) => b.length - a.length);
}
