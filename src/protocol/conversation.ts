import * as z from 'zod/mini';

/**
 * What a page in a webview and the extension host may say to each other: calls by the page, events by the host.
 * Both ends check what they receive.
 */
export interface Conversation {
  methods: Readonly<Record<string, { params: z.ZodMiniType; result: z.ZodMiniType }>>;
  events: Readonly<Record<string, z.ZodMiniType>>;
  /** Calls that may wait for a person, or for commands of the workspace: they end when they end. */
  untimed?: readonly string[];
}

export type MethodOf<C extends Conversation> = keyof C['methods'] & string;
export type ParamsOf<C extends Conversation, M extends MethodOf<C>> = z.infer<C['methods'][M]['params']>;
export type ResultOf<C extends Conversation, M extends MethodOf<C>> = z.infer<C['methods'][M]['result']>;
export type EventOf<C extends Conversation> = keyof C['events'] & string;
export type PayloadOf<C extends Conversation, E extends EventOf<C>> = z.infer<C['events'][E]>;

const json: z.ZodMiniType<unknown> = z.unknown();

/** The envelope of a message in either direction. */
export const envelopeSchema = z.union([
  z.object({ v: z.literal(1), kind: z.literal('ready') }),
  z.object({ v: z.literal(1), kind: z.literal('request'), id: z.number(), method: z.string(), params: json }),
  z.object({
    v: z.literal(1),
    kind: z.literal('response'),
    id: z.number(),
    ok: z.literal(true),
    result: json,
  }),
  z.object({
    v: z.literal(1),
    kind: z.literal('response'),
    id: z.number(),
    ok: z.literal(false),
    message: z.string(),
  }),
  z.object({ v: z.literal(1), kind: z.literal('event'), event: z.string(), payload: json }),
]);
export type Envelope = z.infer<typeof envelopeSchema>;
