import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { findCommand } from '../commands.ts';
import { must, run } from '../processes.ts';
import type { Profile } from './profile.ts';

/** The editors whose command line is VS Code's. */
const editorCommands = ['code', 'codium', 'cursor', 'windsurf'];

/** The command of an editor on this machine, or undefined where a window could not be shown. */
export function findDesktopEditor(env: NodeJS.ProcessEnv = process.env): string | undefined {
  // In an editor's remote terminal and in WSL, `code` talks to a window elsewhere and ignores the profile.
  if (env.VSCODE_IPC_HOOK_CLI || env.WSL_DISTRO_NAME) return undefined;
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return undefined;
  return findCommand(...editorCommands);
}

/** The name a person knows the command by. */
export function editorName(command: string): string {
  return basename(command).replace(/\.\w+$/, '');
}

/** Installs the packed extension into the profile. */
export async function installVsixInto(command: string, profile: Profile, vsix: string): Promise<void> {
  await must(command, [...profileArguments(profile), '--install-extension', vsix, '--force']);
}

/** Opens the folder in a new window and settles when that window is closed. */
export async function openWindow(
  command: string,
  profile: Profile,
  folder: string,
  trusted: boolean,
): Promise<void> {
  const trust = trusted ? ['--disable-workspace-trust'] : [];
  await run(command, [...profileArguments(profile), ...trust, '--new-window', '--wait', folder]);
}

/** Ends the editor that runs on the profile. It wrote its process id there when it started. */
export async function closeWindow(profile: Profile): Promise<void> {
  const lock = await readFile(join(profile.userData, 'code.lock'), 'utf8').catch(() => '');
  const pid = Number.parseInt(lock, 10);
  if (!(pid > 0)) return;
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // Closed already.
  }
}

function profileArguments({ userData, extensions }: Profile): string[] {
  // Electron refuses to run as root inside its sandbox.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return ['--user-data-dir', userData, '--extensions-dir', extensions, ...asRoot];
}
