import type { CommandFactory } from './command.ts';

/** Give the panel the room of an editor tab. */
export const openPanel: CommandFactory = services => () => services.phases.tab.show();
