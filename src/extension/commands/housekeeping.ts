import type { CommandFactory } from './command.ts';

/** Load panel and trees again. */
export const refresh: CommandFactory = services => () => services.refresh();

/** End the language server and start it anew; everything is read and checked again. */
export const restartServer: CommandFactory = services => () => services.server.restart();

/** Bring the extension's log to the front. */
export const showLog: CommandFactory = services => () => services.log.show();
