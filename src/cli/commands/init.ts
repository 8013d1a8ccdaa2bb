import { basename, resolve } from 'node:path';
import { blueprintPath } from '../../core/artifacts/paths.ts';
import { firstBlueprint } from '../../core/plan/firstBlueprint.ts';
import { writeNew } from '../../node/writeFile.ts';
import { type ExitCode, exitCodes } from '../failure.ts';
import { print } from '../output.ts';
import { openProject } from '../workspace.ts';

/** `plumbrule init`: a first blueprint, where there is none. */
export async function init(folder: string): Promise<ExitCode> {
  const project = await openProject(folder);
  if (project.files.read(blueprintPath) !== undefined) {
    print(`${blueprintPath} is there already; nothing was changed.\n`);
    return exitCodes.holds;
  }
  writeNew(
    project.root,
    blueprintPath,
    firstBlueprint(basename(resolve(project.root)), project.sourcePaths()),
  );
  print(
    `Wrote ${blueprintPath}: one component a folder, to be named and grouped by you.\n` +
      'Next: `plumbrule check` reports drift, `plumbrule plan new TITLE` starts a plan.\n',
  );
  return exitCodes.holds;
}
