// npm run bench [-- --tree PATH] [--tsconfig FILE] [--runs N] [--quick] [--json FILE]
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { benchBlueprint } from '../bench/benchBlueprint.ts';
import { ownEdges, scannedFiles } from '../bench/edges.ts';
import { type Figures, sectionsOf } from '../bench/figures.ts';
import type { Runs } from '../bench/measure.ts';
import { measureAll } from '../bench/measureAll.ts';
import { createOverlay } from '../bench/overlay.ts';
import { tables } from '../bench/rows.ts';
import { vscodeTree } from '../bench/vscodeTree.ts';
import { build } from './bundles.ts';
import { Failure } from './failure.ts';
import { must } from './processes.ts';
import { fromCaller, inRoot } from './root.ts';
import { say } from './terminal.ts';

const { values } = parseArgs({
  options: {
    tree: { type: 'string' },
    tsconfig: { type: 'string' },
    runs: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const counted = Number(values.runs);
if (!Number.isInteger(counted) || counted < 1) throw new Failure('--runs takes a whole number above 0.');
const runs: Runs = values.quick ? { warmUps: 0, counted: 1 } : { warmUps: 1, counted };

await installPeers();
await build({ development: false, cliOnly: true, watch: false });
await bundleProbes();
const tree =
  values.tree === undefined ? await vscodeTree(inRoot('.cache/bench/vscode')) : fromCaller(values.tree);
if (!existsSync(tree)) throw new Failure(`There is no folder ${tree}.`);

say(`Measuring ${tree} …`);
const overlay = await createOverlay(tree, inRoot('.cache/bench/overlay'));
try {
  const files = scannedFiles(overlay.root);
  const edges = ownEdges(overlay.root);
  const blueprint = benchBlueprint(edges, path => statSync(join(overlay.root, path)).size);
  overlay.setBlueprint(blueprint.text);
  const measured = await measureAll({
    root: overlay.root,
    scratch: inRoot('.cache/bench'),
    all: overlay.files,
    files,
    edges,
    blueprint,
    tsconfig: values.tsconfig ?? usualConfig(overlay.root),
    runs,
    edits: values.quick ? 40 : 200,
    log: say,
  });
  const figures: Figures = {
    ...measured,
    machine: {
      cores: cpus().length,
      model: cpus()[0]?.model ?? '',
      node: process.version,
      load: loadavg()[0]!,
    },
  };
  console.log(tables(sectionsOf(figures)));
  if (values.json !== undefined)
    writeFileSync(fromCaller(values.json), `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  overlay.remove();
}

/** The peers have a lock file of their own, so that nobody who only builds pays for them. */
async function installPeers(): Promise<void> {
  const wanted = JSON.parse(readFileSync(inRoot('bench/package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const isInstalled = ([name, version]: [string, string]): boolean => {
    const manifest = inRoot('bench/node_modules', name, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
  };
  if (Object.entries(wanted.devDependencies).every(isInstalled)) return;
  say('Installing what Plumbrule is compared with (npm ci in bench/) …');
  await must('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: inRoot('bench') });
}

/** Programs that are measured as processes of their own. */
async function bundleProbes(): Promise<void> {
  await esbuild.build({
    entryPoints: ['extraction', 'cruise', 'engineEdits'].map(name => inRoot(`bench/probes/${name}.ts`)),
    outdir: inRoot('bench/dist'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    external: ['dependency-cruiser'],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
}

/** The config that covers most of a tree, where the person names none. */
function usualConfig(root: string): string | undefined {
  return ['src/tsconfig.json', 'tsconfig.json', 'tsconfig.base.json'].find(path =>
    existsSync(join(root, path)),
  );
}
