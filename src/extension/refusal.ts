import { commandIds } from '../protocol/ids.ts';

/** A button that runs a command of ours. */
export interface Remedy {
  title: string;
  command: string;
}

export const restartServer: Remedy = { title: 'Restart Server', command: commandIds.restartServer };
export const showLog: Remedy = { title: 'Show Log', command: commandIds.showLog };

/** A request that cannot be met as things stand. Its message is shown as it is, with buttons for what helps. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly remedies: readonly Remedy[];

  constructor(message: string, ...remedies: Remedy[]) {
    super(message);
    this.remedies = remedies;
  }
}
