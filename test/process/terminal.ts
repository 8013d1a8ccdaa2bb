import { spawnSync } from 'node:child_process';
import { cli, type Workspace } from './sample.ts';

/** Whether a command can be given a terminal here: by `script` of util-linux. */
export const hasTerminal =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;

/** Run the built command line on a terminal, with what a person types there. */
export function runOnTerminal(
  workspace: Workspace,
  args: readonly string[],
  typed: string,
): { code: number | null; shown: string } {
  const quoted = [process.execPath, cli, ...args].map(word => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const { status, stdout } = spawnSync('script', ['--quiet', '--return', '--command', quoted, '/dev/null'], {
    cwd: workspace.root,
    encoding: 'utf8',
    input: typed,
    env: {
      ...process.env,
      PLUMBRULE_NOW: '2026-11-21T12:00:00Z',
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'user.name',
      GIT_CONFIG_VALUE_0: 'Ada',
      GIT_CONFIG_KEY_1: 'user.email',
      GIT_CONFIG_VALUE_1: 'ada@example.org',
    },
  });
  return { code: status, shown: stdout.replaceAll('\r\n', '\n') };
}
