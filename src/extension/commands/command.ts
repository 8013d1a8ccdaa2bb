import * as z from 'zod/mini';
import type { Services } from '../services.ts';

/** Makes one command from the services. Its arguments come from anywhere and are checked before use. */
export type CommandFactory = (services: Services) => (...args: unknown[]) => Promise<void> | void;

const target = z.object({ plan: z.string(), task: z.string() });
/** One task of one plan. */
export type TaskTarget = z.infer<typeof target>;

/** The task that a tree row, a code lens or the panel names; undefined from the palette. */
export function taskTarget(argument: unknown): TaskTarget | undefined {
  return z.safeParse(target, argument).data;
}
