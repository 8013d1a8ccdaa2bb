import * as z from 'zod/mini';
import { methods } from '../../protocol/panel.ts';
import { openFile } from '../workspace/openFile.ts';
import type { CommandFactory } from './command.ts';

const place = methods['file/open'].params;
/** A finding of the tree stands in one file, its rule in another. */
const finding = z.object({ rulePlace: place });

/** Open the place that a link or a row names. */
export const openFinding: CommandFactory = services => async argument => {
  const { path, range } = z.parse(place, argument);
  await openFile(await services.root(), path, range);
};

/** Open the rule itself, or the rule of a finding. */
export const openRule: CommandFactory = services => {
  const open = openFinding(services);
  return argument => open(z.safeParse(finding, argument).data?.rulePlace ?? argument);
};
