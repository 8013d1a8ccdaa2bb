import * as z from 'zod/mini';
import type { Json } from '../../../src/core/model/json.ts';
import type { HostContext } from '../host/hostContext.ts';

const json = z.unknown() as z.ZodMiniType<Json>;

const draftSchema = z.object({
  op: z.enum(['set', 'rename']),
  path: z.array(z.union([z.string(), z.number()])),
  value: json,
  text: z.string(),
  base: json,
  anchors: z.array(z.object({ identity: z.string(), length: z.number() })),
});

const savedSchema = z.object({
  plan: z.optional(z.string()),
  phase: z.optional(z.string()),
  scroll: z.number(),
  /** Sections that were opened or closed by hand, by their key. */
  open: z.record(z.string(), z.boolean()),
  /** Texts that belong to no file yet, such as the title of a plan to be made. */
  inputs: z.record(z.string(), z.string()),
  /** Answers that are typed and not saved, by the file they belong to. */
  drafts: z.record(z.string(), z.array(draftSchema)),
});

/** A draft as it is kept over a reload. */
export type SavedDraft = z.infer<typeof draftSchema>;
type Saved = z.infer<typeof savedSchema>;

const nothing: Saved = { scroll: 0, open: {}, inputs: {}, drafts: {} };

/**
 * What survives when VS Code tears the page down and makes it again: where the user was and what is typed but
 * not saved. Never the plan's own data, which is asked for again.
 */
export class SavedState {
  readonly #host: HostContext;
  #value: Saved;

  constructor(host: HostContext) {
    this.#host = host;
    const parsed = savedSchema.safeParse(host.getState());
    this.#value = parsed.success ? (parsed.data as Saved) : nothing;
  }

  get value(): Readonly<Saved> {
    return this.#value;
  }

  /** Replace some of it; `undefined` leaves a part out. */
  update(change: { [K in keyof Saved]?: Saved[K] | undefined }): void {
    const next = { ...this.#value, ...change } as Saved;
    this.#value = next;
    this.#host.setState(next);
  }

  /** Replace one entry of a keyed part; `undefined` removes it. */
  put<K extends 'open' | 'inputs' | 'drafts'>(
    part: K,
    key: string,
    value: Saved[K][string] | undefined,
  ): void {
    const entries = { ...this.#value[part] } as Record<string, unknown>;
    if (value === undefined) delete entries[key];
    else entries[key] = value;
    this.update({ [part]: entries });
  }
}
