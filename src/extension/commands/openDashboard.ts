import type { CommandFactory } from './command.ts';

/** Show the diagrams in an editor tab. */
export const openDashboard: CommandFactory = services => () => services.dashboard.show();
