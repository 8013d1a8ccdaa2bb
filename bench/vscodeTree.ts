import { existsSync, rmSync } from 'node:fs';
import { Failure } from '../scripts/failure.ts';
import { run } from '../scripts/processes.ts';
import { say } from '../scripts/terminal.ts';

const repository = 'https://github.com/microsoft/vscode.git';
const tag = '1.101.0';

/** The `src` of VS Code and the files beside it, cloned on first use. @throws Failure where GitHub is out of reach. */
export async function vscodeTree(folder: string): Promise<string> {
  if (existsSync(`${folder}/src/tsconfig.json`)) return folder;
  rmSync(folder, { recursive: true, force: true });
  say(`Cloning the src of VS Code ${tag} …`);
  const clone = ['clone', '--quiet', '--depth', '1', '--branch', tag, '--filter=blob:none', '--sparse'];
  for (const args of [
    [...clone, repository, folder],
    ['-C', folder, 'sparse-checkout', 'set', 'src'],
  ]) {
    const { code, output } = await run('git', args);
    if (code === 0) continue;
    rmSync(folder, { recursive: true, force: true });
    throw new Failure(
      `${repository} could not be cloned:\n${output.trim()}\n` +
        'Pass another tree: npm run bench -- --tree PATH [--tsconfig FILE], where PATH holds a TypeScript project ' +
        'of 4,000 files or more and FILE is the config in it that covers them.',
    );
  }
  return folder;
}
