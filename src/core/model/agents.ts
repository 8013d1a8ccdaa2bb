import * as z from 'zod/mini';

/** `.plumbrule/plans/<slug>/agents.yaml`: who does each task, and where a person has to say yes. */
export const agentsSchema = z.looseObject({
  version: z.literal(1),
  pattern: z.optional(z.string()),
  assignments: z._default(
    z.array(
      z.looseObject({
        task: z.string(),
        agent: z.string(),
        tier: z.optional(z.string()),
        reason: z.optional(z.string()),
      }),
    ),
    [],
  ),
  gates: z._default(
    z.array(z.looseObject({ task: z.string(), trigger: z.string(), why: z.optional(z.string()) })),
    [],
  ),
});
export type AgentsFile = z.infer<typeof agentsSchema>;
