import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../failure.ts';

/** `plumbrule lsp`: run the language server's own bundle, which lies beside this one, in this process. */
export async function lsp(): Promise<ExitCode> {
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  createRequire(__filename)(join(__dirname, 'server.js'));
  // The server ends the process when its client goes.
  return exitCodes.holds;
}
