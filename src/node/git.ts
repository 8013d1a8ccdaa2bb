import { execFile, execFileSync } from 'node:child_process';

const mostOutput = 512 * 1024 * 1024;

/** Git answered with an error; `stderr` is what it said. */
export class GitError extends Error {
  override readonly name = 'GitError';
  readonly stderr: string;
  constructor(args: readonly string[], stderr: string) {
    super(`git ${args.join(' ')}: ${stderr.trim() || 'failed'}`);
    this.stderr = stderr;
  }
}

/** Locale and prompts would change what Git prints; optional locks would disturb a commit under way. */
const environment = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };

/** Run Git in a folder and answer with its standard output. @throws GitError, also where there is no Git. */
export function git(folder: string, args: readonly string[], input?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      args,
      { cwd: folder, env: environment, encoding: 'buffer', maxBuffer: mostOutput },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new GitError(args, stderr.toString('utf8') || error.message));
      },
    );
    // Git may end before it has read everything; its exit status says why.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** Run Git for at most so many milliseconds; undefined where it did not finish. @throws GitError as {@link git} does. */
export function gitWithin(
  folder: string,
  args: readonly string[],
  patience: number,
): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      args,
      { cwd: folder, env: environment, encoding: 'buffer', maxBuffer: mostOutput, timeout: patience },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else if (error.killed === true) resolve(undefined);
        else reject(new GitError(args, stderr.toString('utf8') || error.message));
      },
    );
  });
}

/** Output of a `-z` command as a list. */
export async function gitList(folder: string, args: readonly string[]): Promise<string[]> {
  const output = (await git(folder, args)).toString('utf8');
  return output.split('\0').filter(entry => entry !== '');
}

/** The person who works here, as Git knows them: `Name <address>`; undefined where Git does not say. */
export function personFromGit(folder: string): string | undefined {
  const get = (key: string): string => {
    try {
      return execFileSync('git', ['config', key], {
        cwd: folder,
        env: environment,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
        .toString('utf8')
        .trim();
    } catch {
      return '';
    }
  };
  const name = get('user.name');
  const address = get('user.email');
  if (name === '' && address === '') return undefined;
  return address === '' ? name : `${name} <${address}>`.trim();
}

/** The commit that is checked out; undefined without Git or before the first commit. */
export async function checkedOut(folder: string): Promise<string | undefined> {
  try {
    return (await git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD'])).toString('utf8').trim();
  } catch {
    return undefined;
  }
}

/** Why the history does not tell in a clone of a part, and what to do. */
export const onlyPart =
  'this clone has only part of the history; fetch all of it (`git fetch --unshallow`, `fetch-depth: 0`)';

/** True for a clone that has only the latest part of the history. @throws GitError where there is no repository. */
export async function isShallow(folder: string): Promise<boolean> {
  const answer = await git(folder, ['rev-parse', '--is-shallow-repository']);
  return answer.toString('utf8').trim() === 'true';
}
