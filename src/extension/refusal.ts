/** A request that cannot be met as things stand. Its message tells a person what to do, so it is shown as it is. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
