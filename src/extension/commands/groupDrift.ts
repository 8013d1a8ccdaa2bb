import { type DriftGrouping, driftGroupings } from '../views/driftNodes.ts';
import type { CommandFactory } from './command.ts';
import { pickOne } from './pick.ts';

const labels: Readonly<Record<DriftGrouping, string>> = {
  component: 'By Component',
  rule: 'By Rule',
  severity: 'By Severity',
};

/** Arrange the drift tree. */
export const groupDrift: CommandFactory = services => async () => {
  const { driftGrouping } = services.trees;
  const choice = await pickOne('Group Drift', driftGroupings, grouping => ({
    label: labels[grouping],
    description: grouping === driftGrouping ? 'as it is now' : '',
  }));
  if (choice) await services.trees.groupDriftBy(choice);
};
