import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { findCommand } from '../commands.ts';
import { Failure } from '../failure.ts';
import { must } from '../processes.ts';
import { inRoot } from '../root.ts';
import { say, since } from '../terminal.ts';
import { compilers, requirePrograms } from './prerequisites.ts';

/** Where the served VS Code stands: the Node it runs on and the script of its server. */
export interface InstalledEditor {
  node: string;
  server: string;
}

const folder = inRoot('tools', 'editor');
const codeServer = join(folder, 'node_modules', 'code-server');
const stamp = join(folder, 'node_modules', '.installed');

/** Sets up the served VS Code in tools/editor, once for every state of its lock file; later calls are instant. */
export async function installEditor(): Promise<InstalledEditor> {
  if (process.platform === 'win32') {
    throw new Failure(
      'The served VS Code does not run on Windows. Install VS Code and put `code` on the PATH.',
    );
  }
  const state = installState();
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== state) {
    await requirePrograms('The served VS Code', compilers);
    rmSync(stamp, { force: true });
    const start = performance.now();
    say('Setting up a VS Code that a browser shows: about 2 minutes and 800 MB, once.');
    say('  1/2 downloading …');
    await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder, process.env);
    say('  2/2 compiling its native modules …');
    await npm(['run', 'postinstall'], codeServer, buildEnvironment(node24()));
    writeFileSync(stamp, state);
    say(`  done in ${since(start)}`);
  }
  return { node: node24(), server: join(codeServer, 'lib', 'vscode', 'out', 'server-main.js') };
}

/** Changes when another version is locked or the folder is moved to another kind of machine. */
function installState(): string {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`;
}

/** VS Code's server wants Node 24: npm has its binary and headers for Linux; elsewhere the person's own. */
function node24(): string {
  const { resolve } = createRequire(join(folder, 'package.json'));
  try {
    const manifest = resolve(`node-${process.platform}-${process.arch}/package.json`);
    return join(dirname(manifest), 'bin', 'node');
  } catch {
    if (process.versions.node.startsWith('24.')) return process.execPath;
    throw new Failure(
      `The served VS Code needs Node 24 on ${process.platform}-${process.arch}. ` +
        'Run this with Node 24, or install VS Code and put `code` on the PATH.',
    );
  }
}

/**
 * The native modules are compiled by Node 24 and against its own headers, which the npm package carries: no
 * download, and no headers of the Node that happens to be set for this machine.
 */
function buildEnvironment(node: string): NodeJS.ProcessEnv {
  const home = dirname(dirname(node));
  // An npm around us announces its own Node here, and the inner one would pass that on.
  const { npm_config_user_agent: _, ...inherited } = process.env;
  return {
    ...inherited,
    PATH: [dirname(node), process.env.PATH].join(delimiter),
    ...(existsSync(join(home, 'include', 'node', 'node.h')) ? { npm_config_nodedir: home } : {}),
    // npm 12 compiles nothing that is not allowed by name; these packages are pinned by our lock file.
    npm_config_dangerously_allow_all_scripts: 'true',
  };
}

async function npm(args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const command = findCommand('npm');
  if (!command) throw new Failure('npm was not found on the PATH.');
  await must(command, args, { cwd, env });
}
