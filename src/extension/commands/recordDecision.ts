import { openFile } from '../workspace/openFile.ts';
import type { CommandFactory } from './command.ts';
import { askLine } from './pick.ts';

export const recordDecision: CommandFactory = services => async () => {
  const title = await askLine('Record Decision', 'What was decided? For example: Send mail through a queue');
  if (!title) return;
  const { path } = await services.changes.run('newDecision', { title });
  await openFile(await services.root(), path);
};
