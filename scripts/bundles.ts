import { existsSync } from 'node:fs';
import { chmod, readdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import * as esbuild from 'esbuild';
import { Failure } from './failure.ts';
import { writeNotices } from './notices.ts';
import { buildPages } from './pages.ts';
import { writePatternParts } from './patternParts.ts';
import { inRoot } from './root.ts';
import { say, since } from './terminal.ts';

/** One file per process, and one for what a process may never need. */
interface Bundle {
  entry: string;
  outfile: string;
  external: string[];
  executable: boolean;
  /** Modules that are bundles of their own beside this one, loaded when first imported. */
  apart?: Readonly<Record<string, string>>;
  /** Files that stand for modules whose usual build cannot be bundled. */
  instead?: Readonly<Record<string, string>>;
}

const bundles: readonly Bundle[] = [
  {
    entry: 'src/extension/extension.ts',
    outfile: 'dist/extension.js',
    external: ['vscode'],
    executable: false,
    // Nine tenths of the code: without a plan it would only make activation slower.
    apart: { 'vscode-languageclient/node': './languageClient.js' },
  },
  {
    entry: 'node_modules/vscode-languageclient/lib/node/main.js',
    outfile: 'dist/languageClient.js',
    external: ['vscode'],
    executable: false,
  },
  {
    entry: 'src/server/bin.ts',
    outfile: 'dist/server.js',
    external: [],
    executable: false,
    apart: { './main.ts': './parts/server.mjs' },
  },
  {
    entry: 'src/node/patterns/worker.ts',
    outfile: 'dist/patternWorker.js',
    external: [],
    executable: false,
    // Its ES build asks where its own file stands, which a bundle does not know.
    instead: { 'web-tree-sitter': 'node_modules/web-tree-sitter/web-tree-sitter.cjs' },
  },
  {
    entry: 'src/cli/bin.ts',
    outfile: 'dist/cli.js',
    external: [],
    executable: true,
    apart: { './main.ts': './parts/cli.mjs' },
  },
];

/**
 * What the language server and the command line are made of: what both need, and each command's own, is a part that
 * is loaded when it is first imported. A command would otherwise compile a megabyte of which it runs a fraction.
 */
const parts = {
  entries: { server: 'src/server/main.ts', cli: 'src/cli/main.ts' },
  folder: 'dist/parts',
} as const;

/** Stands at the head of ES modules: the CommonJS packages inside of them ask for Node's own modules by `require`. */
export const requireForModules =
  "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);";

/** `development` keeps names and adds source maps; `cliOnly` leaves out what only an editor loads. */
export interface BuildOptions {
  development: boolean;
  cliOnly: boolean;
  watch: boolean;
}

/** Builds everything under dist/; with `watch` it returns after the first build and keeps building. */
export async function build(options: BuildOptions): Promise<void> {
  const start = performance.now();
  const wanted = bundles.filter(each => isThere(each.entry) && !(options.cliOnly && isForEditor(each)));
  const built = await Promise.allSettled([
    ...wanted.map(each => bundle(each, options)),
    bundleParts(options),
  ]);
  // esbuild has printed each message with its place; a stack of ours would only bury them.
  if (built.some(({ status }) => status === 'rejected')) throw new Failure('The build failed.');
  const modules = built.flatMap(each => (each.status === 'fulfilled' ? each.value : []));
  const outputs = wanted.map(each => each.outfile);
  modules.push(...writePatternParts(inRoot('dist/patterns')));
  if (!options.cliOnly) {
    modules.push(...(await buildPages(options)));
    outputs.push('dist/webview');
  }
  await writeNotices(modules);
  say(`Built ${outputs.join(', ')} in ${since(start)}.`);
}

function isThere(source: string): boolean {
  return existsSync(inRoot(source));
}

function isForEditor({ external }: Bundle): boolean {
  return external.includes('vscode');
}

/** Answers with the paths of all modules that went in. */
async function bundle(
  { entry, outfile, external, executable, apart = {}, instead = {} }: Bundle,
  options: BuildOptions,
): Promise<string[]> {
  const { inputs } = await buildWith(
    {
      entryPoints: [inRoot(entry)],
      outfile: inRoot(outfile),
      external,
      plugins: [leaveApart(apart)],
      alias: Object.fromEntries(Object.entries(instead).map(([name, file]) => [name, inRoot(file)])),
      // VS Code loads extensions with require(), and package.json declares no module type.
      format: 'cjs',
      // A real import() of a CommonJS bundle would miss the names that it passes on from its parts.
      supported: { 'dynamic-import': Object.values(apart).some(file => file.endsWith('.mjs')) },
      banner: executable ? { js: '#!/usr/bin/env node' } : {},
    },
    options,
  );
  if (executable) await chmod(inRoot(outfile), 0o755);
  return Object.keys(inputs);
}

/** Answers with the paths of all modules that went in. */
async function bundleParts(options: BuildOptions): Promise<string[]> {
  const { inputs, outputs } = await buildWith(
    {
      entryPoints: Object.fromEntries(
        Object.entries(parts.entries).map(([name, file]) => [name, inRoot(file)]),
      ),
      outdir: inRoot(parts.folder),
      outExtension: { '.js': '.mjs' },
      format: 'esm',
      splitting: true,
      banner: { js: requireForModules },
    },
    options,
  );
  // Names carry a hash of the content, so a former build's parts would pile up and be packed.
  const wanted = new Set(Object.keys(outputs).map(path => basename(path)));
  for (const name of await readdir(inRoot(parts.folder)))
    if (!wanted.has(name)) await rm(inRoot(parts.folder, name));
  return Object.keys(inputs);
}

async function buildWith(settings: esbuild.BuildOptions, options: BuildOptions): Promise<esbuild.Metafile> {
  const context = await esbuild.context({
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    // Several libraries name their UMD build in `main`, which cannot be bundled, and their ES build in `module`.
    mainFields: ['module', 'main'],
    minify: !options.development,
    sourcemap: options.development,
    logLevel: 'warning',
    metafile: true,
    ...settings,
  });
  const { metafile } = await context.rebuild();
  if (options.watch) await context.watch();
  else await context.dispose();
  return metafile!;
}

function leaveApart(apart: Readonly<Record<string, string>>): esbuild.Plugin {
  return {
    name: 'leave-apart',
    setup: ({ onResolve }) => {
      onResolve({ filter: /.*/ }, ({ path }) => {
        const file = apart[path];
        return file ? { path: file, external: true } : undefined;
      });
    },
  };
}
