// Runs scripts/<name>.ts, or <folder>/<name>.ts from the root, on the oldest supported Node: brings the dependencies up to date, bundles, starts.
// Plain JavaScript and only Node's own modules at the top, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = [20, 19];

/** Ends with a sentence for a person instead of a stack trace. */
function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  stop(`Node ${oldestNode.join('.')} or newer is needed; this is Node ${process.versions.node}.`);
}

/** The packages of a lock file by path, or nothing when there is no readable one. */
function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * npm keeps a copy of what it installed beside the packages. Contents are compared, not times: a checkout
 * touches files whose text stays the same. Optional packages of other platforms are missing on purpose.
 */
function dependenciesAreCurrent() {
  const installed = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(lockedPackages(join(root, 'package-lock.json'))).every(
    ([path, entry]) =>
      path === '' ||
      installed[path]?.version === entry.version ||
      (installed[path] === undefined && (entry.optional === true || entry.peer === true)),
  );
}

function installDependencies() {
  if (dependenciesAreCurrent()) return;
  process.stderr.write('Installing the dependencies (npm ci) …\n');
  const options = { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' };
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options);
  if (error) stop(`npm could not be started: ${error.message}`);
  if (status !== 0) stop('npm ci failed; its messages stand above.');
}

async function bundle(name) {
  const entry = join(root, name.includes('/') ? '' : 'scripts', `${name}.ts`);
  if (!existsSync(entry)) {
    const names = readdirSync(join(root, 'scripts')).filter(file => file.endsWith('.ts'));
    stop(`There is no script "${name}". In scripts/: ${names.join(', ')}.`);
  }
  const esbuild = await import('esbuild');
  const outfile = join(root, '.cache', 'scripts', `${name.replaceAll('/', '-')}.mjs`);
  await esbuild.build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  await esbuild.stop();
  return outfile;
}

const [name, ...args] = process.argv.slice(2);
if (!name) stop('Usage: node scripts/run.mjs NAME|FOLDER/NAME [ARGUMENT…]');
requireNode();
installDependencies();
process.env.INIT_CWD ??= process.cwd();
process.chdir(root);
process.setSourceMapsEnabled(true);
const script = await bundle(name);
process.argv = [process.argv[0], script, ...args];
try {
  await import(pathToFileURL(script).href);
} catch (error) {
  if (error?.name !== 'Failure') throw error;
  stop(error.message);
}
