import { resolve } from 'node:path';
import process from 'node:process';

/** The repository's root folder. `run.mjs` and the test runner start every script from there. */
export const root = process.cwd();

/** An absolute path of something in the repository. */
export function inRoot(...segments: string[]): string {
  return resolve(root, ...segments);
}

/** An absolute path of something the person named, read from where they typed the command. */
export function fromCaller(path: string): string {
  return resolve(process.env.INIT_CWD ?? root, path);
}
