import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { Failure } from '../failure.ts';
import { endGroup, must } from '../processes.ts';
import type { InstalledEditor } from './install.ts';
import type { Profile } from './profile.ts';

/** A running VS Code that a browser on this machine can open. */
export interface ServedEditor {
  /** The address that opens a folder (absolute path). It holds the secret that the server asks for. */
  address(folder: string): string;
  /** Everything the server has printed so far. */
  log(): string;
  /** Settles when the server has ended by itself or by `stop`. */
  ended: Promise<unknown>;
  /** Ends the server and all its helpers. */
  stop(): Promise<void>;
}

/** How to serve. */
export interface ServeOptions {
  /** Opens every folder without asking whether its authors are trusted. */
  trusted: boolean;
  /** Lets the server end by itself five minutes after its last window, in case nobody is left to stop it. */
  unattended?: boolean;
}

/** Installs a packed extension into the profile, offline. */
export async function installVsix(editor: InstalledEditor, profile: Profile, vsix: string): Promise<void> {
  await must(editor.node, [editor.server, ...folders(profile), '--install-extension', vsix], {
    env: environment(),
  });
}

/** Starts the server on loopback, on a free port, behind a secret of its own. */
export async function serve(
  editor: InstalledEditor,
  profile: Profile,
  options: ServeOptions,
): Promise<ServedEditor> {
  const token = randomBytes(16).toString('hex');
  const args = [
    editor.server,
    ...folders(profile),
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
    ...['--accept-server-license-terms', '--disable-telemetry'],
    ...(options.trusted ? ['--disable-workspace-trust'] : []),
    ...(options.unattended ? ['--enable-remote-auto-shutdown'] : []),
  ];
  const child = spawn(editor.node, args, {
    cwd: profile.folder,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that Ctrl-C reaches us first and we end the server with its helpers.
    detached: true,
  });
  let log = '';
  const port = await new Promise<number>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      log += chunk;
      const bound = /Extension host agent listening on (\d+)/.exec(log);
      if (bound) resolve(Number(bound[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Failure(`The served VS Code ended at once:\n${log}`)));
  });
  return {
    address: folder => `http://127.0.0.1:${port}/?${new URLSearchParams({ tkn: token, folder })}`,
    log: () => log,
    ended: new Promise(resolve => child.once('exit', resolve)),
    stop: () => endGroup(child),
  };
}

function folders({ userData, extensions }: Profile): string[] {
  return ['--server-data-dir', userData, '--extensions-dir', extensions];
}

/** Without the variables by which an editor around us would steer its own `code` and Node processes. */
function environment(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
