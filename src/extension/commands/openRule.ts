import * as z from 'zod/mini';
import { methods } from '../../protocol/panel.ts';
import { openFile } from '../workspace/openFile.ts';
import type { CommandFactory } from './command.ts';

export const openRule: CommandFactory = services => async argument => {
  const { path, range } = z.parse(methods['file/open'].params, argument);
  await openFile(await services.root(), path, range);
};
