import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { findCommand } from './commands.ts';
import { Failure } from './failure.ts';
import { must } from './processes.ts';
import { inRoot } from './root.ts';

const sample = inRoot('test', 'fixtures', 'notification-service');

/**
 * Copies the sample workspace into `parent` and makes it a Git repository with one commit, so that it can be
 * changed freely and what depends on Git works. Gives back the copy's path.
 */
export async function copySample(parent: string): Promise<string> {
  const copy = join(parent, 'notification-service');
  await cp(sample, copy, { recursive: true });
  const git = findCommand('git');
  if (!git) throw new Failure('Git was not found on the PATH. Install it and run this again.');
  const identity = [
    '-c',
    'user.name=Sample',
    '-c',
    'user.email=sample@localhost',
    '-c',
    'commit.gpgsign=false',
  ];
  await must(git, ['init', '--quiet', '--initial-branch=main'], { cwd: copy });
  await must(git, ['add', '--all'], { cwd: copy });
  await must(git, [...identity, 'commit', '--quiet', '--no-verify', '-m', 'The sample service'], {
    cwd: copy,
  });
  return copy;
}
