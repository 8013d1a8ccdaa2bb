import { existsSync } from 'node:fs';
import { installEditor } from '../../scripts/editor/install.ts';
import { Failure } from '../../scripts/failure.ts';
import { packedExtension } from './server.ts';

/** Before the first test: a VS Code to run in and the packed file that users get. */
export async function setup(): Promise<void> {
  if (!existsSync(packedExtension)) {
    throw new Failure(`${packedExtension} does not exist. Run "npm run package" or "npm run test:e2e".`);
  }
  await installEditor();
}
