/** An expected end of a script: `run.mjs` shows the message alone, without a stack, and exits with 1. */
export class Failure extends Error {
  override name = 'Failure';
}
