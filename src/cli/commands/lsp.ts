import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ExitCode, exitCodes } from '../failure.ts';

/** `plumbrule lsp`: run the language server's own bundle, which lies beside this one, in this process. */
export async function lsp(): Promise<ExitCode> {
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  await import(pathToFileURL(join(import.meta.dirname, 'server.mjs')).href);
  // The server ends the process when its client goes.
  return exitCodes.holds;
}
