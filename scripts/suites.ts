import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { build } from './bundles.ts';
import { run } from './processes.ts';
import { inRoot, root } from './root.ts';
import { packVsix } from './vsix.ts';

/** How many checks of a suite held and how many did not. */
export interface Tally {
  passed: number;
  failed: number;
  /** What did not hold, for the end of a long log: each test's file and name, and why. */
  failures?: string[];
}

/** One part of `npm test`. */
export interface Suite {
  /** What `--only` calls it. */
  id: string;
  title: string;
  /** Needs a browser, so `--fast` leaves it out. */
  slow: boolean;
  /** False while the repository has nothing for it to look at. */
  isThere(): boolean;
  run(): Promise<Tally>;
}

/** Every suite in the order in which they run: later ones use what `build` leaves in dist/. */
export const suites: readonly Suite[] = [
  {
    id: 'format',
    title: 'Formatting and lint (Biome)',
    slow: false,
    isThere: () => true,
    run: () => program('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
  },
  {
    id: 'types',
    title: 'Types (every tsconfig.json)',
    slow: false,
    isThere: () => true,
    run: () =>
      inTurn(typeScriptProjects(), project => program('node_modules/typescript/bin/tsc', '-p', project)),
  },
  {
    id: 'build',
    title: 'Build and pack',
    slow: false,
    isThere: () => existsSync(inRoot('src/extension/extension.ts')),
    run: buildAndPack,
  },
  {
    id: 'unit',
    title: 'Unit and process tests',
    slow: false,
    isThere: () => hasTests('test/unit') || hasTests('test/process'),
    run: () => vitest('unit', 'vitest.config.ts'),
  },
  testFolder('package', 'The packed extension', false),
  testFolder('webview', 'Webview in Chromium', true),
  testFolder('e2e', 'End to end in a real VS Code', true),
  {
    id: 'rules',
    title: 'This project under its own rules (plumbrule check)',
    slow: false,
    isThere: () => existsSync(inRoot('.plumbrule/blueprint.yaml')),
    run: () => program('dist/cli.js', 'check'),
  },
];

function testFolder(id: string, title: string, slow: boolean): Suite {
  const folder = `test/${id}`;
  return {
    id,
    title,
    slow,
    isThere: () => hasTests(folder),
    run: () => vitest(id, `${folder}/vitest.config.ts`),
  };
}

/** A program of one verdict: a Node script of the repository, by its path from the root. */
async function program(script: string, ...args: string[]): Promise<Tally> {
  const { code } = await run(process.execPath, [inRoot(script), ...args], { cwd: root, show: true });
  return verdict(code === 0);
}

async function buildAndPack(): Promise<Tally> {
  await build({ development: false, cliOnly: false, watch: false });
  await packVsix();
  return verdict(true);
}

/** Vitest counts in a JSON report; a test file that could not be loaded counts as one failure. */
async function vitest(id: string, config: string): Promise<Tally> {
  const report = inRoot('.cache', 'test', `${id}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitestScript = 'node_modules/vitest/vitest.mjs';
  const { failed } = await program(vitestScript, 'run', '--config', config, ...reporters);
  if (!existsSync(report)) return verdict(false);
  const counts = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
  return {
    passed: counts.numPassedTests,
    failed: Math.max(counts.numFailedTests, failed),
    failures: counts.testResults.flatMap(failuresOf),
  };
}

/** The part of Vitest's JSON report that is read here. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

function failuresOf({
  name,
  status,
  message,
  assertionResults,
}: VitestReport['testResults'][number]): string[] {
  const file = relative(root, name);
  const failed = assertionResults.filter(each => each.status === 'failed');
  // A file that could not be loaded has a message of its own and no tests.
  if (failed.length === 0) return status === 'failed' ? [`${file}\n${message}`] : [];
  return failed.map(each => `${file}: ${each.fullName}\n${each.failureMessages.join('\n')}`);
}

async function inTurn<T>(items: readonly T[], check: (item: T) => Promise<Tally>): Promise<Tally> {
  const total: Tally = { passed: 0, failed: 0 };
  for (const item of items) {
    const { passed, failed } = await check(item);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

function verdict(held: boolean): Tally {
  return held ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function typeScriptProjects(): string[] {
  const nested = ['src', 'webview-ui', 'test'].flatMap(folder => filesNamed(folder, /[/\\]tsconfig\.json$/));
  return ['tsconfig.json', ...nested];
}

function hasTests(folder: string): boolean {
  return filesNamed(folder, /\.test\.ts$/).length > 0;
}

/** Paths from the root of the files below a folder whose path matches; sample workspaces are not ours to test. */
function filesNamed(folder: string, pattern: RegExp): string[] {
  if (!existsSync(inRoot(folder))) return [];
  return readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
    .map(path => join(folder, path))
    .filter(path => pattern.test(path) && !/[/\\](fixtures|node_modules)[/\\]/.test(path));
}
