// npm run bench [-- --tree PATH …] [--tsconfig FILE] [--runs N] [--quick] [--json FILE]
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { build, requireForModules } from '../scripts/bundles.ts';
import { Failure } from '../scripts/failure.ts';
import { must } from '../scripts/processes.ts';
import { fromCaller, inRoot } from '../scripts/root.ts';
import { say } from '../scripts/terminal.ts';
import { packVsix, vsixPath } from '../scripts/vsix.ts';
import { languageOf } from '../src/core/drift/languages.ts';
import { type Activations, measureActivations } from './activation.ts';
import { type Figures, sectionsOf } from './figures.ts';
import type { Runs } from './measure.ts';
import { type EditingFigures, measureEditing, measureStarts } from './measureEditing.ts';
import { measureTree, type TreeFigures } from './measureTree.ts';
import { openTree } from './openTree.ts';
import { createOverlay } from './overlay.ts';
import { plainBlueprint } from './plainBlueprint.ts';
import { tables } from './rows.ts';
import { vscodeTree } from './vscodeTree.ts';

const { values } = parseArgs({
  options: {
    tree: { type: 'string', multiple: true, default: [] },
    tsconfig: { type: 'string' },
    runs: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const counted = Number(values.runs);
if (!Number.isInteger(counted) || counted < 1) throw new Failure('--runs takes a whole number above 0.');
const runs: Runs = values.quick ? { warmUps: 0, counted: 1 } : { warmUps: 1, counted };
const scratch = inRoot('.cache/bench');
const missing = values.tree.find(path => !existsSync(fromCaller(path)));
if (missing !== undefined) throw new Failure(`There is no folder ${missing}.`);

await installPeers();
await build({ development: false, cliOnly: false, watch: false });
const { size: packed } = statSync(await packVsix());
await bundleProbes();
const trees =
  values.tree.length === 0 ? [await vscodeTree(inRoot('.cache/bench/vscode'))] : values.tree.map(fromCaller);

const loadBefore = loadavg()[0]!;
const measured: Figures['trees'] = [];
let editing: EditingFigures | undefined;
let start: Figures['start'] | undefined;
for (const [index, tree] of trees.entries()) {
  say(`Measuring ${basename(tree)} …`);
  const { name, overlay, sources, rules, blueprint, cruised } = await openTree(
    tree,
    inRoot('.cache/bench/overlay'),
    index === 0 ? values.tsconfig : undefined,
  );
  const { root, files: all, setBlueprint } = overlay;
  try {
    const subject = { root, scratch, all, sources, runs, log: say, ...(cruised && { cruised }) };
    measured.push({ name, rules, ...(await measureTree(subject)) });
    start ??= await measureStarts(root, runs);
    if (blueprint !== undefined && editing === undefined) {
      const edits = values.quick ? 40 : 200;
      editing = await measureEditing({ root, blueprint, setBlueprint, runs, edits, log: say });
    }
  } finally {
    overlay.remove();
  }
}
const activations = await activationsOrWhyNot();
const together = trees.length > 1 ? await measureTogether() : undefined;
const figures: Figures = {
  machine: {
    cores: cpus().length,
    model: cpus()[0]?.model ?? '',
    node: process.version,
    load: [loadBefore, loadavg()[0]!],
  },
  trees: measured,
  ...(together && { together }),
  ...(editing && { editing }),
  start: start!,
  activations,
  packed,
};
const { cores, node, load } = figures.machine;
console.log(
  `${cores} cores, Node ${node.slice(1)}, load ${load.map(value => value.toFixed(1)).join(' before, ')} after; ` +
    `${values.quick ? 'one run of each' : `medians of ${runs.counted} runs after one that does not count`}\n`,
);
const sections = sectionsOf(figures);
console.log(tables(sections));
if (values.json !== undefined) {
  writeFileSync(fromCaller(values.json), `${JSON.stringify({ ...figures, sections }, null, 2)}\n`);
}

/** A machine without a browser, or without what builds the editor, can measure all the rest. */
async function activationsOrWhyNot(): Promise<Activations | undefined> {
  say('Activation in a real VS Code …');
  try {
    return await measureActivations(vsixPath, values.quick ? 1 : 5);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** A large tree is made of all the others. */
async function measureTogether(): Promise<TreeFigures> {
  say('Measuring all of them in one folder …');
  const folder = inRoot('.cache/bench/together');
  rmSync(folder, { recursive: true, force: true });
  const overlay = await createOverlay(trees, folder);
  try {
    const { root, files: all } = overlay;
    overlay.setBlueprint(plainBlueprint(all.filter(path => languageOf(path) !== undefined)));
    // Their languages are measured already, one tree at a time.
    const figures = await measureTree({ root, scratch, all, sources: [], runs, log: say });
    return { ...figures, characters: measured.reduce((sum, { characters }) => sum + characters, 0) };
  } finally {
    overlay.remove();
  }
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
    entryPoints: ['extraction', 'accuracy', 'cruise', 'engineEdits'].map(name =>
      inRoot(`bench/probes/${name}.ts`),
    ),
    outdir: inRoot('bench/dist'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    external: ['dependency-cruiser', 'typescript'],
    banner: { js: requireForModules },
    logLevel: 'warning',
  });
}
